import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { chainOf, closingOf, type Model, officialOf } from '../testing/cycle-model'
import { life, lived, type Registry, type Step, type World } from '../testing/cycle-steps'
import { confirmReport, grant, plantOrganisation, plantPeriod } from '../testing/reports'
import { drawn } from '../testing/runs'
import { inRegistry } from '../testing/stories'
import { sumsBelow } from './sums'

/*
 * Random sequences of commands on the reports of two cells under one committee over four periods, run by actors with
 * and without rights, and compared with the model of db/testing/cycle-model.ts. Mutations that it finds: without
 * judge_opening a report with a moved opening; without the audit trigger a change without an entry; without guard_lock
 * on member_report_version a write into a locked period (the last only in a long run, npm run test:long).
 */

test('official is what was confirmed last, locked is locked, every change is noted, parts make the whole', async () => {
  const seen = { 'a correction': 0, 'under a grant': 0, 'with an adjustment': 0, 'opening moved': 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(life, async (steps) => {
      await inRegistry(async (registry) => {
        const world = await begin(registry)
        for (const one of steps) if ((await take(world, one)) === false) seen.refused += 1
        for (const one of world.model.sent.filter(({ state }) => state === 'confirmed')) {
          if (one.corrects) seen['a correction'] += 1
          if (one.adjustment !== 0) seen['with an adjustment'] += 1
        }
        seen['under a grant'] += world.under
        seen['opening moved'] += world.moved
      })
    }),
    { ...drawn(4, 100), endOnFailure: true },
  )
  // Each of these situations must have occurred, or the sequences prove little.
  expect(
    Object.entries(seen).filter(([, times]) => times < 3),
    JSON.stringify(seen),
  ).toEqual([])
})

async function begin(registry: Registry): Promise<World> {
  const { db, park, committee, cell, period } = registry
  const cells = [cell, await plantOrganisation(db, park, 'Chi bộ Hai', committee)]
  await confirmReport(registry, cells[1] ?? '', period)
  const periods: string[] = []
  for (const month of ['05', '06', '07', '08']) periods.push(await plantPeriod(db, `2024-${month}-01`))
  const model: Model = { first: [], sent: [], locked: new Set(), grants: [] }
  for (const [i, id] of cells.entries()) {
    const [known] = await db.execute<{ id: string; closing: number }>(
      sql`select id, closing_total as closing from confirmed_report where organisation_id = ${id} and period_id = ${period}`,
    )
    if (!known) throw new Error('a cell has no first report')
    const begun = { number: 1, state: 'confirmed' as const, corrects: null, previous: null, adjustment: 0, net: 0 }
    model.first.push({ ...begun, id: known.id, sha256: '', cell: i, period: -1, opening: known.closing })
  }
  return { registry, model, cells, periods, under: 0, moved: 0 }
}

async function take(world: World, step: Step) {
  const { registry } = world
  if (step.act === 'expired') {
    const periodId = world.periods[step.period] ?? ''
    await grant(registry.db, { periodId, expiresOn: '2024-12-31' })
    return
  }
  const before = await rowsOf(registry.db)
  const mark = await lastAudit(registry.db)
  const outcome = await lived(world, step)
  if (!outcome) return
  const after = await rowsOf(registry.db)
  const told = JSON.stringify({ step, result: outcome.result })
  expect(outcome.result.ok, told).toBe(outcome.settle !== null)
  const changed = [...after]
    .filter(([key, row]) => !key.startsWith('official') && before.get(key) !== row)
    .map(([key]) => key)
  expect([...before.keys()].every((key) => after.has(key))).toBe(true)

  const lockedBefore = new Set(world.model.locked)
  outcome.settle?.()
  if (!outcome.settle) expect(changed, told).toEqual([])
  const expected = Object.entries(outcome.settle ? outcome.writes : {}).flatMap(([operation, keys]) =>
    keys.map((key) => `${operation} ${key}`),
  )
  const noted = await auditSince(registry.db, mark)
  const actor = registry.people[outcome.who].accountId
  expect(
    noted.filter((one) => one.actor !== actor),
    told,
  ).toEqual([])
  expect(noted.map(({ key }) => key).toSorted(), told).toEqual(changed.toSorted())
  for (const one of expected)
    expect(
      noted.map(({ operation, key }) => `${operation} ${key}`),
      told,
    ).toContain(one)
  if (told.includes('report-opening-moved')) world.moved += 1
  if (!outcome.settle) return false
  await compare(world, lockedBefore, before, after, told)
  return true
}

async function compare(world: World, locked: Set<number>, before: Rows, after: Rows, told: string) {
  const { registry, model, cells, periods } = world
  const { db, as, committee } = registry
  const sums = await as('officer', (db) => sumsBelow(db, committee, periods))
  for (const [p, periodId] of periods.entries()) {
    const officials = cells.map((_, c) => officialOf(model, c, p))
    for (const [c, organisationId] of cells.entries()) {
      const key = `official ${organisationId} ${periodId}`
      const official = officials[c] ?? null
      expect(JSON.parse(after.get(key) ?? 'null')?.id, told).toBe(official?.id)
      if (official) expect(JSON.parse(after.get(key) ?? 'null').closing_total, told).toBe(closingOf(official))
      if (before.get(key) !== after.get(key) && locked.has(p)) {
        const under = JSON.parse(after.get(key) ?? 'null')?.reopening_id
        const covering = model.grants.filter((one) => one.period === p && (one.cell ?? c) === c && one.state === 'live')
        expect(
          covering.map(({ id }) => id),
          told,
        ).toContain(under)
        world.under += 1
      }
    }
    const confirmed = officials.filter((one) => one !== null)
    const sum = sums[p]
    const latest = officials.map((one, c) => one ?? chainOf(model, c, p)[0] ?? null).filter((one) => one !== null)
    expect(sum?.lines.closingTotal, told).toBe(latest.reduce((all, one) => all + closingOf(one), 0))
    if (p > 0) expect(sum?.lines.openingTotal, told).toBe(sums[p - 1]?.lines.closingTotal)
    expect([sum?.have, sum?.of, sum?.rest, sum?.findings], told).toEqual([confirmed.length, 2, 0, []])
  }
  const next = await plantedAfter(db)
  for (const [c, organisationId] of cells.entries()) {
    const [begins] = await db.execute<{ total: number }>(
      sql`select opening + adjustment as total from report_opening(${organisationId}, ${next})`,
    )
    const chain = chainOf(model, c, periods.length)
    const told = (chain.at(-1)?.opening ?? 0) + chain.reduce((all, { net }) => all + net, 0)
    expect(begins?.total).toBe(told)
  }
}

/** A period after all others without reports: report_opening for it must equal the model's sum. */
async function plantedAfter(db: Db) {
  const [known] = await db.execute<{ id: string }>(
    sql`select id from period where starts_on = '2024-12-01' and kind = 'ad_hoc'`,
  )
  return known?.id ?? plantPeriod(db, '2024-12-01')
}

type Rows = Map<string, string>

/** All rows of the tables of the reporting cycle, and the official value of each report, as text by key. */
async function rowsOf(db: Db): Promise<Rows> {
  const tables = [
    'member_report',
    'member_report_version',
    'member_split',
    'member_transfer',
    'report_draft',
    'period',
    'reopening',
  ]
  const rows = await db.execute<{ key: string; row: string }>(
    sql.join(
      [
        ...tables.map(
          (name) => sql`select ${name} || ' ' || id as key, to_jsonb(r)::text as row from ${sql.identifier(name)} r`,
        ),
        sql`select 'official ' || organisation_id || ' ' || period_id, to_jsonb(r)::text from confirmed_report r`,
      ],
      sql` union all `,
    ),
  )
  return new Map(rows.map(({ key, row }) => [key, row]))
}

async function lastAudit(db: Db): Promise<string> {
  const [last] = await db.execute<{ id: string }>(sql`select coalesce(max(id), 0)::text as id from audit`)
  return last?.id ?? '0'
}

const auditSince = (db: Db, mark: string) =>
  db.execute<{ operation: string; key: string; actor: string }>(
    sql`select operation, table_name || ' ' || row_id as key, actor_id as actor from audit where id > ${mark}::bigint`,
  )
