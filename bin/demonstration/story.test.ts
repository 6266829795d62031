import { expect, test } from 'vitest'
import { addDays } from '../../core/date'
import { chanceOf } from './chance'
import { figureRows } from './figures'
import { electLeaders } from './mandates'
import { namer } from './names'
import { eventRows, organisationRows, reportersOf } from './organisation-rows'
import { periodsOf } from './periods'
import { demonstration, type Plan, small } from './plan'
import { projectRows } from './projects'
import { reportRowsOf } from './reports'
import { secretariesOf, sendersOf } from './senders'
import { tell } from './story'
import { layOut } from './units'

function storyOf(plan: Plan, today: string) {
  const chance = chanceOf(plan.seed)
  const world = tell(plan, today, chance, namer(chance), layOut(chance, plan.parks, []))
  const leaders = electLeaders(world)
  const periods = periodsOf(world)
  const secretaries = secretariesOf(world, leaders, reportersOf(world, leaders))
  const reportRows = reportRowsOf(
    world,
    periods,
    sendersOf(world, leaders, secretaries, { officerId: 'officer', leaderId: 'leader' }),
  )
  const rounds = [...reportRows.rounds.values()].flat()
  const rows = {
    ...projectRows(world),
    ...organisationRows(world),
    events: eventRows(world),
    versions: rounds.flatMap(({ versions }) => versions),
    decisions: rounds.flatMap(({ decisions }) => decisions),
    figures: figureRows(world, periods),
  }
  return { rows, leaders, periods, secretaries }
}

test('the same day tells the same story, down to the ids', () => {
  expect(JSON.stringify(storyOf(small, '2026-11-22'))).toBe(JSON.stringify(storyOf(small, '2026-11-22')))
})

const days = [
  '2024-12-31',
  '2025-07-01',
  '2026-01-01',
  '2026-07-25',
  '2026-07-26',
  '2026-10-01',
  '2027-02-28',
  '2028-02-29',
  '2031-12-31',
]

test.each(days)('the story can be told on %s, and nothing in it lies in the future', (today) => {
  for (const plan of [demonstration, small]) {
    const { rows, leaders } = storyOf(plan, today)
    const starts = [...rows.states, ...rows.capital, ...leaders.mandates].map(({ valid }) => valid.slice(1, 11))
    expect(starts.filter((day) => day > today)).toEqual([])
    expect(rows.events.rows.filter(({ effectiveOn }) => effectiveOn > today)).toEqual([])
    expect(rows.versions.filter(({ closingTotal }) => closingTotal < 0)).toEqual([])
    const tomorrow = new Date(`${addDays(today, 1)}T00:00:00+07:00`)
    expect(rows.versions.filter(({ submittedAt }) => submittedAt >= tomorrow)).toEqual([])
    expect(rows.decisions.filter(({ decidedAt }) => decidedAt >= tomorrow)).toEqual([])
  }
})
