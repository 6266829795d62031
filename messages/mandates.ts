import type { Words } from './words'

export const mandates = {
  person: { vi: 'Chức vụ qua các thời kỳ', en: 'Offices over time' },
  add: { vi: 'Ghi nhận chức vụ', en: 'Record an office' },
  edit: { vi: 'Sửa thông tin chức vụ', en: 'Edit the mandate' },
  save: { vi: 'Lưu', en: 'Save' },
  end: { vi: 'Ghi nhận thôi giữ chức vụ', en: 'Record the end of a mandate' },
  none: { vi: 'Chưa ghi nhận chức vụ nào.', en: 'No office on record yet.' },
  decision: { vi: 'Quyết định số {decision}', en: 'Decision {decision}' },
  'no-decision': { vi: 'Quyết định: bổ sung sau', en: 'Decision: to be added later' },
  term: { vi: 'Nhiệm kỳ đến {day}', en: 'Term until {day}' },
  ended: { vi: 'Thôi giữ chức vụ: {how}', en: 'Ended: {how}' },
  overdue: { vi: 'Đã hết nhiệm kỳ từ {day}', en: 'Term over since {day}' },
  office: { vi: 'Chức vụ', en: 'Office' },
  'by-decision': { vi: 'Quyết định', en: 'Decision' },
  past: { vi: 'Nếu đã thôi giữ chức vụ', en: 'If it is already over' },
  change: { vi: 'Ghi nhận thay đổi bí thư', en: 'Record a change of secretary' },
  old: { vi: 'Người thôi giữ chức vụ: {name}', en: 'Who leaves: {name}' },
  new: { vi: 'Người giữ chức vụ mới', en: 'Who comes' },
  present: { vi: 'Bí thư đương nhiệm: {name}, từ {day}.', en: 'Secretary now: {name}, since {day}.' },
  vacant: { vi: 'Khuyết bí thư từ {day}.', en: 'No secretary since {day}.' },
} satisfies Words
