import type { Words } from './words'

export const sessions = {
  title: { vi: 'Phiên đăng nhập', en: 'Sessions' },
  none: { vi: 'Không có phiên đăng nhập nào đang mở.', en: 'No open session.' },
  device: { vi: 'Thiết bị', en: 'Device' },
  unknown: { vi: 'Thiết bị không rõ', en: 'Unknown device' },
  started: { vi: 'Đăng nhập lúc', en: 'Signed in at' },
  seen: { vi: 'Hoạt động gần nhất', en: 'Last active' },
  act: { vi: 'Thao tác', en: 'Act' },
  end: { vi: 'Kết thúc', en: 'End' },
  this: { vi: 'Thiết bị này', en: 'This device' },
} satisfies Words
