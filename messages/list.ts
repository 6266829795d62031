import type { Words } from './words'

export const list = {
  search: { vi: 'Tìm kiếm', en: 'Search' },
  any: { vi: 'Tất cả', en: 'All' },
  filters: { vi: 'Bộ lọc', en: 'Filters' },
  apply: { vi: 'Tìm', en: 'Search' },
  more: { vi: 'Bộ lọc khác', en: 'More filters' },
  clear: { vi: 'Xóa bộ lọc', en: 'Clear filters' },
  remove: { vi: 'Bỏ', en: 'Remove' },
  export: { vi: 'Xuất dữ liệu', en: 'Export' },
  'none-found': { vi: 'Không có kết quả nào khớp với bộ lọc.', en: 'Nothing fits these filters.' },
  'none-yet': { vi: 'Chưa có dữ liệu.', en: 'Nothing here yet.' },
  pages: { vi: 'Phân trang', en: 'Pages' },
  range: { vi: '{span} trong {of}', en: '{span} of {of}' },
  over: { vi: 'trên {count}', en: 'over {count}' },
  previous: { vi: 'Trang trước', en: 'Previous' },
  next: { vi: 'Trang sau', en: 'Next' },
  'chip-search': { vi: 'Tìm: {text}', en: 'Search: {text}' },
  'valid-on': { vi: 'Tình hình tại ngày {day}', en: 'As of {day}' },
  'valid-on-label': { vi: 'Xem tình hình tại ngày', en: 'As of' },
  'date-hint': { vi: 'ví dụ 18/3/2024', en: 'for example 18/3/2024' },
} satisfies Words
