import { expect, test } from 'vitest'
import { choosePassword, isGuessed } from './password'

const about = ['lan.nguyen', 'Nguyễn Thị Lan']

test.each([
  'Mật khẩu 123456',
  'Haiphong@2026!',
  'bithuchibo1234',
  'Nguyễn Thị Lan 1',
  'lan.nguyen-lan.nguyen',
  '123456789012',
  'aaaaaaaaaaaaaaa',
  'abcdefghijklmn',
  'ＳＯＢＯ quản trị 99',
  'P@ssw0rd1234',
  'qwertyuiop12',
  '1q2w3e4r5t6y',
  'monkey123456',
  'trustno1trustno1',
  '112233445566',
  'thanhcong123',
  'Thành Công 2026!',
  'matkhau@2026',
  'anhyeuem1234',
  'Y3u4nhNhi3u99',
  'em yêu anh 1234',
  'football2024',
  'Dr4g0nM4st3r1',
  '19081945190819',
  'LetMeIn!!2026',
])('%s is easy to guess', (password) => {
  expect(isGuessed(password, about)).toBe(true)
})

test.each([
  'mưa rào tháng bảy',
  'correct horse battery',
  'Lan thích ăn mít dai',
  'nắng cuối thu vàng',
  'bảy con mèo lười',
  'song-buom-bien-dao-4821',
  'chiều nay đi chợ sớm',
])('%s is not', (password) => {
  expect(isGuessed(password, about)).toBe(false)
})

test.each([
  ['ngắn quá', 'ngắn quá', { password: { key: 'password.short' } }],
  ['x'.repeat(129), 'x'.repeat(129), { password: { key: 'password.long' } }],
  ['ngắn quá', 'ngắn', { password: { key: 'password.short' }, repeated: { key: 'password.different' } }],
  ['mưa rào tháng bảy', 'mưa rào tháng tám', { repeated: { key: 'password.different' } }],
])('%s, then %s', async (password, repeated, fields) => {
  const chosen = await choosePassword({ password, repeated }, about)
  expect(chosen).toEqual({ ok: false, problem: { kind: 'invalid', fields } })
})
