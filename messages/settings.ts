import type { Words } from './words'

export const settings = {
  title: { vi: 'Cài đặt', en: 'Settings' },
  value: { vi: 'Giá trị', en: 'Value' },
  valid: { vi: 'Thời gian áp dụng', en: 'Holds' },
  missing: { vi: 'Chưa cài đặt', en: 'Not set' },
  now: { vi: 'Đang áp dụng', en: 'In force' },
  former: { vi: 'Các giá trị trước và sau', en: 'Former and later values' },
  none: { vi: 'Chưa có giá trị nào khác.', en: 'There are no other values.' },
  'record-hint': { vi: 'Giá trị đang áp dụng kết thúc vào ngày liền trước ngày có hiệu lực.', en: 'The value in force ends on the day before.' },
  edit: { vi: 'Sửa giá trị đã ghi', en: 'Correct the recorded value' },
  change: { vi: 'Ghi giá trị mới cho “{name}”', en: 'Record a new value of “{name}”' },
} satisfies Words
