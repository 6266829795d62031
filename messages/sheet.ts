import type { Words } from './words'

export const sheet = {
  title: { vi: 'Đặt mật khẩu', en: 'Set a password' },
  explain: {
    vi: 'Nhập mã trên giấy cấp tài khoản rồi chọn mật khẩu. Mã dùng một lần, trong 7 ngày. Nếu chưa có giấy hoặc quên mật khẩu, hãy xin cán bộ theo dõi cấp giấy mới.',
    en: 'Enter the code on your account sheet, then choose a password. The code works once, for 7 days. Without a sheet, or if you forgot your password, ask your officer for a new one.',
  },
  whose: { vi: 'Tài khoản {userName} của {fullName}. Sau khi đặt mật khẩu, các thiết bị đã đăng nhập trước đây phải đăng nhập lại.', en: 'Account {userName} of {fullName}. When the password is set, devices that were signed in before must sign in again.' },
  spent: { vi: 'Mã này không đúng, đã dùng hoặc đã hết hạn. Hãy xin cấp giấy mới, hoặc nhập mã khác.', en: 'This code is wrong, used or expired. Ask for a new sheet, or enter another code.' },
  submit: { vi: 'Đặt mật khẩu', en: 'Set the password' },
} satisfies Words
