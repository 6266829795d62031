import type { Words } from './words'

export const shell = {
  product: { vi: 'Sổ bộ tổ chức đảng trong doanh nghiệp', en: 'Register of Party organisations in enterprises' },
  skip: { vi: 'Đến nội dung chính', en: 'Skip to content' },
  menu: { vi: 'Danh mục', en: 'Menu' },
  navigation: { vi: 'Danh mục chính', en: 'Main menu' },
  banner: { vi: 'DỮ LIỆU MINH HỌA – KHÔNG PHẢI SỐ LIỆU CỦA CƠ QUAN', en: 'INVENTED DATA – NOT FIGURES OF THE OFFICE' },
  help: { vi: 'Trợ giúp', en: 'Help' },
  'help-text': { vi: 'Liên hệ quản trị hệ thống', en: 'Contact the administrator' },
  printed: { vi: 'Người in: {name}, lúc {at}', en: 'Printed by {name} at {at}' },
  language: { vi: 'Ngôn ngữ', en: 'Language' },
  me: { vi: 'Tài khoản của tôi', en: 'My account' },
  'sign-out': { vi: 'Đăng xuất', en: 'Sign out' },
  nav: {
    tasks: { vi: 'Việc cần làm', en: 'Tasks' },
    transfers: { vi: 'Đang chuyển sinh hoạt', en: 'Transfers under way' },
    overview: { vi: 'Tổng quan', en: 'Overview' },
    audit: { vi: 'Nhật ký', en: 'Audit trail' },
    'own-organisation': { vi: 'Tổ chức của tôi', en: 'My organisation' },
    reports: { vi: 'Báo cáo', en: 'Reports' },
    completeness: { vi: 'Theo dõi gửi báo cáo', en: 'Reports received' },
  },
} satisfies Words
