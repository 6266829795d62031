/** The texts of every form. Labels, hints and errors come with the fields and the answer. */
export type FormWords = {
  /** "(không bắt buộc)" */
  optional: string
  /** "Chọn…": the empty option of a select. */
  choose: string
  /** "Hiện mật khẩu" */
  reveal: string
  /** "Có lỗi cần sửa" */
  errorTitle: string
  /** "Lỗi: ", before messages for screen readers, and before the page title. */
  errorPrefix: string
  saving: string
  /** "Đang gửi…", where the button keeps its label. */
  sending: string
  cancel: string
  /** "Có thay đổi chưa lưu. Rời khỏi trang này?" */
  leave: string
  unsent: {
    /** "Chưa gửi được" */
    title: string
    offline: string
    lost: string
    /** For an error of the server; its digest follows, with which it can be found in the log. */
    failed: string
    updated: string
    /** Above a form whose text was kept while the person signed in again. */
    over: string
  }
  conflict: ConflictWords
  suggestions: SuggestionWords
}

export type ConflictWords = {
  title: string
  explain: string
  field: string
  base: string
  saved: string
  typed: string
  keepSaved: string
  useTyped: string
  blank: string
}

export type SuggestionWords = {
  searching: string
  none: string
  more: string
  failed: string
  clear: string
  open: string
  /** Without JavaScript: how to choose, and the empty option of what was found. */
  soughtOnSending: string
  meant: string
  /** "Thêm mục khác" */
  another: string
}
