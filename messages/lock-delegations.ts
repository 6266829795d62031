import type { Words } from './words'

export const lockDelegations = {
  title: { vi: 'Ủy quyền chốt số liệu', en: 'Delegations to lock' },
  periods: { vi: 'Kỳ báo cáo', en: 'Periods' },
  add: { vi: 'Thêm ủy quyền chốt số liệu', en: 'Let an officer lock' },
  delegate: { vi: 'Ủy quyền', en: 'Delegate' },
  means: { vi: 'Cán bộ được ủy quyền chốt được số liệu các kỳ báo cáo trong thời gian ghi dưới đây; việc mở lại kỳ đã chốt vẫn do lãnh đạo quyết định.', en: 'The officer may lock figures of periods in the time below; what is locked is still reopened by leaders only.' },
  officer: { vi: 'Cán bộ', en: 'Officer' },
  from: { vi: 'Từ ngày', en: 'From' },
  to: { vi: 'Đến hết ngày', en: 'Last day' },
  'standing-label': { vi: 'Tình trạng', en: 'State' },
  standing: {
    'to-come': { vi: 'Chưa đến ngày', en: 'To come' },
    valid: { vi: 'Đang có hiệu lực', en: 'In force' },
    over: { vi: 'Đã kết thúc', en: 'Over' },
  },
  none: { vi: 'Chưa ủy quyền cho cán bộ nào.', en: 'No officer has been let so far.' },
  of: { vi: 'Ủy quyền chốt số liệu: {name}', en: 'Delegation to lock: {name}' },
  end: { vi: 'Kết thúc ủy quyền', en: 'End the delegation' },
  'taken-back': { vi: 'Hủy trước khi có hiệu lực', en: 'Taken back before it began' },
} satisfies Words
