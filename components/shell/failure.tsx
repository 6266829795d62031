type Props = { code: string | undefined; retry?: (() => void) | undefined }

/** The error page. Its texts are written here in both languages, because loading messages may be what failed. */
export function Failure({ code, retry }: Props) {
  return (
    <div className="stack">
      <title>Có lỗi xảy ra – Sổ Bộ</title>
      <h1>Có lỗi xảy ra</h1>
      <p>
        Nếu lỗi hiện ra khi mở trang: dữ liệu không thay đổi. Nếu vừa bấm lưu hoặc gửi: chưa rõ đã lưu hay chưa, hãy mở
        lại hồ sơ để kiểm tra trước khi nhập lại.
      </p>
      {code && (
        <p>
          Khi cần hỗ trợ, xin gửi mã tham chiếu <strong className="code">{code}</strong> cho quản trị hệ thống.
        </p>
      )}
      <p className="muted" lang="en">
        Something went wrong. Check the record before you type it again.
      </p>
      <p className="row">
        {retry && (
          <button type="button" className="button primary" onClick={retry}>
            Thử lại
          </button>
        )}
        <a href="/">Về trang Việc cần làm</a>
      </p>
    </div>
  )
}
