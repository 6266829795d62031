import type { Words } from './words'

export const events = {
  organisations: { vi: 'Tổ chức đảng', en: 'Organisations' },
  'and-others': { vi: '{names} và {count} tổ chức đảng khác', en: '{names} and {count} more' },
  organisation: { vi: 'Tổ chức đảng', en: 'Organisation' },
  decision: { vi: 'Quyết định', en: 'Decision' },
  later: { vi: 'Bổ sung sau', en: 'To be added' },
  facts: { vi: 'Nội dung', en: 'What happened' },
  part: { vi: 'Vai trò trong sự kiện', en: 'Part in the event' },
  as: {
    predecessor: { vi: 'Kết thúc', en: 'Ended' },
    subject: { vi: 'Tiếp tục hoạt động hoặc được ghi nhận', en: 'Continued, or concerned' },
    successor: { vi: 'Được thành lập', en: 'Founded' },
  },
  none: { vi: 'Không có.', en: 'None.' },
  'add-decision': { vi: 'Bổ sung quyết định', en: 'Add the decision' },
  save: { vi: 'Lưu', en: 'Save' },
  retired: { vi: 'Nhập nhầm, đã bỏ từ {day}', en: 'Entered in error, withdrawn from {day}' },
  members: { vi: 'Đảng viên', en: 'Members' },
  'count-members': { vi: 'Ghi số đảng viên', en: 'Record numbers of members' },
  'members-lead': { vi: 'Số này tự vào dòng tăng, giảm do sáp nhập, hợp nhất, chia, tách của báo cáo trong kỳ. Để trống nếu chưa biết.', en: 'The reports of the period take these numbers over by themselves. Leave empty what is not known yet.' },
  'not-counted': { vi: 'chưa ghi', en: 'not recorded' },
  left: { vi: '{count} chuyển đi', en: '{count} left' },
  came: { vi: '{count} chuyển đến', en: '{count} came' },
  'at-odds': { vi: 'Báo cáo đã xác nhận theo số khác, cần đính chính', en: 'Reports were confirmed with other numbers: a correction is needed' },
  correct: { vi: 'Lập đính chính', en: 'Correct it' },
  reopen: { vi: 'Kỳ đã chốt: đề nghị mở lại', en: 'The period is locked: ask for a reopening' },
} satisfies Words
