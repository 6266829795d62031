import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { lockPeriod } from '../period/lock'
import { newId } from '../record/id'
import { asOwner, collide, doing, inParallel, type Stage } from '../testing/races'
import { confirmReport, grant, lock, plantPeriod, sendReport, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { type Registry, saveAs, undoAs } from '../testing/undoing'
import { undoChangeSet } from '../undo/commands'
import { planUndo, viewUndo } from '../undo/plan'
import { confirmSeveral, confirmVersion } from './decide'
import { findVersion } from './queries'

/** A report of the cell that waits, and the act that confirms it. */
async function sentBy({ tries, as }: Registry, organisationId: string, periodId: string, entry = {}) {
  const id = newId()
  const sent = await tries('officer', (db) => sendReport(db, id, { organisationId, periodId }, submission(entry)))
  if (!sent.ok) throw new Error(JSON.stringify(sent.problem))
  const version = await as('officer', (db) => findVersion(db, id))
  if (!version) throw new Error('sent and not there')
  return version
}

const confirms = (version: { id: string; sha256: string }) => (db: Db) => confirmVersion(db, version)

/** What all figures, openings and lists are computed from, on days around the period. */
async function figuresOf({ db, cell, cellNextDoor }: Registry, next: string) {
  const rows = await db.execute<{ row: unknown }>(sql`
    select to_jsonb(m) as row from (values ('2024-03-31'), ('2024-05-27'), ('2024-05-28'), ('2024-06-30')) d(day)
      cross join lateral members_on(d.day::date) m
    union all select to_jsonb(o) from (values (${cell}::uuid), (${cellNextDoor}::uuid)) x(id)
      cross join lateral report_opening(x.id, ${next}) o
    union all select to_jsonb(e) from expected_report e where e.organisation_id in (${cell}, ${cellNextDoor})
    union all select to_jsonb(v) - 'reopening_id' from member_report_version v order by 1`)
  return rows.map(({ row }) => row)
}

test('a confirmation is withdrawn: all figures are as before it, the report waits, and the trail says who and why', async () => {
  await inRegistry(async (registry) => {
    const { db, cell, cellNextDoor, as } = registry
    const [periodId, next] = [await plantPeriod(db), await plantPeriod(db, '2024-06-01')]
    const versions = [
      await sentBy(registry, cell, periodId, { admitted: 3 }),
      await sentBy(registry, cellNextDoor, periodId),
    ]
    const before = await figuresOf(registry, next)
    const set = await saveAs(registry, 'officer', (db) => confirmSeveral(db, versions))
    expect(await figuresOf(registry, next)).not.toEqual(before)

    const undone = await saveAs(registry, 'officer', (db) => undoChangeSet(db, set, null), 'undo: nhầm')
    expect(await figuresOf(registry, next)).toEqual(before)
    const told = await as('officer', (db) =>
      db.execute(sql`select operation, actor_id as who, reason, undoes, old ->> 'state' as old, new ->> 'state' as new
        from trail where change_set = ${undone}`),
    )
    const who = registry.people.officer.accountId
    const entry = { operation: 'unconfirm', who, reason: 'undo: nhầm', undoes: set, old: 'confirmed', new: 'submitted' }
    expect([...told]).toEqual([entry, entry])

    const refusals = async (of: string) =>
      as('officer', async (db) => (await planUndo(db, of))?.steps.map((one) => one.refusal))
    expect(await refusals(set)).toEqual(['since', 'since'])
    expect(await refusals(undone)).toEqual(['kind', 'kind'])
    expect(await undoAs(registry, 'officer', set)).toMatchObject({ ok: false })
    for (const version of versions) await saveAs(registry, 'officer', confirms(version))
  })
})

test('who may confirm may withdraw, and nobody else; without the undo a decision never changes', async () => {
  await inRegistry(async (registry) => {
    const { db, cell, as } = registry
    const version = await sentBy(registry, cell, await plantPeriod(db))
    const set = await saveAs(registry, 'officer', confirms(version))
    for (const who of [
      'secretary of the cell',
      'officer of the park next door',
      'leader',
      'inspector',
      'administrator',
    ] as const) {
      expect(await undoAs(registry, who, set), who).toMatchObject({ ok: false })
      const forced = (db: Db) =>
        db.execute(sql`select undo_set(${set}::uuid, array(select id from trail where change_set = ${set}::uuid))`)
      await as(who, forced).catch(() => {})
    }
    const plainly = (db: Db) =>
      db.execute(
        sql`update member_report_version set state = 'submitted', decided_at = null, decided_by = null where id = ${version.id}`,
      )
    await expect(as('officer', plainly)).rejects.toMatchObject({ cause: { constraint_name: 'report_decided_already' } })
    expect(await as('officer', (db) => findVersion(db, version.id))).toMatchObject({ state: 'confirmed' })
    expect(await undoAs(registry, 'officer of the park', set)).toMatchObject({ ok: true })
  })
})

const resting: Record<string, { code: string; happens: (registry: Registry, periodId: string) => Promise<unknown> }> = {
  'a later report was confirmed': {
    code: 'member_report',
    happens: async (registry) => {
      const next = await plantPeriod(registry.db, '2024-06-01')
      expect(await confirmReport(registry, registry.cell, next)).toMatchObject({ ok: true })
    },
  },
  'a correction was sent': {
    code: 'member_report',
    happens: async (registry, periodId) => {
      const { tries, as, cell } = registry
      const of = { organisationId: cell, periodId }
      const [official] = await as('officer', (db) =>
        db.execute<{ id: string }>(
          sql`select id from confirmed_report where organisation_id = ${cell} and period_id = ${periodId}`,
        ),
      )
      const correction = { of: official?.id ?? '', reason: 'Sót một người' }
      const sent = await tries('officer', (db) =>
        sendReport(db, newId(), of, submission({ admitted: 1 }, { correction })),
      )
      expect(sent).toMatchObject({ ok: true })
    },
  },
  'the period was locked': { code: 'period', happens: ({ db }, periodId) => lock(db, periodId) },
  'the period was locked and reopened': {
    code: 'period',
    happens: async ({ db }, periodId) => {
      await lock(db, periodId)
      await grant(db, { periodId })
    },
  },
}

test.each(Object.entries(resting))(
  'a confirmation stays when %s, and the page names it',
  async (_, { code, happens }) => {
    await inRegistry(async (registry) => {
      const { db, cell, as } = registry
      const periodId = await plantPeriod(db)
      const version = await sentBy(registry, cell, periodId)
      const set = await saveAs(registry, 'officer', confirms(version))
      await happens(registry, periodId)
      const view = await as('officer', (db) => viewUndo(db, set, 'vi'))
      expect(view?.plan.steps.map(({ refusal }) => refusal)).toEqual(['rests'])
      expect(view?.resting.map((one) => one.code)).toEqual([code])
      expect(Object.values(view?.names ?? {}).filter(Boolean)).not.toEqual([])
      expect(await undoAs(registry, 'officer', set)).toMatchObject({ ok: false })
      const forced = (db: Db) =>
        db.execute(sql`select undo_set(${set}::uuid, array(select id from trail where change_set = ${set}::uuid))`)
      await expect(as('officer', forced)).rejects.toMatchObject({ cause: { code: '23514' } })
      expect(await as('officer', (db) => findVersion(db, version.id))).toMatchObject({ state: 'confirmed' })
    })
  },
)

test('a later report that only waits does not keep it, and is confirmed when the first one is again', async () => {
  await inRegistry(async (registry) => {
    const { db, cell, tries } = registry
    const [periodId, next] = [await plantPeriod(db), await plantPeriod(db, '2024-06-01')]
    const version = await sentBy(registry, cell, periodId, { admitted: 1 })
    const set = await saveAs(registry, 'officer', confirms(version))
    const later = await sentBy(registry, cell, next)
    expect(await undoAs(registry, 'officer', set)).toMatchObject({ ok: true })
    expect(await tries('officer', confirms(later))).toMatchObject({ ok: false })
    await saveAs(registry, 'officer', confirms(version))
    await saveAs(registry, 'officer', confirms(later))
  })
})

test('a withdrawal that meets a later confirmation or a lock: one of the two happens', {
  timeout: 120_000,
}, async () => {
  await inParallel(async (stage) => {
    const { cell } = stage.registry
    const [periodId, next] = await asOwner(
      stage,
      async (db) => [await plantPeriod(db), await plantPeriod(db, '2024-06-01')] as const,
    )
    const version = await sentOn(stage, cell, periodId)
    const set = await confirmedOn(stage, version)
    const later = await sentOn(stage, cell, next)
    const withdraw = { who: 'officer of the park' as const, does: (db: Db) => undoChangeSet(db, set, null) }
    const [confirmed, kept] = await collide(stage, { who: 'officer', does: confirms(later) }, withdraw)
    expect([confirmed?.ok, kept?.ok]).toEqual([true, false])

    const setOfLater = await lastSetOf(stage, later.id)
    const withdrawLater = { ...withdraw, does: (db: Db) => undoChangeSet(db, setOfLater, null) }
    const [locked, stays] = await collide(
      stage,
      { who: 'leader', does: (db) => lockPeriod(db, { id: next, version: 1 }) },
      withdrawLater,
    )
    expect([locked, stays?.ok]).toEqual([expect.objectContaining({ ok: true }), false])
  })
})

async function sentOn(stage: Stage, organisationId: string, periodId: string) {
  const id = newId()
  await doing(stage, { who: 'officer', does: (db) => sendReport(db, id, { organisationId, periodId }, submission()) })
  const version = await asOwner(stage, (db) => findVersion(db, id))
  if (!version) throw new Error('sent and not there')
  return version
}

async function confirmedOn(stage: Stage, version: { id: string; sha256: string }) {
  expect(await doing(stage, { who: 'officer', does: confirms(version) })).toMatchObject({ ok: true })
  return lastSetOf(stage, version.id)
}

const lastSetOf = (stage: Stage, row: string) =>
  asOwner(stage, async (db) => {
    const [last] = await db.execute<{ set: string }>(sql`
      select change_set as set from audit where row_id = ${row} and operation = 'confirm' order by id desc limit 1`)
    return last?.set ?? ''
  })
