import { addDays, addMonths } from '../../core/date'
import { checkDigit } from '../../core/notation'
import type { enterprise, enterpriseContact, enterpriseNote, enterpriseState } from '../../db/enterprise/record'
import { apportion, at } from './chance'
import { referenceDate } from './plan'
import { type Enterprise, type Ownership, range, type Standing, turn, type World } from './world'

const countries = [
  ['JP', 26],
  ['KR', 22],
  ['CN', 20],
  ['TW', 10],
  ['HK', 7],
  ['SG', 5],
  ['US', 3],
  ['DE', 2],
  ['NL', 1],
  ['TH', 1],
  ['BE', 1],
  ['AU', 1],
  ['VG', 1],
] as const

/** All enterprises: those on the reference date, those closed before, and those registered later. */
export function foundEnterprises(world: World) {
  const { chance, plan, today } = world
  const counts = plan.enterprises
  const covered = plan.organisations.enterprises
  const foreign = Math.round(counts.nonState * counts.foreignShare)

  const ownerships = chance.shuffled([
    ...Array.from({ length: foreign }, () =>
      chance.weighted([
        ['fdi_wholly', 9],
        ['joint_venture', 1],
      ] as const),
    ),
    ...Array.from({ length: counts.nonState - foreign }, () =>
      chance.weighted([
        ['domestic_private', 94],
        ['cooperative', 4],
        ['other', 2],
      ] as const),
    ),
  ])
  const running = ownerships.map((ownership) =>
    found(world, ownership, day(world, '1996-01-01', '2023-06-30'), 'operating'),
  )
  chooseCovered(running, covered)
  for (const one of running.filter(({ isCovered }) => !isCovered)) liveOn(world, one)

  for (const standing of ['building', 'not_started', 'suspended'] as const) {
    const many = { building: counts.building, not_started: counts.notStarted, suspended: counts.suspended }[standing]
    for (let i = 0; i < many; i += 1)
      resumeLater(
        world,
        found(
          world,
          chance.weighted([
            ['fdi_wholly', 3],
            ['domestic_private', 2],
          ] as const),
          day(world, '2020-01-01', '2023-12-31'),
          standing,
        ),
      )
  }
  for (let i = 0; i < counts.state; i += 1) found(world, 'state', day(world, '1995-01-01', '2008-12-31'), 'operating')
  for (let i = 0; i < counts.closed; i += 1) {
    const gone = found(
      world,
      chance.weighted([
        ['fdi_wholly', 3],
        ['domestic_private', 2],
        ['state', 1],
      ] as const),
      day(world, '1998-01-01', '2019-12-31'),
      'operating',
    )
    turn(gone.states, day(world, '2021-02-01', '2024-02-20'), {
      standing: chance.weighted([
        ['closed', 5],
        ['bankrupt', 1],
        ['revoked', 2],
      ] as const),
    })
  }
  for (let i = 0; i < counts.later; i += 1) {
    const young = found(
      world,
      chance.weighted([
        ['fdi_wholly', 3],
        ['domestic_private', 1],
      ] as const),
      day(world, addDays(referenceDate, 14), addMonths(today, -1)),
      'building',
    )
    if (addMonths(young.opened, 9) <= today) turn(young.states, addMonths(young.opened, 9), { standing: 'operating' })
  }
}

export const day = ({ chance }: World, from: string, to: string) =>
  addDays(from, chance.whole(0, Math.max(0, (Date.parse(to) - Date.parse(from)) / 86_400_000)))

function found(world: World, ownership: Ownership, opened: string, standing: Standing): Enterprise {
  const { chance, names, parks } = world
  const isForeign = ownership === 'fdi_wholly' || ownership === 'joint_venture'
  const brand = names.brand(isForeign)
  const [trade, tradeForeign, vsicCode] = names.trade()
  const facts = {
    name: `${legalForm(world, ownership)} ${trade} ${brand}`,
    nameForeign: isForeign ? `${brand} ${tradeForeign} Co., Ltd.` : null,
    ownership,
    standing,
  }
  const one: Enterprise = {
    id: chance.id(),
    park: chance.weighted(parks.map((park) => [park, park.weight] as const)),
    brand,
    trade,
    vsicCode,
    isForeign,
    opened,
    weight: chance.skewed(1.3),
    isCovered: false,
    states: [{ ...facts, from: opened, to: null }],
  }
  world.enterprises.push(one)
  return one
}

function legalForm({ chance }: World, ownership: Ownership): string {
  if (ownership === 'state') return chance.pick(['Công ty TNHH Một thành viên', 'Tổng công ty'])
  if (ownership === 'cooperative') return 'Hợp tác xã'
  if (ownership === 'joint_venture') return 'Công ty Liên doanh'
  return chance.weighted([
    ['Công ty TNHH', 7],
    ['Công ty Cổ phần', ownership === 'fdi_wholly' ? 1 : 5],
    ['Công ty TNHH Một thành viên', 2],
  ] as const)
}

/** Chooses the enterprises with a Party organisation: mostly large and old ones, 5 of 7 with foreign investors. */
function chooseCovered(running: Enterprise[], wanted: number) {
  const byWeight = [...running].filter(({ opened }) => opened < '2016-01-01').sort((a, b) => b.weight - a.weight)
  const foreign = Math.round((wanted * 5) / 7)
  const chosen = [
    ...byWeight.filter(({ isForeign }) => isForeign).slice(0, foreign),
    ...byWeight.filter(({ isForeign }) => !isForeign).slice(0, wanted - foreign),
  ]
  for (const one of chosen) one.isCovered = true
  // Swaps a few, so that some small enterprises have an organisation and some large ones have none.
  const small = running.filter(({ isCovered, opened }) => !isCovered && opened < '2010-01-01').slice(-4)
  for (const [i, one] of small.entries()) {
    const swapped = chosen.filter(({ isForeign }) => isForeign === one.isForeign)[i * 3]
    if (!swapped) continue
    swapped.isCovered = false
    one.isCovered = true
  }
}

/** Adds states to an enterprise without organisation: under construction, renamed, sold, suspended, closed. */
function liveOn(world: World, one: Enterprise) {
  const { chance, today } = world
  const [first] = one.states
  if (first && one.opened > '2016-01-01' && one.opened < '2022-06-30' && chance.happens(0.4)) {
    first.standing = 'building'
    turn(one.states, addMonths(one.opened, chance.whole(10, 18)), { standing: 'operating' })
  }
  const latest = one.states.at(-1)
  const before = day(world, '2023-09-01', '2024-02-20')
  if (!latest || latest.from >= before) return
  const fate = chance.next()
  const after = day(world, addDays(referenceDate, 10), addDays(today, -30))
  if (fate < 0.02) turn(one.states, before, { name: `${latest.name} Việt Nam` })
  else if (fate < 0.04) turn(one.states, after, { name: `${latest.name} Toàn Cầu` })
  else if (fate < 0.06) turn(one.states, after, { standing: 'suspended' })
  else if (fate < 0.1)
    turn(one.states, after, {
      standing: chance.weighted([
        ['closed', 4],
        ['revoked', 1],
        ['bankrupt', 1],
      ] as const),
    })
  else if (fate < 0.11 && latest.ownership === 'joint_venture') turn(one.states, after, { ownership: 'fdi_wholly' })
  else if (fate > 0.994 && latest.ownership === 'domestic_private') {
    latest.ownership = 'state'
    turn(one.states, before, {
      ownership: 'domestic_private',
      name: latest.name.replace('Công ty TNHH', 'Công ty Cổ phần'),
    })
  }
}

function resumeLater(world: World, one: Enterprise) {
  const after = day(world, addDays(referenceDate, 20), addDays(world.today, -20))
  if (world.chance.happens(0.6)) turn(one.states, after, { standing: 'operating' })
}

export function enterpriseRows({ chance, enterprises }: World): (typeof enterprise.$inferInsert)[] {
  const taxCodes = taxCodesOf(enterprises.length)
  return enterprises.map((one, i) => {
    const hasNoCode = i % 211 === 7 && !one.isCovered
    return {
      id: one.id,
      taxCode: hasNoCode ? null : at(taxCodes, i),
      unitId: one.park.id,
      establishedOn: one.opened,
      investorCountries: one.isForeign ? investors(chance, one) : ['VN'],
      vsicCode: one.vsicCode,
      isExportProcessing: one.isForeign && chance.happens(0.3),
      address: `Lô CN${chance.whole(1, 28)}, ${one.park.name}`,
      communeId: one.park.communeId,
    }
  })
}

/** Why an enterprise has no tax code, for those that have none. */
export const enterpriseNoteRows = (rows: (typeof enterprise.$inferInsert)[]): (typeof enterpriseNote.$inferInsert)[] =>
  rows
    .filter(({ taxCode }) => taxCode === null)
    .map(({ id }) => ({
      enterpriseId: id ?? '',
      taxCodeReason: 'Nhà đầu tư đã có giấy chứng nhận, đang làm thủ tục cấp mã số thuế',
    }))

function investors(chance: World['chance'], one: Enterprise): string[] {
  const first = chance.weighted(countries)
  if (one.states[0]?.ownership === 'joint_venture') return [first, 'VN']
  const second = chance.weighted(countries)
  return chance.happens(0.08) && second !== first ? [first, second] : [first]
}

/** Invented tax codes: no province has the prefix 99. Serials without a check digit are never issued and left out. */
function taxCodesOf(many: number): string[] {
  const codes: string[] = []
  for (let serial = 1_000_003; codes.length < many; serial += 7_919) {
    const nine = `99${String(serial).padStart(7, '0')}`
    const digit = checkDigit(nine)
    if (digit !== null) codes.push(nine + digit)
  }
  return codes
}

export const enterpriseStateRows = ({ chance, enterprises }: World): (typeof enterpriseState.$inferInsert)[] =>
  enterprises.flatMap(({ id, states }) =>
    states.map(({ from, to, ...facts }) => ({ id: chance.id(), enterpriseId: id, valid: range(from, to), ...facts })),
  )

export const enterpriseContactRows = ({
  chance,
  names,
  enterprises,
}: World): (typeof enterpriseContact.$inferInsert)[] =>
  enterprises
    .filter(({ isCovered }) => isCovered || chance.happens(0.6))
    .map(({ id }, i) => ({
      id: chance.id(),
      enterpriseId: id,
      legalRepresentative: names.anybody(),
      contactName: names.anybody(),
      phone: `02250${String(100_000 + i * 37).slice(0, 6)}`,
      email: `lien-he-${i + 1}@doanh-nghiep.example`,
    }))

export const weigh = (total: number, among: Enterprise[], bounds: Parameters<typeof apportion>[2] = {}) =>
  apportion(
    total,
    among.map(({ weight }) => weight),
    bounds,
  )
