import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawn } from '../db/testing/runs'
import { fold, nfc } from './fold'

test.each([
  ['Đồng chí Nguyễn Thị Hoà – Đảng uỷ', 'dong chi nguyen thi hoa – dang uy'],
  ['Đồng chí Nguyễn Thị Hòa – Đảng ủy', 'dong chi nguyen thi hoa – dang uy'],
  ['ĐẶNG ƯỚC', 'dang uoc'],
  ['Đảng ủy'.normalize('NFD'), 'dang uy'],
  ['L.G. Display', 'l.g. display'],
])('%s is searched as %s', (text, folded) => expect(fold(text)).toBe(folded))

test('folding twice changes nothing, and the Unicode form does not matter', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aăâbcdđeêoôơuưyAĐƠƯ ầặếộữỷ') }), (text) => {
      expect(fold(fold(text))).toBe(fold(text))
      expect(fold(text.normalize('NFD'))).toBe(fold(text.normalize('NFC')))
    }),
    drawn(100),
  )
})

test.each([
  ['Đảng ủy'.normalize('NFD'), 'Đảng ủy'.normalize('NFC')],
  ['\ufeff Công\u00a0ty  TNHH\u200b ', 'Công ty TNHH'],
  ['dòng một \r\n  dòng hai', 'dòng một\ndòng hai'],
  ['hoà', 'hoà'],
  ['\u00a0\u200b\ufeff', ''],
  ['Công\u0000 ty\u0007 \u202eAn\u202c\u200f', 'Công ty An'],
  ['Sao Mai 👩‍🔧', 'Sao Mai 👩‍🔧'],
])('%j is stored as %j', (typed, stored) => expect(nfc(typed)).toBe(stored))
