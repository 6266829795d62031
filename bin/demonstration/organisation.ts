import { decide } from './documents'
import { type Enterprise, type LifeEvent, type Organisation, type Paper, turn, type Unit, type World } from './world'

type Wish = {
  unit: Unit
  name: string
  kind: string
  superior: Organisation | null
  external?: string
  foundedOn: string
  precision?: Organisation['precision']
  enterprises?: Enterprise[]
  /** The decision of the event that made it; without it an event `established` is added. */
  by?: Paper | null
}

export function establish(world: World, wish: Wish): Organisation {
  const { unit, name, kind, superior, external = null, foundedOn, precision = 'd', enterprises = [] } = wish
  const founding =
    wish.by === undefined
      ? decide(world, unit, foundedOn, `Về việc thành lập ${name}`, foundedOn < '2012' ? 0.6 : 0.1)
      : wish.by
  const one: Organisation = {
    id: world.chance.id(),
    unit,
    foundedOn,
    precision,
    founding,
    isCommittee: kind.endsWith('committee'),
    states: [{ from: foundedOn, to: null, name, kind, superior, external }],
    coverage: enterprises.map((enterprise, i) => ({
      enterprise,
      from: foundedOn,
      to: null,
      isHost: i === 0,
      paper: founding,
    })),
    endedOn: null,
    course: null,
    reporting: 'regular',
    splits: 'whole',
  }
  world.organisations.push(one)
  if (wish.by === undefined)
    happen(world, { kind: 'established', on: foundedOn, unit, paper: founding, successors: [one] })
  return one
}

type Happening = Pick<LifeEvent, 'kind' | 'on' | 'unit' | 'paper' | 'membersTo' | 'note'> & {
  predecessors?: Organisation[]
  subjects?: Organisation[]
  successors?: Organisation[]
}

export function happen(world: World, { predecessors = [], subjects = [], successors = [], ...event }: Happening) {
  const as = (part: LifeEvent['parts'][number]['part']) => (organisation: Organisation) => ({ organisation, part })
  world.events.push({
    ...event,
    parts: [...predecessors.map(as('predecessor')), ...subjects.map(as('subject')), ...successors.map(as('successor'))],
  })
}

/** Ends an organisation, its state and coverage. `day` is the first day on which it no longer exists. */
export function end(one: Organisation, day: string) {
  one.endedOn = day
  const last = one.states.at(-1)
  if (last) last.to = day
  for (const covered of one.coverage) covered.to ??= day
}

export function move(one: Organisation, day: string, superior: Organisation, kind: string) {
  turn(one.states, day, { superior, kind, external: null })
}

export const nameOf = (one: Organisation) => one.states.at(-1)?.name ?? ''
