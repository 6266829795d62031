import type { Words } from './words'

export const enterprises = {
  'tax-code': { vi: 'mã số thuế', en: 'tax code' },
  organisation: { vi: 'Tổ chức đảng', en: 'Party organisation' },
  'and-others': { vi: '{name} và {count, number} tổ chức khác', en: '{name} and {count, plural, one {# other} other {# others}}' },
  states: { vi: 'Tên, loại hình, tình trạng qua các thời kỳ', en: 'Names, ownership and standing over time' },
  'no-states': { vi: 'Chưa có dữ liệu.', en: 'Nothing here yet.' },
  section: {
    identity: { vi: 'Thông tin chung', en: 'Identity' },
    investment: { vi: 'Đầu tư', en: 'Investment' },
    place: { vi: 'Địa điểm', en: 'Place' },
    standing: { vi: 'Tình trạng', en: 'Standing' },
    contact: { vi: 'Liên hệ', en: 'Contact' },
  },
  related: {
    serving: { vi: 'Tổ chức đảng', en: 'Party organisations' },
    'none-serving': { vi: 'Chưa có tổ chức đảng phụ trách doanh nghiệp này.', en: 'No Party organisation serves this enterprise yet.' },
    host: { vi: 'Nơi đặt tổ chức đảng', en: 'Seat' },
    'is-host': { vi: 'Đặt tại doanh nghiệp này', en: 'Sits here' },
    span: { vi: 'Thời gian', en: 'Time' },
    'none-figures': { vi: 'Chưa có số liệu.', en: 'No figures yet.' },
    'all-figures': { vi: 'Xem tất cả các kỳ', en: 'All periods' },
    'none-projects': { vi: 'Chưa có dự án.', en: 'No project yet.' },
    'none-affiliated': { vi: 'Chưa có đoàn thể hoặc lực lượng tự vệ.', en: 'None yet.' },
  },
  close: { vi: 'Ghi nhận ngừng hoạt động', en: 'Record that it closed' },
  closing: {
    title: { vi: 'Việc cần quyết định (tình hình ngày {day})', en: 'To be decided (as of {day})' },
    none: { vi: 'Không còn tổ chức đảng, chức vụ hoặc báo cáo nào gắn với doanh nghiệp này.', en: 'No organisation, mandate or report hangs on this enterprise.' },
    coverage: { vi: '{organisation}: phụ trách doanh nghiệp này', en: '{organisation}: serves this enterprise' },
    mandate: { vi: '{position} {organisation}: {person}', en: '{position}, {organisation}: {person}' },
    report: { vi: 'Báo cáo {period} của {organisation}', en: 'Report of {period} of {organisation}' },
    'serves-others': { vi: 'Tổ chức đảng này còn phụ trách {count} doanh nghiệp khác.', en: 'It serves {count} other enterprises.' },
    'serves-nobody-else': { vi: 'Tổ chức đảng này không phụ trách doanh nghiệp nào khác. Nếu có quyết định giải thể hoặc kết thúc hoạt động, ghi nhận ở trang của tổ chức đảng.', en: 'It serves no other enterprise. If it is dissolved or ends, record that on its own page.' },
    'open-organisation': { vi: 'Mở trang tổ chức đảng', en: 'Open the organisation' },
    decision: {
      coverage: {
        ends: { vi: 'Kết thúc phụ trách cùng ngày', en: 'Coverage ends on the same day' },
        stays: { vi: 'Tiếp tục phụ trách đến khi có quyết định', en: 'Coverage stays until decided otherwise' },
      },
      mandate: {
        keeps: { vi: 'Tiếp tục giữ chức vụ', en: 'Stays in office' },
        ends: { vi: 'Thôi giữ chức vụ cùng ngày (nghỉ việc)', en: 'Leaves office on the same day (left the job)' },
      },
      report: {
        'organisation-sends': { vi: 'Tổ chức đảng vẫn gửi báo cáo', en: 'The organisation still reports' },
        'officer-enters': { vi: 'Cán bộ theo dõi nhập thay', en: 'An officer enters it' },
        'is-decided': { vi: 'Xác nhận hoặc trả lại ở trang báo cáo', en: 'Confirmed or returned on the page of the report' },
      },
    },
    continue: { vi: 'Tiếp tục', en: 'Continue' },
    standing: {
      missing: { vi: 'chưa gửi', en: 'not sent' },
      draft: { vi: 'chưa gửi (đang soạn)', en: 'not sent (being written)' },
      submitted: { vi: 'chờ xác nhận', en: 'waiting for confirmation' },
      returned: { vi: 'trả lại để bổ sung', en: 'returned for completion' },
    },
  },
} satisfies Words
