import type { Words } from './words'

export const ruleSets = {
  intro: {
    vi: 'Loại hình tổ chức, ngưỡng, nhiệm kỳ và tỷ lệ xếp loại theo thời gian. Cảnh báo chỉ ghi căn cứ sau khi quản trị hệ thống đã đối chiếu với văn bản.',
    en: 'Kinds of organisation, thresholds, terms and grading caps over time. A warning prints its source only after an administrator has checked it against the text.',
  },
  'add-hint': { vi: 'Quy định cùng nhóm và mã đang áp dụng sẽ kết thúc vào ngày liền trước ngày có hiệu lực.', en: 'What holds under the same subject and code ends on the day before.' },
  successor: { vi: 'Ghi quy định thay thế', en: 'Record its successor' },
  spells: { vi: 'Qua các thời kỳ', en: 'Over time' },
  'no-spells': { vi: 'Chưa có dữ liệu.', en: 'Nothing here yet.' },
  valid: { vi: 'Thời gian áp dụng', en: 'Holds' },
  confirmed: { vi: 'Đã đối chiếu với văn bản', en: 'Checked against the text' },
  unconfirmed: { vi: 'Chưa đối chiếu', en: 'Not checked yet' },
} satisfies Words
