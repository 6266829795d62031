import type { Words } from './words'

export const me = {
  title: { vi: 'Tài khoản của tôi', en: 'My account' },
  offices: { vi: 'Vai trò và chức vụ', en: 'Roles and offices' },
  language: { vi: 'Ngôn ngữ', en: 'Language' },
  'present-language': { vi: 'Đang dùng: Tiếng Việt.', en: 'In use: English.' },
  password: { vi: 'Mật khẩu', en: 'Password' },
  'password-hint': { vi: 'Đổi mật khẩu thì các thiết bị khác phải đăng nhập lại.', en: 'After a change of password your other devices must sign in again.' },
  'change-password': { vi: 'Đổi mật khẩu', en: 'Change the password' },
  saved: {
    password: { vi: 'Đã đổi mật khẩu. Các thiết bị khác phải đăng nhập lại.', en: 'The password is changed. Your other devices must sign in again.' },
    session: { vi: 'Đã kết thúc phiên đăng nhập.', en: 'The session is ended.' },
  },
  keys: { vi: 'Phím tắt', en: 'Shortcut keys' },
  'keys-hint': { vi: 'Phím một chữ cái (A, R, J, K) chỉ có tác dụng trong khung báo cáo đang mở, không có tác dụng khi đang nhập.', en: 'Single letters (A, R, J, K) act only within the report that is open, and never while you type.' },
  'keys-on': { vi: 'Phím tắt đang bật.', en: 'Shortcut keys are on.' },
  'keys-off': { vi: 'Phím tắt đang tắt.', en: 'Shortcut keys are off.' },
  'turn-keys-off': { vi: 'Tắt mọi phím tắt', en: 'Turn all shortcut keys off' },
  'turn-keys-on': { vi: 'Bật phím tắt', en: 'Turn shortcut keys on' },
} satisfies Words
