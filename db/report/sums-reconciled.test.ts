import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { event, eventOrganisation } from '../event/record'
import { organisationState } from '../organisation/record'
import { newId } from '../record/id'
import { setting } from '../setting/record'
import { confirmReport, plantOrganisation, plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { sumBelow, sumYearBelow } from './sums'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]
type Part = [organisationId: string, part: 'predecessor' | 'subject' | 'successor', members: number | null]

async function plantEvent(db: Db, unitId: string, kind: typeof event.$inferInsert.kind, on: string, parts: Part[]) {
  const eventId = newId()
  await db.insert(event).values({ id: eventId, unitId, kind, effectiveOn: on })
  await db
    .insert(eventOrganisation)
    .values(parts.map(([organisationId, part, members]) => ({ id: newId(), eventId, organisationId, part, members })))
}

const plantQuarter = (db: Db, startsOn: string, endsOn: string) =>
  plantPeriod(db, startsOn, { kind: 'quarter', name: null, endsOn, cutOffOn: endsOn })

/** A second cell that ends on the first day of quarter III, and both quarters; both cells have reported quarter II. */
async function plantTurn({ db, park, committee, cell, ...registry }: Registry, until = ',2024-07-01)') {
  const whole = { db, park, committee, cell, ...registry }
  const second = await plantOrganisation(db, park, 'Chi bộ Hai', committee, `[2022-01-01${until}`)
  const before = await plantQuarter(db, '2024-04-01', '2024-06-30')
  const turn = await plantQuarter(db, '2024-07-01', '2024-09-30')
  for (const one of [cell, second]) await confirmReport(whole, one, before)
  return { second, before, turn, plantHeir, sum }

  function plantHeir(name: string, superior = committee) {
    return plantOrganisation(db, park, name, superior, '[2024-07-01,)')
  }
  function sum(periodId: string, top = committee) {
    return registry.as('officer', (db) => sumBelow(db, top, periodId))
  }
}

/** The first report of an organisation that an event made: its members came by the event. */
const born = (members: number) => ({
  openingTotal: 0,
  officialMembers: members,
  probationaryMembers: 0,
  femaleMembers: 0,
  note: 'theo sự kiện',
})
const stays = { note: 'theo sự kiện' }

test.each(['absorbed', 'consolidated', 'divided', 'dissolved', 'reclassified'] as const)(
  '%s on the first day of a period: the sum opens with the closing before, and the move is inside',
  (kind) =>
    inRegistry(async (registry) => {
      const { db, park, cell } = registry
      const rises = kind === 'reclassified'
      const { second, before, turn, plantHeir, sum } = await plantTurn(registry, rises ? ',)' : undefined)
      const heirs = {
        absorbed: [],
        dissolved: [],
        consolidated: ['Chi bộ Hợp Nhất'],
        divided: ['Chi bộ Ba', 'Chi bộ Bốn'],
        reclassified: ['Chi bộ Ba', 'Chi bộ Bốn'],
      }[kind]
      const [first = cell, other = cell] = await Promise.all(
        heirs.map((name) => plantHeir(name, rises ? second : undefined)),
      )
      const parts: Record<typeof kind, Part[]> = {
        absorbed: [
          [second, 'predecessor', 10],
          [cell, 'subject', 10],
        ],
        dissolved: [
          [second, 'subject', 10],
          [cell, 'successor', 10],
        ],
        consolidated: [
          [second, 'predecessor', 10],
          [first, 'successor', 10],
        ],
        divided: [
          [second, 'predecessor', 10],
          [first, 'successor', 6],
          [other, 'successor', 4],
        ],
        reclassified: [
          [second, 'subject', 10],
          [first, 'successor', 6],
          [other, 'successor', 4],
        ],
      }
      await plantEvent(db, park, kind, '2024-07-01', parts[kind])
      const closedWith = (await sum(before)).lines.closingTotal
      expect(closedWith).toBe(22)
      const moved = { openingTotal: 22, eventIncrease: 10, eventDecrease: 10, closingTotal: 22 }
      const inside = { eventIncrease: 10, eventDecrease: 10 }
      expect(await sum(turn)).toMatchObject({ lines: moved, inside, rest: 0, findings: [] })

      await confirmReport(registry, cell, turn, stays)
      for (const [id, , members] of parts[kind])
        if (id !== cell && id !== second) await confirmReport(registry, id, turn, born(members ?? 0))
      const reported = await sum(turn)
      expect(reported).toMatchObject({ lines: moved, inside, rest: 0, findings: [], missing: [] })
      expect(reported.rows.find(({ id }) => id === second)).toMatchObject({
        kind: rises ? 'rose' : 'ended',
        isExpected: false,
        lines: { openingTotal: 10, eventDecrease: 10, closingTotal: 0 },
      })
      if (rises)
        expect(await sum(turn, second)).toMatchObject({ lines: { ...moved, openingTotal: 10, closingTotal: 10 } })
    }),
)

test('the check names an event whose numbers are not those of the reports, or not even', () =>
  inRegistry(async (registry) => {
    const { db, park, cell } = registry
    const { second, turn, sum } = await plantTurn(registry)
    await plantEvent(db, park, 'absorbed', '2024-07-01', [
      [second, 'predecessor', 9],
      [cell, 'subject', 8],
    ])
    await confirmReport(registry, cell, turn, stays)
    await db.execute(sql`update event_organisation set members = 7 where organisation_id = ${cell} and members = 8`)
    const found = await sum(turn)
    expect(found).toMatchObject({ lines: { openingTotal: 22, closingTotal: 20 }, rest: -1 })
    expect(found.branches.map(({ rest }) => rest).toSorted()).toEqual([-1, 0])
    expect(found.findings).toMatchObject([
      { why: 'report-event', row: { id: cell }, numbers: { came: 8, cameNow: 7 } },
      { why: 'event', row: { id: second }, numbers: { gone: 9, before: 10 }, rest: -1 },
      { why: 'uneven', numbers: { gone: 9, come: 7 } },
    ])
  }))

test('who ended without an event is named, and so is a missing number', () =>
  inRegistry(async (registry) => {
    const { db, park, cell } = registry
    const { second, turn, sum } = await plantTurn(registry)
    expect(await sum(turn)).toMatchObject({
      lines: { openingTotal: 22, closingTotal: 12 },
      findings: [{ why: 'nowhere', row: { id: second }, numbers: { before: 10 }, rest: -10 }],
    })
    await plantEvent(db, park, 'absorbed', '2024-07-01', [
      [second, 'predecessor', null],
      [cell, 'subject', null],
    ])
    // Until the heir reports, it stands with what the other had.
    expect(await sum(turn)).toMatchObject({ lines: { eventIncrease: 10, closingTotal: 22 }, findings: [] })
    await confirmReport(registry, cell, turn)
    expect((await sum(turn)).findings).toMatchObject([{ why: 'uneven', numbers: { gone: 10, come: 0 } }])
  }))

test('organisations that come, leave, or change the branch within a period are named with their members', () =>
  inRegistry(async (registry) => {
    const { db, park, committee, cell } = registry
    const { second, before, turn, sum } = await plantTurn(registry, ',2024-08-15)')
    const other = await plantOrganisation(db, park, 'Đảng bộ Khác', committee)
    const away = await plantOrganisation(db, park, 'Đảng bộ Bên Ngoài', committee)
    const revise = async (change: ReturnType<typeof sql>) => {
      await db.execute(sql`select set_config('sobo.reason', 'chuyển giao', true)`)
      await db.execute(sql`update organisation_state set ${change}`)
    }
    await revise(sql`superior_id = null, external_superior = 'Đảng ủy tỉnh' where organisation_id = ${away}`)
    const move = (superiorId: string) => ({
      organisationId: second,
      name: 'Chi bộ Hai',
      kind: 'grassroots_cell',
      superiorId,
      valid: '[2024-08-15,)',
    })
    const [state] = await db.insert(organisationState).values(move(other)).returning()
    await confirmReport(registry, cell, turn)
    await confirmReport(registry, second, turn, { admitted: 1 })
    const within = await sum(turn)
    expect(within).toMatchObject({
      lines: { openingTotal: 22, came: 10, left: 10, admitted: 1, closingTotal: 23 },
      inside: { came: 10, left: 10 },
      rest: 0,
      findings: [],
    })
    expect(within.branches.map(({ name, lines }) => [name, lines.openingTotal, lines.closingTotal])).toEqual(
      expect.arrayContaining([
        ['Chi bộ Hai', 10, 0],
        ['Đảng bộ Khác', null, 11],
      ]),
    )
    expect(await sum(turn, other)).toMatchObject({
      lines: { came: 10, closingTotal: 11 },
      inside: { came: 0 },
      rest: 0,
    })

    await revise(sql`superior_id = ${away} where id = ${state?.id}`)
    expect((await sum(before)).lines.closingTotal).toBe(22)
    const gone = await sum(turn)
    expect(gone).toMatchObject({
      lines: { openingTotal: 22, left: 10, closingTotal: 12 },
      inside: { left: 0 },
      rest: 0,
    })
    expect(gone.named).toMatchObject([{ id: second, kind: 'left', lines: { left: 10 } }])
    expect(await sum(turn, away)).toMatchObject({ lines: { openingTotal: null, came: 10, closingTotal: 11 }, rest: 0 })
  }))

test('a correction of an earlier period moves the opening, and is named until a report carries it', () =>
  inRegistry(async (registry) => {
    const { db, as, cell } = registry
    const { second, before, turn, sum } = await plantTurn(registry, ',)')
    const next = await plantQuarter(db, '2024-10-01', '2024-12-31')
    for (const one of [cell, second]) await confirmReport(registry, one, turn)
    const [official] = await as('officer', (db) =>
      db.execute<{ id: string }>(sql`
        select id from confirmed_report where organisation_id = ${cell} and period_id = ${before}`),
    )
    const correction = { of: official?.id ?? '', reason: 'Thiếu một người' }
    await confirmReport(registry, cell, before, { admitted: 1 }, [], correction)
    for (const one of [cell, second]) await confirmReport(registry, one, next)
    const [was, now, then] = [await sum(before), await sum(turn), await sum(next)]
    expect(was.lines.closingTotal).toBe(23)
    expect(now).toMatchObject({ lines: { openingTotal: 23, corrected: -1, closingTotal: 22 }, rest: 0, findings: [] })
    expect(now.named).toMatchObject([{ id: cell }])
    expect(then).toMatchObject({ lines: { openingTotal: 22, carriedAdjustment: 1, closingTotal: 23 }, rest: 0 })
  }))

test('without a report the last figure counts until it is too old, and the sum equals the published figure', () =>
  inRegistry(async (registry) => {
    const { db, as, committee, cell } = registry
    await db.execute(sql`update setting set valid = daterange(lower(valid), '2024-06-01')
      where key = 'zone_committee' and valid && '[2024-06-01,)'`)
    await db.insert(setting).values({ key: 'zone_committee', value: committee, valid: '[2024-06-01,)' })
    const { second, before, turn, sum } = await plantTurn(registry, ',)')
    const quarters = [
      [before, '2024-06-30'],
      [turn, '2024-09-30'],
      [await plantQuarter(db, '2024-10-01', '2024-12-31'), '2024-12-31'],
      [await plantQuarter(db, '2025-01-01', '2025-03-31'), '2025-03-31'],
      [await plantQuarter(db, '2025-04-01', '2025-06-30'), '2025-06-30'],
    ] as const
    for (const [quarter] of quarters.slice(1)) await confirmReport(registry, cell, quarter)
    await confirmReport(registry, second, quarters[4][0], { admitted: 1 })
    let closedWith: number | null = 12
    for (const [quarter, endsOn] of quarters) {
      const { lines, rest, findings } = await sum(quarter)
      const [told] = await as('officer', (db) =>
        db.execute<{ published: number; onRecord: number }>(sql`
          select (select sum(members)::int from counted_organisations(${endsOn})) as published,
            (select members from members_below(${endsOn}) where organisation_id = ${committee}) as "onRecord"`),
      )
      expect([lines.openingTotal, rest, findings]).toEqual([closedWith, 0, []])
      expect([told?.published, told?.onRecord]).toEqual([lines.closingTotal, lines.closingTotal])
      closedWith = lines.closingTotal
    }
    expect(await sum(quarters[1][0])).toMatchObject({ missing: [{ id: second, lines: { closingTotal: 10 } }] })
    expect(await sum(quarters[3][0])).toMatchObject({ lines: { openingTotal: 22, estimate: -10, closingTotal: 12 } })
    expect(await sum(quarters[4][0])).toMatchObject({
      lines: { openingTotal: 12, estimate: 10, admitted: 1, closingTotal: 23 },
    })
  }))

test('a year is the sum of its quarters: months are not counted again, a quarter that is not there is seen', () =>
  inRegistry(async (registry) => {
    const { db, as, committee, cell } = registry
    const { second, before, turn } = await plantTurn(registry, ',)')
    const last = await plantQuarter(db, '2024-10-01', '2024-12-31')
    const august = await plantPeriod(db, '2024-08-01', { kind: 'month', name: null })
    await confirmReport(registry, cell, august, { admitted: 1 })
    await confirmReport(registry, cell, turn, { admitted: 2 }, [])
    await confirmReport(registry, second, turn, { transferredOut: 1 }, [
      { direction: 'out', organisationId: cell, members: 1 },
    ])
    await confirmReport(registry, cell, last, { transferredIn: 1 }, [
      { direction: 'in', organisationId: second, members: 1 },
    ])
    const year = (...quarters: string[]) => as('officer', (db) => sumYearBelow(db, committee, quarters))
    const whole = await year(before, turn, last)
    expect(whole).toMatchObject({
      lines: { openingTotal: 12, initial: 10, admitted: 2, transferredIn: 1, transferredOut: 1, closingTotal: 24 },
      inside: { transferredIn: 1, transferredOut: 1 },
      have: 1,
      of: 2,
      missing: [{ id: second, periodId: last }],
      findings: [],
      rest: 0,
    })
    expect(whole.branches.map(({ id, lines }) => [id, lines.openingTotal, lines.closingTotal])).toEqual(
      expect.arrayContaining([
        [cell, 12, 15],
        [second, null, 9],
      ]),
    )
    const holed = await year(before, last)
    expect(holed).toMatchObject({ lines: { openingTotal: 12, closingTotal: 24 }, rest: 1 })
    expect(holed.findings.map(({ why }) => why)).toEqual(['gap', 'gap'])
  }))
