import { addMonths } from '../../core/date'
import type { Cast } from './cast'
import { at } from './chance'
import { quarterOf, quarterStart } from './course'
import { decide, recordPaper } from './documents'
import { day } from './enterprises'
import { end, establish, happen, nameOf } from './organisation'
import { type Organisation, on, turn, type World } from './world'

export type Sequel = {
  newcomers: Organisation[]
  /** Cells that ended after the reference date. `into`: where their members went; null if outside the registry. */
  endings: { organisation: Organisation; into: Organisation | null }[]
}

const cellsAreOneKind = '2026-07-26'

/** The events between the reference date and today. */
export function tellAfter(world: World, cast: Cast): Sequel {
  const { singles, combined, outside, committee } = cast
  const happened = (date: string) => date <= world.today
  const last = singles.length - 1
  const newcomers = establishMore(world, committee)
  const endings: Sequel['endings'] = []

  if (happened('2024-06-20')) receive(world, at(outside, 0), committee, '2024-06-20')
  if (happened('2025-04-15')) endings.push(dissolve(world, at(singles, last), '2025-03-31', '2025-04-15'))
  for (const { committee: one } of cast.companies.slice(0, 2))
    if (happened('2025-05-20')) renewCommittee(world, one, '2025-05-20')
  if (happened('2025-10-01')) endings.push(absorb(world, at(singles, last - 1), at(combined, 2), '2025-10-01'))
  for (const one of outside.slice(1)) if (happened('2025-07-01')) renameSuperior(world, one, '2025-07-01')
  if (happened(cellsAreOneKind)) reclassifyCells(world)
  if (happened('2026-09-15')) extendTerms(world, combined.slice(1), '2026-09-15')
  return { newcomers, endings }
}

function establishMore(world: World, superior: Organisation): Organisation[] {
  const candidates = world.enterprises
    .filter(
      ({ isCovered, opened, states }) =>
        !isCovered && opened < '2023-01-01' && states.length === 1 && states[0]?.ownership !== 'state',
    )
    .filter(({ states }) => on(states, world.today)?.standing === 'operating')
    .sort((a, b) => b.weight - a.weight)
  const wanted = world.plan.organisations.later
  const latest = addMonths(world.today, -6) < '2024-12-01' ? world.today : addMonths(world.today, -6)
  // Not the largest enterprises, which would change the shares too much. The last cell is of the current quarter.
  return candidates.slice(12, 12 + wanted).map((enterprise, i) => {
    const foundedOn = i === wanted - 1 ? quarterStart(quarterOf(world.today)) : day(world, '2024-05-02', latest)
    return establish(world, {
      unit: enterprise.park,
      name: `Chi bộ Công ty ${enterprise.brand}`,
      kind: foundedOn < cellsAreOneKind ? 'grassroots_cell' : 'cell',
      superior,
      foundedOn,
      enterprises: [enterprise],
    })
  })
}

function receive(world: World, one: Organisation, superior: Organisation, date: string) {
  turn(one.states, date, { superior, external: null })
  happen(world, {
    kind: 'transferred',
    on: date,
    unit: one.unit,
    paper: decide(world, one.unit, date, `Về việc tiếp nhận ${nameOf(one)}`, 0),
    subjects: [one],
  })
}

function renameSuperior(world: World, one: Organisation, date: string) {
  const before = one.states.at(-1)?.external ?? ''
  turn(one.states, date, { external: before.replace(' (minh họa)', ' Mới (minh họa)') })
  happen(world, {
    kind: 'transferred',
    on: date,
    unit: one.unit,
    paper: null,
    subjects: [one],
    note: 'Sắp xếp đơn vị hành chính cấp xã: cấp trên trực tiếp thay đổi',
  })
}

function dissolve(world: World, one: Organisation, closed: string, date: string) {
  for (const { enterprise } of one.coverage) turn(enterprise.states, closed, { standing: 'closed' })
  end(one, date)
  happen(world, {
    kind: 'dissolved',
    on: date,
    unit: one.unit,
    paper: decide(world, one.unit, date, `Về việc giải thể ${nameOf(one)}`, 0),
    subjects: [one],
    membersTo: 'Các đảng ủy nơi cư trú',
    note: 'Doanh nghiệp chấm dứt hoạt động',
  })
  return { organisation: one, into: null }
}

function renewCommittee(world: World, one: Organisation, date: string) {
  const paper = decide(world, one.unit, date, `Về việc kiện toàn Ban Chấp hành ${nameOf(one)}`, 0)
  happen(world, { kind: 'committee_renewed', on: date, unit: one.unit, paper, subjects: [one] })
}

function absorb(world: World, one: Organisation, into: Organisation, date: string) {
  const paper = decide(world, into.unit, date, `Về việc sáp nhập ${nameOf(one)} vào ${nameOf(into)}`, 0)
  end(one, date)
  into.coverage.push(
    ...one.coverage.map(({ enterprise }) => ({ enterprise, from: date, to: null, isHost: false, paper })),
  )
  happen(world, {
    kind: 'absorbed',
    on: date,
    unit: into.unit,
    paper,
    predecessors: [one],
    subjects: [into],
    membersTo: nameOf(into),
  })
  return { organisation: one, into }
}

/** A regulation renamed the kinds of all cells on one day: one decision, and one event with every cell as a subject. */
function reclassifyCells(world: World) {
  const cells = world.organisations.filter(
    ({ isCommittee, endedOn, foundedOn }) => !isCommittee && !endedOn && foundedOn < cellsAreOneKind,
  )
  for (const one of cells) turn(one.states, cellsAreOneKind, { kind: 'cell' })
  const paper = recordPaper(world, {
    unit: world.zone,
    issuer: 'Đảng ủy Khu kinh tế (minh họa)',
    issuedOn: '2026-08-03',
    effectiveOn: cellsAreOneKind,
    subject: 'Về việc thống nhất tên gọi chi bộ theo quy định mới',
    type: 'decision',
  })
  happen(world, { kind: 'reclassified', on: cellsAreOneKind, unit: world.zone, paper, subjects: cells })
}

function extendTerms(world: World, cells: Organisation[], date: string) {
  const paper = recordPaper(world, {
    unit: world.zone,
    issuer: 'Đảng ủy Khu kinh tế (minh họa)',
    issuedOn: date,
    effectiveOn: date,
    subject: 'Về việc kéo dài nhiệm kỳ đại hội của một số chi bộ',
    type: 'conclusion',
  })
  happen(world, { kind: 'term_extended', on: date, unit: world.zone, paper, subjects: cells })
}
