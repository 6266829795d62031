import { expect, test } from 'vitest'
import { prefixTitle } from './use-failure-focus'

test('the prefix of a title goes with its title', () => {
  const page = { title: 'Liên hệ – Sổ Bộ' }
  const asBefore = prefixTitle(page, 'Lỗi: ')
  expect(page.title).toBe('Lỗi: Liên hệ – Sổ Bộ')
  asBefore()
  expect(page.title).toBe('Liên hệ – Sổ Bộ')
})

test('a title that the next page set meanwhile stands', () => {
  const page = { title: 'Liên hệ – Sổ Bộ' }
  const asBefore = prefixTitle(page, 'Lỗi: ')
  page.title = 'Công ty Cơ khí Bến Sông – Sổ Bộ'
  asBefore()
  expect(page.title).toBe('Công ty Cơ khí Bến Sông – Sổ Bộ')
})
