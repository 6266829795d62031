/** What the error page says with a network, see Failure. */
export function FailureExplained({ error: { digest } }: { error: { digest?: string } }) {
  return Object.entries(texts).map(([locale, { title, explain, reference, retry, home }]) => (
    <div key={locale} className="stack failure" lang={locale}>
      <h1>{title}</h1>
      <p>{explain}</p>
      {digest && (
        <p>
          {reference} <strong className="code">{digest}</strong>
        </p>
      )}
      <p className="row">
        <button type="button" className="button primary" onClick={() => window.location.reload()}>
          {retry}
        </button>
        <a href="/">{home}</a>
      </p>
    </div>
  ))
}

const texts = {
  vi: {
    title: 'Có lỗi xảy ra',
    explain:
      'Nếu lỗi hiện ra khi mở trang: dữ liệu không thay đổi. Nếu vừa lưu hoặc gửi: chưa rõ đã lưu hay chưa, hãy mở lại hồ sơ để kiểm tra.',
    reference: 'Mã tham chiếu cho quản trị hệ thống:',
    retry: 'Thử lại',
    home: 'Về trang Việc cần làm',
  },
  en: {
    title: 'Something went wrong',
    explain:
      'If it came when a page was opened, nothing was changed. If you had just saved or sent: it may not be saved, open the record and look.',
    reference: 'Reference for the administrator:',
    retry: 'Try again',
    home: 'Go to Tasks',
  },
}
