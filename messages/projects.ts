import type { Words } from './words'

export const projects = {
  edit: { vi: 'Sửa lỗi nhập của dự án', en: 'Correct the project' },
  amend: { vi: 'Ghi nhận thay đổi vốn', en: 'Record an amendment' },
  totals: { vi: 'Vốn đăng ký của danh sách này:', en: 'Registered capital of this list:' },
  total: { vi: '{amount} ({projects} dự án)', en: '{amount} ({projects} projects)' },
  'no-rate': { vi: 'Hai đồng tiền không cộng gộp khi chưa nêu tỷ giá.', en: 'Two currencies are not added up without a named rate.' },
  amendments: { vi: 'Vốn đăng ký qua các lần cấp, thay đổi', en: 'Registered capital, certificate by certificate' },
  'no-amendments': { vi: 'Chưa có số liệu vốn.', en: 'No capital yet.' },
  first: { vi: 'Cấp lần đầu', en: 'First certificate' },
  amendment: { vi: 'Thay đổi lần thứ {number}', en: 'Amendment {number}' },
  section: {
    project: { vi: 'Dự án', en: 'Project' },
    capital: { vi: 'Vốn', en: 'Capital' },
  },
} satisfies Words
