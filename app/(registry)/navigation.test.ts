import { expect, test } from 'vitest'
import type { Rights } from '@/db/access/rights'
import { words } from '@/messages/all'
import type { Say } from '@/messages/say'
import { navigation } from './navigation'

const none: Rights = {
  isStaff: true,
  reports: false,
  reviews: true,
  keepsRecords: false,
  keepsReference: false,
  decides: false,
  inspects: false,
}

/** The texts of shell.json in Vietnamese. */
const say = ((key: string) =>
  key.split('.').reduce<Words>((at, name) => at[name] as Words, words.shell as unknown as Words).vi) as Say<'shell'>
type Words = { [name: string]: string | Words }

const menuOf = (may: Partial<Rights>, waiting = {}, folded: string[] = []) =>
  navigation({ may: { ...none, ...may }, offices: { mandates: [], roles: [] }, waiting }, folded, 'vi', say)

const said = (may: Partial<Rights>) =>
  menuOf(may).map((group) => `${group.label}: ${group.links.map(({ label }) => label).join(', ')}`)

const shared = [
  'Công việc: Việc cần làm, Tổng quan',
  'Hồ sơ: Doanh nghiệp, Dự án, Tổ chức đảng, Người giữ chức vụ, Đoàn thể và tự vệ, Văn bản, Sự kiện',
]
const reports = 'Báo cáo: Theo dõi gửi báo cáo, Đang chuyển sinh hoạt, Báo cáo số liệu đảng viên, '

test('each role has five groups, of what it has a use for', () => {
  expect(said({ keepsRecords: true })).toEqual([
    ...shared,
    `${reports}Đề nghị đính chính, Kỳ báo cáo, Mở lại kỳ đã chốt`,
    'Số liệu: Số liệu doanh nghiệp, Nhập số liệu',
    'Quản trị: Tài khoản, Nhật ký hệ thống',
  ])
  expect(said({ decides: true })).toEqual([
    ...shared,
    `${reports}Kỳ báo cáo, Mở lại kỳ đã chốt`,
    'Số liệu: Số liệu doanh nghiệp, Chỉ tiêu giao',
    'Quản trị: Nhật ký hệ thống',
  ])
  expect(said({ keepsReference: true })).toEqual([
    ...shared,
    `${reports}Đề nghị đính chính, Kỳ báo cáo, Mở lại kỳ đã chốt`,
    'Số liệu: Số liệu doanh nghiệp, Chỉ tiêu giao',
    'Quản trị: Tài khoản, KCN/KKT, Xã, phường, đặc khu, Từ chung trong tên, Quy định, Cài đặt, Nhật ký hệ thống',
  ])
  expect(menuOf({ isStaff: false, reports: true }).map(({ links }) => links.length)).toEqual([3])
})

test('a group sums what waits behind its links, and is drawn as it was left', () => {
  const groups = menuOf({ keepsRecords: true }, { 'report-waiting': 1200, 'correction-open': 3 }, ['reporting'])
  const [reporting, ...others] = groups.filter((group) => group.label && (group.isFolded || group.due))
  expect(others).toEqual([])
  expect(reporting).toMatchObject({ id: 'reporting', isFolded: true, due: { count: '1.203' } })
  expect(reporting?.links.flatMap(({ href, due }) => (due ? [`${href} ${due.count}`] : []))).toEqual([
    '/completeness 1.200',
    '/correction-requests 3',
  ])
})
