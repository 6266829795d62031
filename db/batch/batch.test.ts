import { sql } from 'drizzle-orm'
import { planUndo } from '../undo/plan'
import { expect, test } from 'vitest'
import { listChanges } from '../audit/queries'
import type { Db } from '../door/actor'
import { enterprises } from '../enterprise/record'
import { people } from '../person/record'
import { newId } from '../record/id'
import type { At } from '../record/revise'
import type { Person } from '../testing/seed'
import { inRegistry } from '../testing/stories'
import { imageOf, type Registry, saveAs, undoAs } from '../testing/undoing'
import { type Batch, isOfRecords, refusedIn, saveBatch } from './commands'
import { type BatchChange, planBatch } from './plan'
import { readBatch } from './read'

const change = (values: BatchChange['values'], isCorrection = false): BatchChange => ({
  values,
  effectiveOn: '2024-06-01',
  isCorrection,
})
const suspended = change({ standing: 'suspended' })

/** Enterprises of a unit whose tax code is to come. */
async function plantEnterprises(db: Db, unit: string, many: number): Promise<string[]> {
  const planted = await db.execute<{ id: string }>(sql`
    with planted as (select uuidv7() as id, i from generate_series(1, ${many}::int) i),
    own as (insert into enterprise (id, unit_id) select id, ${unit}::uuid from planted),
    spells as (insert into enterprise_state (id, enterprise_id, name, ownership, valid)
      select uuidv7(), id, 'Công ty Mẫu ' || i, 'fdi_wholly', '[2015-01-01,)' from planted),
    notes as (insert into enterprise_note (id, enterprise_id, tax_code_reason) select uuidv7(), id, 'chờ cấp' from planted)
    select id from planted`)
  return planted.map(({ id }) => id)
}

const shownTo = ({ as }: Registry, who: Person, ids: string[], of = suspended) =>
  as(who, (db) => planBatch(db, enterprises, ids, of, 'vi'))

const rowsOf = (rows: { id: string; version: number }[]): At[] => rows.map(({ id, version }) => ({ id, version }))

const saves = ({ tries }: Registry, who: Person, batch: Partial<Batch>, oneByOne = false) =>
  tries(
    who,
    (db, known) =>
      saveBatch(db, known, { record: enterprises, rows: [], change: suspended, nonce: newId(), ...batch }, oneByOne),
    { reason: 'by-decision' },
  )

test('five hundred records leave as many correct changes under one set, and go back as a whole', () =>
  inRegistry(async (registry) => {
    const { db, as, park } = registry
    const ids = await plantEnterprises(db, park, 500)
    const before = await imageOf(registry)
    const plan = await shownTo(registry, 'officer of the park', ids)
    expect([plan.doable.length, plan.same.length, plan.refused, plan.unseen]).toEqual([500, 0, [], 0])
    const began = performance.now()
    const saved = await saves(registry, 'officer of the park', { rows: rowsOf(plan.doable) })
    console.log('saved in', performance.now() - began)
    if (!saved.ok) throw new Error(JSON.stringify(saved.problem))
    const { set } = saved.value
    const told = await db.execute<{ id: string; standing: string; from: string; until: string }>(sql`
      select record_id as id, new ->> 'standing' as standing, new ->> 'valid' as from from audit
      where change_set = ${set}::uuid and reason = 'by-decision' and operation = 'create' and table_name = 'enterprise_state'`)
    expect(new Set(told.map(({ id }) => id))).toEqual(new Set(ids))
    expect(new Set(told.map(({ standing, from }) => `${standing} ${from}`))).toEqual(
      new Set(['suspended [2024-06-01,)']),
    )
    const [one = ''] = ids
    expect(await as('officer of the park', (db) => listChanges(db, 'enterprise', one))).toMatchObject([
      { changeSet: set },
      { changeSet: set },
      {},
      {},
      {},
    ])
    const b2 = performance.now(); await as('officer of the park', (db) => planUndo(db, set)); console.log('planned', performance.now() - b2)
    const undone = await undoAs(registry, 'officer of the park', set)
    console.log('undone in', performance.now() - b2)
    expect(undone.ok).toBe(true)
    expect(await imageOf(registry)).toEqual(before)
  }))
