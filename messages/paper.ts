import type { Words } from './words'

export const paper = {
  'integrity-code': { vi: 'Mã kiểm tra toàn vẹn: {code}', en: 'Integrity code: {code}' },
  page: { vi: 'Trang {page}/{pages}', en: 'Page {page} of {pages}' },
} satisfies Words
