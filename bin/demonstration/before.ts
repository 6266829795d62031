import type { Cast } from './cast'
import { at } from './chance'
import { decide } from './documents'
import { end, establish, happen, nameOf } from './organisation'
import { type Organisation, turn, type World } from './world'

/** An organisation that ended before the reference date, and those that its members went to. */
export type Forebear = {
  organisation: Organisation
  heirs: Organisation[]
  /** [part, parts]: this organisation's share of the members that the heirs began with. */
  share: [number, number]
  day: string
  /** How many of its members the receiver of a dissolution took; the others left the registry. */
  received?: number
}

const kind = 'grassroots_cell'
const receivedIn2022 = 3

/** The events from 2021 to the reference date. Cells made by one of them have that event instead of `established`. */
export function tellBefore(world: World, cast: Cast): Forebear[] {
  const { singles, combined, companies } = cast
  return [
    absorbed(world, cast, at(combined, combined.length - 1), '2021-06-15'),
    ...consolidated(world, cast, at(combined, 0), '2022-03-01'),
    divided(world, cast, [at(singles, 0), at(singles, 1)], '2022-10-01'),
    splitOff(world, at(combined, 1), at(singles, 2), '2023-05-10'),
    renamed(world, at(singles, 3)),
    dissolved(world, cast, at(combined, 0), '2022-12-15'),
    upgraded(world, at(companies, 0), '2023-02-01'),
  ].filter((one) => one !== null)
}

/** Makes a cell begin with the event that made it, and removes its earlier states. */
function bornOf(
  world: World,
  one: Organisation,
  kindOfEvent: 'consolidated' | 'divided' | 'split_off',
  day: string,
  predecessors: Organisation[],
) {
  const paper = decide(
    world,
    one.unit,
    day,
    `Về việc thành lập ${nameOf(one)} trên cơ sở ${predecessors.map(nameOf).join(', ')}`,
    0,
  )
  world.papers = world.papers.filter((known) => known !== one.founding)
  world.events = world.events.filter(
    ({ kind, parts }) => kind !== 'established' || !parts.some(({ organisation }) => organisation === one),
  )
  Object.assign(one, { foundedOn: day, precision: 'd', founding: paper })
  for (const state of one.states) state.from = day
  for (const covered of one.coverage) Object.assign(covered, { from: day, paper })
  return { kind: kindOfEvent, on: day, unit: one.unit, paper }
}

function absorbed(world: World, { committee }: Cast, into: Organisation, day: string): Forebear {
  const joined = at(into.coverage, into.coverage.length - 1)
  const gone = establish(world, {
    unit: into.unit,
    name: `Chi bộ Công ty ${joined.enterprise.brand}`,
    kind,
    superior: committee,
    foundedOn: '2019-09-02',
    enterprises: [joined.enterprise],
  })
  const paper = decide(world, into.unit, day, `Về việc sáp nhập ${nameOf(gone)} vào ${nameOf(into)}`, 0)
  end(gone, day)
  Object.assign(joined, { from: day, paper })
  happen(world, {
    kind: 'absorbed',
    on: day,
    unit: into.unit,
    paper,
    predecessors: [gone],
    subjects: [into],
    membersTo: nameOf(into),
  })
  return { organisation: gone, heirs: [into], share: [0, 1], day }
}

function consolidated(world: World, { committee }: Cast, into: Organisation, day: string): Forebear[] {
  const gone = into.coverage.map(({ enterprise }) =>
    establish(world, {
      unit: into.unit,
      name: `Chi bộ Công ty ${enterprise.brand}`,
      kind,
      superior: committee,
      foundedOn: '2018-05-19',
      enterprises: [enterprise],
    }),
  )
  const event = bornOf(world, into, 'consolidated', day, gone)
  for (const one of gone) end(one, day)
  happen(world, { ...event, predecessors: gone, successors: [into], membersTo: nameOf(into) })
  return gone.map((organisation, i) => ({ organisation, heirs: [into], share: [i, gone.length], day }))
}

function divided(world: World, { committee }: Cast, into: Organisation[], day: string): Forebear {
  const [host] = into
  const enterprises = into.flatMap(({ coverage }) => coverage.map(({ enterprise }) => enterprise))
  const unit = host?.unit ?? world.zone
  const gone = establish(world, {
    unit,
    name: `Chi bộ Doanh nghiệp ${unit.name.replace(' (minh họa)', '')} số 9`,
    kind,
    superior: committee,
    foundedOn: '2017-03-03',
    enterprises,
  })
  const events = into.map((one) => bornOf(world, one, 'divided', day, [gone]))
  end(gone, day)
  happen(world, { ...at(events, 0), predecessors: [gone], successors: into, membersTo: into.map(nameOf).join('; ') })
  return { organisation: gone, heirs: into, share: [0, 1], day }
}

function splitOff(world: World, from: Organisation, young: Organisation, day: string): null {
  const event = bornOf(world, young, 'split_off', day, [from])
  const [own] = young.coverage
  if (own) from.coverage.push({ ...own, from: from.foundedOn, to: day, isHost: false, paper: from.founding })
  happen(world, { ...event, subjects: [from], successors: [young] })
  return null
}

/** An enterprise is renamed, and some weeks later its cell. */
function renamed(world: World, one: Organisation): null {
  const [covered] = one.coverage
  const [facts] = covered?.enterprise.states ?? []
  const [state] = one.states
  if (!covered || !facts || !state) return null
  const { name } = facts
  facts.name = name.replace(covered.enterprise.brand, `${covered.enterprise.brand} Hải Âu`)
  turn(covered.enterprise.states, '2022-03-20', { name })
  const { name: ownName } = state
  state.name = `${ownName} Hải Âu`
  turn(one.states, '2022-05-05', { name: ownName })
  happen(world, {
    kind: 'renamed',
    on: '2022-05-05',
    unit: one.unit,
    paper: decide(world, one.unit, '2022-05-05', `Về việc đổi tên thành ${ownName}`, 0),
    subjects: [one],
  })
  return null
}

function dissolved(world: World, { committee }: Cast, receiver: Organisation, day: string): Forebear | null {
  const closed = world.enterprises.find(
    ({ opened, states }) =>
      opened < '2015' &&
      states[0]?.ownership !== 'state' &&
      states[1]?.standing === 'closed' &&
      states[1].from < '2024-02-21',
  )
  const [working, gone] = closed?.states ?? []
  if (!closed || !working || !gone) return null
  working.to = '2022-11-30'
  gone.from = '2022-11-30'
  const one = establish(world, {
    unit: closed.park,
    name: `Chi bộ Công ty ${closed.brand}`,
    kind,
    superior: committee,
    foundedOn: '2016-08-19',
    enterprises: [closed],
  })
  end(one, day)
  happen(world, {
    kind: 'dissolved',
    on: day,
    unit: one.unit,
    paper: decide(world, one.unit, day, `Về việc giải thể ${nameOf(one)}`, 0),
    subjects: [one],
    successors: [receiver],
    membersTo: `${nameOf(receiver)}; Các đảng ủy nơi cư trú`,
    note: 'Doanh nghiệp ngừng hoạt động từ 30/11/2022',
  })
  return { organisation: one, heirs: [receiver], share: [0, 1], day, received: receivedIn2022 }
}

/** A cell becomes a committee with new cells below it; it remains the same organisation. */
function upgraded(world: World, { committee, cells }: Cast['companies'][number], day: string): Forebear {
  const [state] = committee.states
  const paper = decide(world, committee.unit, day, `Về việc nâng cấp thành ${nameOf(committee)}`, 0)
  if (state) {
    const { name, kind: reached } = state
    Object.assign(state, { name: name.replace('Đảng bộ', 'Chi bộ'), kind })
    turn(committee.states, day, { name, kind: reached })
    if (committee.founding) committee.founding.subject = committee.founding.subject.replace('Đảng bộ', 'Chi bộ')
  }
  for (const cell of cells) {
    Object.assign(cell, { foundedOn: day, founding: paper })
    for (const one of cell.states) one.from = day
    for (const covered of cell.coverage) Object.assign(covered, { from: day, paper })
  }
  happen(world, {
    kind: 'reclassified',
    on: day,
    unit: committee.unit,
    paper,
    subjects: [committee],
    successors: cells,
    membersTo: cells.map(nameOf).join('; '),
  })
  return { organisation: committee, heirs: cells, share: [0, 1], day }
}

/** Moves the founding of a cell, its states and coverage to another day. */
export function bringForward(world: World, one: Organisation, day: string) {
  one.foundedOn = day
  one.precision = 'd'
  for (const state of one.states) state.from = day
  for (const covered of one.coverage) covered.from = day
  for (const paper of world.papers)
    if (paper === one.founding) Object.assign(paper, { issuedOn: day, effectiveOn: day })
  for (const event of world.events)
    if (event.kind === 'established' && event.parts.some(({ organisation }) => organisation === one)) event.on = day
}
