import { expect, test } from 'vitest'
import { lineOf } from './editors'

test('the line names the section, if the page has it', () => {
  const words = { whole: '{name} sửa hồ sơ (từ {since})', section: '{name} sửa {section} (từ {since})' }
  const line = (section: string) =>
    lineOf({ name: 'Lan {since}', section, since: '08:50' }, { place: 'Địa điểm' }, words)
  expect(['place', '', 'unknown'].map(line)).toEqual([
    'Lan {since} sửa Địa điểm (từ 08:50)',
    'Lan {since} sửa hồ sơ (từ 08:50)',
    'Lan {since} sửa hồ sơ (từ 08:50)',
  ])
})
