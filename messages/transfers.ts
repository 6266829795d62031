import type { Words } from './words'

export const transfers = {
  title: { vi: 'Đảng viên đang chuyển sinh hoạt', en: 'Members being transferred' },
  lead: { vi: 'Một bên đã báo cáo, bên kia chưa. Đây là đối chiếu, không phải lỗi: hồ sơ chuyển sinh hoạt cần thời gian.', en: 'One side has reported, the other has not yet. This is a reconciliation, not an error: papers take time.' },
  way: { vi: 'Nơi đi → nơi đến', en: 'From → to' },
  'from-to': { vi: '{from} → {to}', en: '{from} → {to}' },
  from: { vi: 'Nơi đi', en: 'From' },
  to: { vi: 'Nơi đến', en: 'To' },
  members: { vi: 'Đảng viên', en: 'Members' },
  state: { vi: 'Tình trạng', en: 'State' },
  since: { vi: 'Báo cáo đến ngày', en: 'Reported up to' },
  due: { vi: 'Cần đối chiếu trước', en: 'Expected to match by' },
  waits: {
    out: { vi: 'Nơi đi đã giảm, nơi đến chưa ghi', en: 'Gone, not recorded where they go' },
    in: { vi: 'Nơi đến đã ghi, nơi đi chưa giảm', en: 'Come, not recorded as gone' },
  },
  counted: {
    out: { vi: 'chưa được tính ở đâu', en: 'counted nowhere' },
    in: { vi: 'đang được tính ở cả hai nơi', en: 'counted in both places' },
  },
  overdue: { vi: 'Quá hạn {day}', en: 'Overdue since {day}' },
  none: { vi: 'Không có đảng viên nào đang chuyển sinh hoạt.', en: 'No member is being transferred.' },
  park: { vi: 'KCN/KKT', en: 'Unit' },
  organisation: { vi: 'Tổ chức đảng', en: 'Organisation' },
  'reported-in': { vi: 'Kỳ báo cáo', en: 'Period' },
  filter: {
    out: { vi: 'Nơi đến chưa ghi', en: 'Not recorded where they go' },
    in: { vi: 'Nơi đi chưa giảm', en: 'Not recorded as gone' },
    overdue: { vi: 'Quá thời hạn đối chiếu', en: 'Beyond the days to match' },
  },
  v25: { vi: '{count} đảng viên đang chuyển sinh hoạt.', en: '{count} members are being transferred.' },
  nowhere: { vi: '{count} người nơi đi đã giảm, nơi đến chưa ghi (chưa được tính ở đâu)', en: '{count} gone and not recorded where they go (counted nowhere)' },
  twice: { vi: '{count} người nơi đến đã ghi, nơi đi chưa giảm (đang được tính ở cả hai nơi)', en: '{count} come and not recorded as gone (counted in both places)' },
  net: { vi: 'Không tính trùng: {net} đảng viên.', en: 'Counting nobody twice: {net} members.' },
  open: { vi: 'Xem danh sách đang chuyển', en: 'See who is being transferred' },
} satisfies Words
