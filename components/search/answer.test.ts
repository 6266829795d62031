import { expect, test } from 'vitest'
import { wordsOf } from '@/core/fold'
import { partsOf, placesFound } from './answer'

const places = {
  pages: [
    { href: '/enterprises', label: 'Doanh nghiệp' },
    { href: '/me', label: 'Tài khoản của tôi' },
  ],
  acts: [
    { href: '/enterprises/new', label: 'Thêm doanh nghiệp', called: 'Thêm doanh nghiệp “{text}”' },
    { href: '/periods/new', label: 'Mở kỳ báo cáo' },
    { href: '/people/new', label: 'Thêm người', called: 'Thêm người “{text}”' },
  ],
}
const labels = (text: string, hasFound: boolean) => {
  const { pages, acts } = placesFound(places, text, hasFound)
  return [...pages, ...acts].map(({ label }) => label)
}

test('pages and acts are found by the beginnings of their words, without accents, in any order', () => {
  expect(labels('nghiep doanh', true)).toEqual(['Doanh nghiệp', 'Thêm doanh nghiệp'])
  expect(labels('Tài khoản'.normalize('NFD'), true)).toEqual([
    'Tài khoản của tôi',
    'Thêm doanh nghiệp “Tài khoản”'.replace('Tài khoản', 'Tài khoản'.normalize('NFD')),
  ])
  expect(labels('', false)).toEqual([
    'Doanh nghiệp',
    'Tài khoản của tôi',
    'Thêm doanh nghiệp',
    'Mở kỳ báo cáo',
    'Thêm người',
  ])
  expect(labels('%_', false)).toEqual(['Thêm doanh nghiệp “%_”', 'Thêm người “%_”'])
  expect(labels('hiep', false)).toEqual(['Thêm doanh nghiệp “hiep”', 'Thêm người “hiep”'])
})

test('a text that finds something is offered to one form, and one that finds nothing to all that keep it', () => {
  expect(labels('gare', true)).toEqual(['Thêm doanh nghiệp “gare”'])
  const { acts } = placesFound(places, 'A & “$&” %', false)
  expect(acts[0]).toEqual({
    href: '/enterprises/new?called=A+%26+%E2%80%9C%24%26%E2%80%9D+%25',
    label: 'Thêm doanh nghiệp “A & “$&” %”',
  })
})

test('after the name of an act its form keeps the rest, and no other form is offered', () => {
  for (const text of ['Thêm doanh nghiệp Thép Việt', ' them  DOANH nghiep Thép Việt'])
    expect(labels(text, false)).toEqual(['Thêm doanh nghiệp “Thép Việt”'])
  expect(labels('them doanh nghiep', false)).toEqual(['Thêm doanh nghiệp'])
  expect(labels('them nguoi doanh', false)).toEqual(['Thêm người “doanh”'])
})

test.each([
  ['Công ty Điện tử Đình Vũ', 'dinh dien', ['Công ty ', 'Điện', ' tử ', 'Đình', ' Vũ']],
  ['Gareriron, MST 9910103998', '9910', ['Gareriron, MST ', '9910', '103998']],
  ['Nguyễn Thị Yến', 'yen', ['Nguyễn Thị ', 'Yến']],
  ['Ánh', 'x', ['Ánh']],
])('%s is marked by “%s”', (text, typed, parts) => {
  expect(partsOf(text, wordsOf(typed))).toEqual(parts)
})
