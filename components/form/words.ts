/** Every text a form says on its own; field names, hints and problems come with the fields and the answer. */
export type FormWords = {
  /** "(không bắt buộc)" */
  optional: string
  /** "Chọn…": the empty choice of a list. */
  choose: string
  /** "Hiện mật khẩu" */
  reveal: string
  /** "Có lỗi cần sửa" */
  errorTitle: string
  /** "Lỗi: ", before a message for those who hear it, and before the page's title. */
  errorPrefix: string
  saving: string
  cancel: string
  /** "Có thay đổi chưa lưu. Rời khỏi trang này?" */
  leave: string
  unsent: {
    /** "Chưa gửi được" */
    title: string
    lost: string
    /** The server failed; what finds it in the log follows. */
    failed: string
    updated: string
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
  failed: string
  clear: string
  open: string
  needsScript: string
  /** "Mục": numbers the searches of a list, for those who do not see them stand in a row. */
  place: string
  /** "Thêm mục khác" */
  another: string
}
