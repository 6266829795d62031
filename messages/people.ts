import type { Words } from './words'

export const people = {
  save: { vi: 'Lưu', en: 'Save' },
  'holds-none': { vi: 'Không giữ chức vụ', en: 'Holds none' },
  'only-office-holders': {
    vi: 'Sổ bộ chỉ ghi người giữ chức vụ trong tổ chức đảng, không lập danh sách đảng viên. Không nhập số giấy tờ tùy thân, dân tộc, tôn giáo, kỷ luật hoặc nội dung hồ sơ đảng viên.',
    en: "The register names only who holds an office in a Party organisation; it is no roster of members. Do not enter numbers of identity papers, ethnicity, religion, discipline or what a member's file contains.",
  },
  facts: { vi: 'Thông tin chung', en: 'Identity' },
  contact: { vi: 'Liên hệ', en: 'Contact' },
  account: { vi: 'Tài khoản', en: 'Account' },
  'account-disabled': { vi: 'Đã khóa', en: 'Disabled' },
  'no-account': { vi: 'Chưa có tài khoản để gửi báo cáo.', en: 'No account to report with yet.' },
  'no-account-needed': { vi: 'Không có tài khoản. Người này hiện không giữ chức vụ được gửi báo cáo.', en: 'No account. This person holds no office that reports.' },
  'issue-sheet': { vi: 'Cấp giấy tài khoản', en: 'Issue an account sheet' },
} satisfies Words
