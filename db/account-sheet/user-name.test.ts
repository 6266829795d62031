import { expect, test } from 'vitest'
import { AccountInput } from '../account/record'
import { position } from '../mandate/record'
import { commonIn, unique, userNameFor } from './user-name'

const common = commonIn([
  { word: 'công ty', spellings: 'Cty, company', isForm: true },
  { word: 'cổ phần', spellings: 'CP', isForm: true },
  { word: 'trách nhiệm hữu hạn', spellings: 'TNHH, limited', isForm: true },
  { word: 'một thành viên', spellings: 'MTV', isForm: true },
  { word: 'doanh nghiệp', spellings: 'DN', isForm: true },
  { word: 'số', spellings: 'No', isForm: true },
  { word: 'sản xuất', spellings: 'SX, manufacturing', isForm: false },
  { word: 'thương mại', spellings: 'TM, trading', isForm: false },
  { word: 'cơ khí', spellings: 'CK, mechanical', isForm: false },
  { word: 'may mặc', spellings: 'may, garment', isForm: false },
  { word: 'gỗ', spellings: 'wood', isForm: false },
])
const of = (organisation: string, code: string | null = null, held = 'secretary') =>
  userNameFor({ position: held, organisation, code }, common)

test('a user name is the own name of the organisation, in whole words, and the position', () => {
  const expected = {
    'Chi bộ Công ty Cổ phần Bao bì Hải Khang Bến Mơ': 'baobihaikhangbenmo',
    'Chi bộ Công ty trách nhiệm hữu hạn một thành viên Minh Phát': 'minhphat',
    'Chi bộ Cty TNHH MTV SX & TM Minh Phát': 'minhphat',
    'Đảng bộ Công ty TNHH ABC': 'abc',
    'Chi bộ Công ty Cơ khí Bến Sông': 'bensong',
    'Chi bộ Công ty TNHH Cơ khí': 'cokhi',
    'Đảng bộ KCN Bến Sông (minh họa)': 'kcnbensong',
    'Đảng uỷ Khu kinh tế Cửa Biển (minh họa': 'khukinhtecuabien',
    'Chi bộ Doanh nghiệp KCN Bến Sông số 5': 'kcnbensong5',
    'Chi bộ Gò Gỗ Mây': 'gomay',
    'Chi bộ Xã Phan Viên': 'xaphanvien',
    'Chi bộ 10': 'cb10',
    'Chi bộ số 3 (mới)': 'cb3',
    'Chi bộ cơ sở': 'cbcs',
    'Chi bộ Công ty Schwarzwaldmaschinenfabrikgesellschaft': 'schwarzwaldmaschinen',
    第一支部: 'tcd',
  }
  for (const [name, stem] of Object.entries(expected)) expect(of(name), name).toBe(`${stem}.bt`)
  expect(
    ['standing_deputy_secretary', 'acting_in_charge', 'reporter'].map((held) => of('Chi bộ ABC', null, held)),
  ).toEqual(['abc.pbttt', 'abc.pt', 'abc.bc'])
})

test('the code of the organisation goes before its name: its last two groups that say something', () => {
  expect(of('Chi bộ Công ty ABC', '31.000.012.345.000')).toBe('012345.bt')
  expect(of('Chi bộ Công ty ABC', '31.000.000.000.000')).toBe('31.bt')
})

test('every position that reports gives a name that the form accepts, and no telephone number', () => {
  for (const held of position.enumValues)
    for (const [name, code] of [
      ['Chi bộ 10', null],
      ['Chi bộ Công ty ABC', '31.000.912.345.678'],
    ] as const)
      expect(AccountInput.shape.userName.safeParse(of(name, code, held)).success, of(name, code, held)).toBe(true)
})

test('equal names get numbers, also against names that are taken', () => {
  const wanted = ['abc.bt', 'abc.bt', 'abc.bt', 'xyz.bt']
  expect(unique(wanted, ['abc.bt2', 'xyz.bt'])).toEqual(['abc.bt', 'abc.bt3', 'abc.bt4', 'xyz.bt2'])
})
