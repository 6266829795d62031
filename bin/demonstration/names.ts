import type { Chance } from './chance'

/** Invented names, combined at random from syllables and words, so that they match no real enterprise or person. */
const starts = [
  'Kaz',
  'Mor',
  'Tak',
  'Yur',
  'Hos',
  'Sen',
  'Nak',
  'Vel',
  'Dor',
  'Lun',
  'Bex',
  'Gar',
  'Zan',
  'Pel',
  'Rho',
  'Sun',
  'Han',
  'Wei',
]
const middles = ['ora', 'emi', 'ishi', 'uko', 'ano', 'eri', 'alu', 'ivo', 'ebo', 'unji']
const ends = ['tek', 'vina', 'ron', 'lux', 'max', 'cor', 'dyn', 'sei', 'form', 'pac']
const firstWords = [
  'Minh',
  'Phúc',
  'Hải',
  'Thiên',
  'Gia',
  'Đại',
  'Tân',
  'Việt',
  'An',
  'Bảo',
  'Kim',
  'Hoàng',
  'Trường',
  'Vạn',
  'Ngọc',
]
const secondWords = [
  'Khang',
  'Lộc',
  'Phong',
  'Thịnh',
  'Vượng',
  'Nguyên',
  'Tường',
  'Hưng',
  'Giang',
  'Dương',
  'Quang',
  'Khôi',
]
const thirdWords = [
  'Triều Sóng',
  'Buồm Đỏ',
  'Sao Khuê',
  'Hải Đăng',
  'Cát Trắng',
  'Ngàn Thông',
  'Bến Mơ',
  'Mây Ngàn',
  'Suối Bạc',
  'Đảo Xa',
]

export const trades = [
  ['Linh kiện điện tử', 'Electronic Components', '2610', 9],
  ['Cơ khí chính xác', 'Precision Engineering', '2592', 8],
  ['Linh kiện ô tô', 'Auto Parts', '2930', 7],
  ['Nhựa kỹ thuật', 'Engineering Plastics', '2220', 6],
  ['Dệt may', 'Garment', '1410', 6],
  ['Bao bì', 'Packaging', '1702', 5],
  ['Logistics', 'Logistics', '5210', 5],
  ['Da giày', 'Footwear', '1520', 4],
  ['Thiết bị điện', 'Electrical Equipment', '2710', 4],
  ['Vật liệu mới', 'New Materials', '2029', 3],
  ['Kết cấu thép', 'Steel Structures', '2511', 3],
  ['Hóa chất', 'Chemicals', '2011', 2],
  ['Thực phẩm', 'Foods', '1079', 2],
  ['Chế biến gỗ', 'Wood Processing', '1629', 2],
  ['Quang học', 'Optics', '2670', 1],
  ['Thiết bị y tế', 'Medical Devices', '3250', 1],
  ['Năng lượng', 'Energy', '3512', 1],
] as const

const families = [
  ['Nguyễn', 30],
  ['Trần', 12],
  ['Phạm', 12],
  ['Lê', 9],
  ['Vũ', 9],
  ['Hoàng', 6],
  ['Đỗ', 6],
  ['Bùi', 5],
  ['Đặng', 4],
  ['Ngô', 3],
  ['Đào', 3],
  ['Lương', 2],
  ['Đoàn', 2],
  ['Mạc', 1],
] as const
const middleNames = {
  female: ['Thị', 'Thị Thu', 'Thị Thanh', 'Thị Ngọc', 'Thị Bích', 'Diệu', 'Khánh'],
  male: ['Văn', 'Đức', 'Hữu', 'Minh', 'Quốc', 'Xuân', 'Đình', 'Thành'],
} as const
const givenNames = {
  female: [
    'Hương',
    'Thảo',
    'Hạnh',
    'Yến',
    'Ánh',
    'Quỳnh',
    'Thủy',
    'Nga',
    'Loan',
    'Duyên',
    'Trang',
    'Mai',
    'Oanh',
    'Vân',
    'Huệ',
  ],
  male: [
    'Hùng',
    'Tuấn',
    'Dũng',
    'Cường',
    'Phúc',
    'Sơn',
    'Đạt',
    'Ân',
    'Bình',
    'Khoa',
    'Lâm',
    'Nghĩa',
    'Thắng',
    'Toàn',
    'Ước',
  ],
} as const

export function namer(chance: Chance) {
  const used = new Set<string>()

  function unused(propose: () => string): string {
    for (;;) {
      const name = propose()
      if (used.has(name)) continue
      used.add(name)
      return name
    }
  }

  return {
    brand: (isForeign: boolean) =>
      unused(() =>
        isForeign
          ? chance.pick(starts) + chance.pick(middles) + chance.pick(ends)
          : `${chance.pick(firstWords)} ${chance.pick(secondWords)} ${chance.pick(thirdWords)}`,
      ),
    trade: () => chance.weighted(trades.map((trade) => [trade, trade[3]] as const)),
    /** The name of an office-holder, unique within the registry. */
    person: (sex: Sex) => unused(() => anybody(sex)),
    anybody: () => anybody(chance.pick(['female', 'male'])),
  }

  function anybody(sex: Sex) {
    return `${chance.weighted(families)} ${chance.pick(middleNames[sex])} ${chance.pick(givenNames[sex])}`
  }
}

export type Sex = 'female' | 'male'

export type Namer = ReturnType<typeof namer>
