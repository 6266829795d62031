import { expect, test } from 'vitest'
import { everyCharacter } from '../db/testing/runs'
import { fold, matching, nfc, visible, wordsOf } from './fold'

test.each([
  ['Đồng chí Nguyễn Thị Hoà – Đảng uỷ', 'dong chi nguyen thi hoa - dang uy'],
  ['Đồng chí Nguyễn Thị Hòa – Đảng ủy', 'dong chi nguyen thi hoa - dang uy'],
  ['ĐẶNG ƯỚC', 'dang uoc'],
  ['Đảng ủy'.normalize('NFD'), 'dang uy'],
  ['L.G. Display', 'l.g. display'],
  ['Ðình Vũ ÐÔNG ðông Ɖ ɖ Ꟈ ꟈ D\u0335', 'dinh vu dong dong d d d d d'],
  ['Binh\u2060 M\u034fi\ufe0fn\u180eh\u3164\u{e0041}', 'binh minh'],
  ['\u2003An\u3000\u00a0Phong\t\u2800', 'an phong'],
  ['ＡＮ ﬁn 𝐀𝐧 Ⅷ', 'an fin an viii'],
  ['СОСА-СОLА Ηοa', 'coca-cola hoa'],
  ['“An” ‘Bình’ – — − ‐', '"an" \'binh\' - - - -'],
])('%s is searched as %s', (text, folded) => expect(fold(text)).toBe(folded))

test('folding twice changes nothing, nor does the form in which a character is written or stored', () => {
  const forms = [fold, (text: string) => text.normalize('NFD'), (text: string) => text.normalize('NFC'), visible, nfc]
  for (const text of everyCharacter().map((characters) => `a${characters}`)) {
    for (const form of forms) expect(fold(form(text))).toBe(fold(text))
    expect(nfc(nfc(text))).toBe(nfc(text))
  }
})

test.each([
  ['47 qd du', '47 qd du'],
  ['47-QĐ/ĐU', '47 qd du'],
  ['47/QD–DU.', '47 qd du'],
  ['9900 000 104', '9900000104'],
  ['9900.000.104', '9900000104'],
  ['9900000104–001', '9900000104001'],
  ['9900000104 001', '9900000104001'],
  ['MST: 9900000104', 'mst 9900000104'],
  ['Tổ 47, 0912 345 678', 'to 47 0912345678'],
  ['+84 912.345.678', '0912345678'],
  ['84912345678', '0912345678'],
  ['+84 (0) 912 345 678', '0912345678'],
  ['(0225) 3 123 456', '02253123456'],
  ['+84 225 3123456', '02253123456'],
  ['031 099 001 235', '031099001235'],
  ['SX&TM Lay’s', 'sx tm lays'],
  ['15/11/2026', '15d11d2026'],
  ['ngày 01/02/2026', 'ngay 1d2d2026'],
  ['1/02/2026-QĐ', '1d2d2026 qd'],
  ['3/2024 101/02/2026', '3 2024 101 02 2026'],
  ['(+84) 2250100000', '02250100000'],
  ['+84 2250100000', '02250100000'],
  ['Gửi: an.le-2@hai-phong.example, 0912 345 678', 'gui anle2haiphongexample 0912345678'],
  ['a @ b', 'a b'],
  ['Chi bộ 10 9900000104', 'chi bo 10 9900000104'],
  ['100% _\\', '100'],
  ['\u2060', ''],
])('the words of %s are: %s', (text, words) => expect(wordsOf(text).join(' ')).toBe(words))

test.each([
  ['Đảng ủy'.normalize('NFD'), 'Đảng ủy'.normalize('NFC')],
  ['\ufeff Công\u00a0ty  TNHH\u200b ', 'Công ty TNHH'],
  ['dòng một \r\n  dòng hai', 'dòng một\ndòng hai'],
  ['hoà', 'hoà'],
  ['\u00a0\u200b\ufeff', ''],
  ['Công\u0000 ty\u0007 \u202eAn\u202c\u200f', 'Công ty An'],
  ['Sao Mai 👩‍🔧', 'Sao Mai 👩‍🔧'],
  ['Ðình Vũ, ÐÔNG ðông, Ɖông ɖông', 'Đình Vũ, ĐÔNG đông, Đông đông'],
  ['Bình\u2060 M\u034fi\ufe0fnh\u{e0041}', 'Bình Minh'],
  ['\u2060\u034f\u3164\u180e\ufe0f', ''],
  ['\u2800 \u0301 \ue000', ''],
  ['An\u3000\u2003Phong\u2800X', 'An Phong X'],
  ['e\u2060\u0301', 'é'],
  ['ＡＮ ＰＨＯＮＧ ﬁn 30 m²', 'AN PHONG fin 30 m²'],
  ['Сông ty Ноà', 'Công ty Hoà'],
  ['Газпром, АО, Ωmega', 'Газпром, АО, Ωmega'],
])('%j is stored as %j', (typed, stored) => expect(nfc(typed)).toBe(stored))

test('options are found by words in any order, without accents; those that begin with them come first', () => {
  const options = ['Anh', 'Nhật Bản', 'Hàn Quốc', 'Hồng Công (Trung Quốc)', 'Trung Quốc', '2620 – Sản xuất máy vi tính']
  const found = (text: string) =>
    matching(
      options.map((label) => ({ label })),
      text,
    ).map(({ label }) => label)
  expect(found('nh')).toEqual(['Nhật Bản', 'Anh', '2620 – Sản xuất máy vi tính'])
  expect(found('ban NHAT')).toEqual(['Nhật Bản'])
  expect(found('(trung quoc)')).toEqual(['Hồng Công (Trung Quốc)', 'Trung Quốc'])
  expect(found('may 2620')).toEqual(['2620 – Sản xuất máy vi tính'])
  expect(found(' ')).toEqual(options)
  expect(found('xyz')).toEqual([])
})
