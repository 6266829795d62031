import type { Words } from './words'

export const help = {
  title: { vi: 'Trợ giúp', en: 'Help' },
  call: { vi: 'Liên hệ', en: 'Contact' },
  phone: { vi: 'Điện thoại hỗ trợ:', en: 'Telephone:' },
  'no-phone': { vi: 'Liên hệ quản trị hệ thống của cơ quan.', en: 'Contact your administrator.' },
  reference: { vi: 'Nếu màn hình báo lỗi có mã tham chiếu, hãy đọc mã đó khi gọi.', en: 'When a page shows a reference code, read it out when you call.' },
  'sign-in': {
    question: { vi: 'Quên mật khẩu, đổi điện thoại', en: 'Password forgotten, new telephone' },
    answer: {
      vi: 'Liên hệ cán bộ theo dõi hoặc quản trị hệ thống để được cấp lại giấy tài khoản. Giấy có mã dùng một lần trong 7 ngày để đặt mật khẩu mới; các thiết bị đang đăng nhập sẽ bị đăng xuất.',
      en: 'Ask your officer or administrator for an account sheet. Its code works once, within 7 days, and sets a new password; devices that are signed in are signed out.',
    },
  },
  find: {
    question: { vi: 'Tìm doanh nghiệp, tổ chức đảng, người giữ chức vụ', en: 'Finding enterprises, organisations, people' },
    answer: {
      vi: 'Gõ một phần của tên, có dấu hoặc không dấu; với doanh nghiệp có thể gõ mã số thuế. Bộ lọc nằm trong địa chỉ trang nên có thể lưu lại hoặc gửi cho người khác có quyền xem.',
      en: 'Type part of the name, with or without accents; for an enterprise also the tax code. Filters are in the address of the page, so they can be kept or sent to somebody who may see the list.',
    },
  },
  change: {
    question: { vi: 'Sửa hồ sơ', en: 'Changing a record' },
    answer: {
      vi: 'Mỗi lần sửa cần một lý do. Thay đổi tên, loại hình, tình trạng có ngày hiệu lực: trước ngày đó hồ sơ giữ nguyên như cũ. Nếu chọn “Sửa lỗi nhập”, giá trị đã ghi được sửa lại từ đầu. Không có gì bị xóa: hồ sơ có thể ngừng theo dõi và khôi phục.',
      en: 'Every change asks for a reason. A change of name, kind or standing holds from a day; before it the record stays as it was. “Correction of an entry” changes what was recorded from the start. Nothing is deleted: a record is no longer followed, and can be restored.',
    },
  },
  'as-of': {
    question: { vi: 'Xem tình hình tại một ngày', en: 'Seeing another day' },
    answer: { vi: 'Trong danh sách, mở “Bộ lọc khác” và nhập ngày vào ô “Xem tình hình tại ngày”. Trang Tổng quan có ô này ở đầu trang.', en: 'In a list, open “More filters” and enter the date. The overview has the field at its top.' },
  },
  figures: {
    question: { vi: 'Một con số được tính từ đâu', en: 'Where a number comes from' },
    answer: {
      vi: 'Bấm vào con số ở trang Tổng quan để xem đúng các dòng được tính, cộng lại bằng con số đó. Đơn vị chưa có số liệu được ghi rõ, không tính là 0.',
      en: 'Choose the number in the overview to see exactly the rows it counts, which add up to it. What has not been reported is marked, and does not count as 0.',
    },
  },
  export: {
    question: { vi: 'Xuất dữ liệu', en: 'Exporting' },
    answer: { vi: 'Nút “Xuất dữ liệu” lưu đúng danh sách đang xem, với bộ lọc và thứ tự đang dùng, thành tệp Excel hoặc CSV. Mỗi lần xuất được ghi vào nhật ký.', en: '“Export” saves exactly the list you see, with its filter and order, as Excel or CSV. Every export is in the trail.' },
  },
  report: {
    question: { vi: 'Gửi báo cáo', en: 'Sending a report' },
    answer: { vi: 'Trang “Việc cần làm” cho biết kỳ báo cáo tiếp theo và hạn gửi. Nếu số đầu kỳ chưa đúng, hãy báo cán bộ theo dõi.', en: '“To do” shows the next period and its due date. If the opening number is wrong, tell your officer.' },
  },
  own: {
    question: { vi: 'Thông tin của tổ chức đảng chưa đúng', en: 'Something about my organisation is wrong' },
    answer: { vi: 'Liên hệ cán bộ theo dõi; thay đổi được ghi nhận theo quyết định của cấp có thẩm quyền.', en: 'Tell your officer; changes are recorded according to decisions.' },
  },
  trail: {
    question: { vi: 'Ai xem được việc tôi đã làm', en: 'Who sees what I did' },
    answer: { vi: 'Mọi thay đổi, mỗi lần xuất dữ liệu và xem hồ sơ người giữ chức vụ đều được ghi vào nhật ký và không ai sửa hoặc xóa được.', en: "Every change, every export and every look at an office-holder's page is in the trail, which nobody can change or delete." },
  },
} satisfies Words
