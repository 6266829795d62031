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
])('%s is easy to guess', (password) => {
  expect(isGuessed(password, about)).toBe(true)
})

test.each(['mưa rào tháng bảy', 'correct horse battery', 'Lan thích ăn mít dai'])('%s is not', (password) => {
  expect(isGuessed(password, about)).toBe(false)
})

test.each([
  ['ngắn quá', 'ngắn quá', { password: { key: 'password.short' } }],
  ['x'.repeat(129), 'x'.repeat(129), { password: { key: 'password.long' } }],
  ['mưa rào tháng bảy', 'mưa rào tháng tám', { repeated: { key: 'password.different' } }],
])('%s, then %s', async (password, repeated, fields) => {
  const chosen = await choosePassword({ password, repeated }, about)
  expect(chosen).toEqual({ ok: false, problem: { kind: 'invalid', fields } })
})
