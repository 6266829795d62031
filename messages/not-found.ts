import type { Words } from './words'

export const notFound = {
  title: { vi: 'Không tìm thấy trang', en: 'Page not found' },
  explain: { vi: 'Trang hoặc hồ sơ này không có, hoặc nằm ngoài phạm vi được xem. Hãy kiểm tra lại địa chỉ.', en: 'There is no such page or record, or it is outside what you may see. Check the address.' },
  home: { vi: 'Về trang Việc cần làm', en: 'Go to Tasks' },
} satisfies Words
