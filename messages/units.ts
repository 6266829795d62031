import type { Words } from './words'

export const units = {
  states: { vi: 'Tên, tình trạng qua các thời kỳ', en: 'Names and standing over time' },
  'no-states': { vi: 'Chưa có dữ liệu.', en: 'Nothing here yet.' },
  parks: { vi: 'Các khu bên trong', en: 'Parks in it' },
  'no-parks': { vi: 'Không có khu nào bên trong.', en: 'There are none in it.' },
  enterprises: { vi: 'Doanh nghiệp trong khu', en: 'Enterprises in it' },
} satisfies Words
