import { expect, test } from 'vitest'
import { changeReasons, isCorrection, reasonInWords, reasonOf, reasonOptions, sheetReasons } from './reason'

const codes = [...new Set([...changeReasons, ...sheetReasons])]

test.each(codes)('%s is kept as a code and read in either language, with what was added to it', (code) => {
  for (const locale of ['vi', 'en'] as const) {
    const words = reasonOptions([code], locale)[0]?.label ?? ''
    expect(words).not.toBe(code)
    expect(reasonInWords(reasonOf(code, ''), locale)).toBe(words)
    expect(reasonInWords(reasonOf(code, 'số 12: trang 3'), locale)).toBe(`${words}: số 12: trang 3`)
  }
})

test.each(['Sửa lỗi nhập', 'Correction of an entry: page 3', 'Theo quyết định', 'Đổi tên', 'otherwise'])(
  '“%s”, kept in full, stays as it is',
  (reason) => {
    expect(reasonInWords(reason, 'vi')).toBe(reason)
    expect(reasonInWords(reason, 'en')).toBe(reason)
  },
)

test('only the code makes a correction, whatever the words for it', () => {
  expect(isCorrection('correction')).toBe(true)
  expect(['other', 'by-decision', 'Sửa lỗi nhập', undefined].map(isCorrection)).toEqual([false, false, false, false])
  expect(reasonOptions(changeReasons, 'vi').map(({ value }) => value)).toContain('correction')
})

test('a reason is at most as long as the trail keeps it', () => {
  expect(reasonOf('other', 'x'.repeat(900))).toHaveLength(500)
})
