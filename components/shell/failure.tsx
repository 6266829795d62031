/**
 * The error page. Its texts are written here in both languages, because loading messages may be what failed; the style
 * sheet hides those that are not in the language of the page.
 */
export function Failure({ error: { digest } }: { error: { digest?: string } }) {
  return (
    <>
      <title>Sổ Bộ</title>
      {Object.entries(texts).map(([locale, [title, explain, reference, retry, home]]) => (
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
      ))}
    </>
  )
}

/** Title, explanation, reference, retry, home. Every page loads them: as lists, because names are bytes. */
const texts = {
  vi: [
    'Có lỗi xảy ra',
    'Nếu lỗi hiện ra khi mở trang: dữ liệu không thay đổi. Nếu vừa lưu hoặc gửi: chưa rõ đã lưu hay chưa, hãy mở lại hồ sơ để kiểm tra.',
    'Mã tham chiếu cho quản trị hệ thống:',
    'Thử lại',
    'Về trang Việc cần làm',
  ],
  en: [
    'Something went wrong',
    'If it came when a page was opened, nothing was changed. If you had just saved or sent: it may not be saved, open the record and look.',
    'Reference for the administrator:',
    'Try again',
    'Go to Tasks',
  ],
}
