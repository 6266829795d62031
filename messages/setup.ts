import type { Words } from './words'

export const setup = {
  title: { vi: 'Thiết lập lần đầu', en: 'First set-up' },
  explain: { vi: 'Lập tài khoản quản trị hệ thống đầu tiên. Các tài khoản khác do quản trị hệ thống cấp sau khi đăng nhập.', en: 'Make the account of the first administrator, who then hands out all others.' },
  submit: { vi: 'Lập tài khoản quản trị', en: 'Make the account' },
} satisfies Words
