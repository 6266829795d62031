import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addDays } from '../../core/date'
import { listChanges } from '../audit/queries'
import type { Db } from '../door/actor'
import { enterprise, enterprises } from '../enterprise/record'
import { listOf } from '../lists'
import { people } from '../person/record'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { type At, retireRow } from '../record/revise'
import { records } from '../records'
import { isLong } from '../testing/runs'
import type { Person } from '../testing/seed'
import { inRegistry } from '../testing/stories'
import { imageOf, type Registry, saveAs, undoAs } from '../testing/undoing'
import { planUndo } from '../undo/plan'
import { type Batch, isOfRecords, refusedIn, saveBatch } from './commands'
import { type BatchChange, idsOfQuestion, planBatch } from './plan'
import { fieldsInBatch } from './read'

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

const setOf = (saved: Awaited<ReturnType<typeof saves>>): string => {
  if (!saved.ok) throw new Error(JSON.stringify(saved.problem))
  return saved.value.set
}

const many = isLong ? 500 : 30
const officer = 'officer of the park'

test(
  `${many} records leave as many correct changes under one set, and go back as a whole`,
  () =>
    inRegistry(async (registry) => {
      const { db, as, park } = registry
      const ids = await plantEnterprises(db, park, many)
      const before = await imageOf(registry)
      const plan = await shownTo(registry, officer, ids)
      expect([plan.doable.length, plan.same, plan.refused, plan.unseen]).toEqual([many, [], [], 0])
      const set = setOf(await saves(registry, officer, { rows: rowsOf(plan.doable) }))

      const told = await db.execute<{ id: string; told: string }>(sql`
      select record_id as id, concat_ws(' ', table_name, operation, new ->> 'standing', new ->> 'valid', reason) as told
      from audit where change_set = ${set}::uuid`)
      expect(told).toHaveLength(2 * many)
      const lines = ['revise operating [2015-01-01,2024-06-01)', 'create suspended [2024-06-01,)']
      for (const line of lines) {
        const [operation, ...facts] = line.split(' ')
        const those = told.filter((one) => one.told === `enterprise_state ${operation} ${facts.join(' ')} by-decision`)
        expect(new Set(those.map(({ id }) => id)), line).toEqual(new Set(ids))
      }
      const [one = ''] = ids
      const changes = await as(officer, (db) => listChanges(db, 'enterprise', one))
      expect(changes.filter(({ changeSet }) => changeSet === set)).toHaveLength(2)

      expect((await undoAs(registry, officer, set)).ok).toBe(true)
      expect(await imageOf(registry)).toEqual(before)
    }),
  isLong ? 300_000 : undefined,
)

test('what holds on the day of effect is compared, shown and changed, whatever holds today', () =>
  inRegistry(async (registry) => {
    const { db, park } = registry
    const [id = ''] = await plantEnterprises(db, park, 1)
    const spells = () =>
      db.execute(
        sql`select standing, lower(valid)::text as since from enterprise_state where enterprise_id = ${id} order by valid`,
      )
    const since = (standing: string, since: string) => ({ standing, since })
    const saved = async (effectiveOn: string, standing: string) => {
      const of = { ...change({ standing }), effectiveOn }
      const plan = await shownTo(registry, officer, [id], of)
      const shown = [...plan.doable.map((row) => row.standing), ...plan.same.map((row) => `${row.standing}, same`)]
      if (plan.doable.length > 0) setOf(await saves(registry, officer, { rows: rowsOf(plan.doable), change: of }))
      return shown
    }
    expect(await saved('2020-01-01', 'suspended')).toEqual(['operating'])
    expect(await saved('2022-01-01', 'operating')).toEqual(['suspended'])
    // It operates today, and did not on this day.
    expect(await saved('2021-01-01', 'operating')).toEqual(['suspended'])
    expect(await spells()).toEqual([
      since('operating', '2015-01-01'),
      since('suspended', '2020-01-01'),
      since('operating', '2021-01-01'),
      since('operating', '2022-01-01'),
    ])
    // It is not suspended today, and was on this day.
    expect(await saved('2020-06-01', 'suspended')).toEqual(['suspended, same'])
    const later = await registry.as(officer, async (_, { today }) => addDays(today, 40))
    expect(await saved(later, 'suspended')).toEqual(['operating'])
    expect(await saved(addDays(later, 1), 'suspended')).toEqual(['suspended, same'])
    expect((await spells()).at(-1)).toEqual(since('suspended', later))
  }))

test('the preview leaves out what the person may not change, and names nothing that is out of sight', () =>
  inRegistry(async (registry) => {
    const { riverside, harbour, hill, committee, tries } = registry
    await tries('officer', (db) => retireRow(db, enterprise, { id: harbour, version: 1 }, { on: '2024-01-01' }), {
      reason: 'correction',
    })
    const plan = await shownTo(registry, officer, [riverside, harbour, hill, committee, newId(), riverside])
    expect(plan.doable.map(({ id }) => id)).toEqual([riverside])
    const mine = plan.refused.map(({ row, why }) => [row.id, why])
    expect(mine).toContainEqual([harbour, 'retired'])
    const seen = await registry.as(officer, (db) => db.execute(sql`select from enterprise where id = ${hill}`))
    if (seen.length > 0) expect(mine).toContainEqual([hill, 'right'])
    expect(plan.unseen).toBe(seen.length > 0 ? 2 : 3)
    expect((await shownTo(registry, officer, [riverside], change({ standing: 'operating' }))).same).toHaveLength(1)
    const early = { ...suspended, effectiveOn: '1999-01-01' }
    expect((await shownTo(registry, officer, [riverside], early)).refused).toMatchObject([{ why: 'first-day' }])
    expect((await shownTo(registry, 'leader', [riverside])).refused).toMatchObject([{ why: 'right' }])
  }))

test('a record that is no longer as it was shown keeps the whole batch from being saved, and is named', () =>
  inRegistry(async (registry) => {
    const { db, riverside, harbour, hill } = registry
    const both = rowsOf((await shownTo(registry, officer, [riverside, harbour])).doable)
    const [, second] = both
    await saveAs(registry, 'officer', async (db) => {
      await db.execute(sql`update enterprise set address = 'khác', version = version + 1 where id = ${second?.id}`)
      return { ok: true, value: null }
    })
    const before = await imageOf(registry)
    const refusedOf = async (rows: At[], who: Person = officer) => {
      const saved = await saves(registry, who, { rows })
      return saved.ok ? 'saved' : refusedIn(saved.problem)
    }
    expect(await refusedOf(both)).toEqual([[second?.id, 'changed']])
    const [first] = both
    if (!first) throw new Error('nothing doable')
    expect(await refusedOf([first], 'leader')).toEqual([[first.id, 'right']])
    const unknown = newId()
    expect(await refusedOf([first, { id: unknown, version: 1 }])).toEqual([[unknown, 'unseen']])
    expect(await refusedOf([first, { id: hill, version: 1 }])).toMatchObject([[hill, expect.any(String)]])
    expect(await imageOf(registry)).toEqual(before)
    const [kept] = await db.execute(sql`select count(*)::int as n from audit where new ->> 'standing' = 'suspended'`)
    expect(kept).toEqual({ n: 0 })
  }))

test('what a rule or a policy refuses of single records is found one by one', () =>
  inRegistry(async (registry) => {
    const { db, park, nextDoor, riverside } = registry
    const [bare = '', sound = ''] = await plantEnterprises(db, park, 2)
    await db.execute(sql`update enterprise_note set tax_code_reason = null where enterprise_id = ${bare}`)
    const rows = rowsOf((await shownTo(registry, officer, [bare, sound])).doable)
    const ruled = await saves(registry, officer, { rows })
    expect(ruled.ok || refusedIn(ruled.problem)).toEqual([[bare, 'rule']])

    const away = change({ unitId: nextDoor }, true)
    const moved = { rows: rowsOf((await shownTo(registry, officer, [riverside], away)).doable), change: away }
    const lost = await saves(registry, officer, moved)
    expect(lost.ok || [isOfRecords(lost.problem), refusedIn(lost.problem)]).toEqual([true, []])
    const found = await saves(registry, officer, moved, true)
    expect(found.ok || refusedIn(found.problem)).toMatchObject([[riverside, expect.stringMatching(/^(right|rule)$/)]])
    expect((await saves(registry, 'officer', moved)).ok).toBe(true)
  }))

test('a batch that is sent again is answered as saved, and with other rows or from others it is another one', () =>
  inRegistry(async (registry) => {
    const { db, secretaries } = registry
    const job = change({ jobTitle: 'Quản đốc', jobClass: null })
    const plan = await registry.as(officer, (db) =>
      planBatch(db, people, [secretaries.cell, secretaries.committee], job, 'vi'),
    )
    const [one, ...others] = rowsOf(plan.doable)
    if (!one) throw new Error('nobody to change')
    const sent = { record: people, rows: [one], change: job, nonce: newId() }
    const first = await saves(registry, officer, sent)
    expect(first).toMatchObject({ value: { isRepeated: false } })
    expect(await saves(registry, officer, sent)).toEqual({ ok: true, value: { set: setOf(first), isRepeated: true } })
    const stale = await saves(registry, 'officer', sent)
    expect(stale.ok || refusedIn(stale.problem)).toEqual([[one.id, 'changed']])
    expect(await saves(registry, officer, { ...sent, rows: others })).toMatchObject({ value: { isRepeated: false } })
    const [entries] = await db.execute(sql`
      select count(*)::int as n, count(distinct row_id)::int as rows from audit where new ->> 'job_title' = 'Quản đốc'`)
    expect(entries).toEqual({ n: 2, rows: 2 })
    for (const nonce of ['', 'x', '00000000-0000-4000-8000-000000000000'])
      expect(await saves(registry, officer, { ...sent, nonce })).toEqual({ ok: false, problem: { kind: 'missing' } })
  }))

test('an undo lists the records of a batch that were edited since', () =>
  inRegistry(async (registry) => {
    const { as, riverside, harbour } = registry
    const rows = rowsOf((await shownTo(registry, officer, [riverside, harbour])).doable)
    const set = setOf(await saves(registry, officer, { rows }))
    const again = rowsOf((await shownTo(registry, officer, [harbour], change({ standing: 'operating' }))).doable)
    await saves(registry, officer, { rows: again, change: change({ standing: 'operating' }, true) })
    const plan = await as(officer, (db) => planUndo(db, set))
    const staying = plan?.steps.filter(({ refusal }) => refusal !== null).map(({ recordId }) => recordId)
    expect(new Set(staying)).toEqual(new Set([harbour]))
  }))

test('the fields of a batch are fields of the form, and none that rests on a decision of its own', () => {
  const batched = records.filter(({ inBatch }) => inBatch.length > 0)
  for (const record of batched) {
    expect(fieldsInBatch(record, 'vi').map(({ name }) => name)).toEqual(record.inBatch)
    expect(record.screens).toEqual(expect.arrayContaining(['list', 'edit']))
    expect(record.inBatch).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(name|fullName|taxCode|superiorId|foundedOn|number)$/)]),
    )
  }
  const never = ['account', 'mandate', 'member_report', 'enterprise_figures', 'period', 'event']
  expect(batched.map(({ code }) => code).filter((code) => never.includes(code))).toEqual([])
})

test('a question of the list is answered when the batch is previewed, up to a limit', () =>
  inRegistry(async (registry) => {
    const { as, db, park, riverside, harbour } = registry
    const asked = { ...everything, chosen: { standing: 'operating' } }
    const found = await as(officer, (db) => idsOfQuestion(db, listOf(enterprises), asked))
    expect(new Set(found.ids)).toEqual(new Set([riverside, harbour]))
    await plantEnterprises(db, park, 3)
    const all = await as(officer, (db) => idsOfQuestion(db, listOf(enterprises), asked, 4))
    expect(all).toEqual({ ids: [], tooMany: 5 })
  }))
