import type { Words } from './words'

export const audit = {
  title: { vi: 'Nhật ký', en: 'Trail' },
  list: { vi: 'Bảng kê thay đổi', en: 'List of changes' },
  person: { vi: 'Người thực hiện', en: 'Person' },
  act: { vi: 'Loại thao tác', en: 'Kind of act' },
  record: { vi: 'Loại hồ sơ', en: 'Kind of record' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến ngày', en: 'To' },
  none: { vi: 'Không có mục nào khớp với bộ lọc.', en: 'Nothing fits these filters.' },
  older: { vi: 'Cũ hơn', en: 'Older' },
  newest: { vi: 'Mới nhất', en: 'Newest' },
  column: {
    at: { vi: 'Thời điểm', en: 'When' },
    who: { vi: 'Họ và tên', en: 'Full name' },
    office: { vi: 'Vai trò, chức vụ', en: 'Office' },
    act: { vi: 'Thao tác', en: 'Act' },
    record: { vi: 'Loại hồ sơ', en: 'Kind of record' },
    name: { vi: 'Hồ sơ', en: 'Record' },
    changes: { vi: 'Thay đổi', en: 'Changes' },
    reason: { vi: 'Lý do', en: 'Reason' },
  },
  mark: { vi: 'Cần chú ý', en: 'To be looked at' },
  marks: {
    'one-person': { vi: 'Người nhập và người xác nhận là một', en: 'Entered and confirmed by the same person' },
    'after-lock': { vi: 'Thay đổi sau khi chốt', en: 'Changed after the lock' },
  },
} satisfies Words
