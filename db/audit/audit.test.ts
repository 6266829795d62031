import { isDeepStrictEqual } from 'node:util'
import { and, eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { enterprise, enterpriseContact, enterpriseState } from '../enterprise/record'
import { newId } from '../record/id'
import { tables } from '../testing/access-table'
import { asNobody, refusalOf } from '../testing/acting'
import { drawn } from '../testing/runs'
import { inDatabase, inRegistry } from '../testing/stories'
import { unitState } from '../unit/record'
import { audit, trail } from './record'

const revise = (id: string, values: Partial<typeof enterprise.$inferInsert>) => (db: Db) =>
  db.update(enterprise).set(values).where(eq(enterprise.id, id))

test('a change leaves one entry: who, in which office, why, for whom, from what to what', async () => {
  await inRegistry(async ({ db, as, people, riverside, park, nextDoor }) => {
    const behalf = people['secretary of the cell'].accountId
    const cause = { reason: 'chuyển sang KCN Đồi Dứa', onBehalfOf: behalf }
    const who = await as(
      'officer',
      async (db, who) => {
        await revise(riverside, { unitId: nextDoor, address: 'đã chuyển' })(db)
        return who
      },
      cause,
    )
    await as('officer', revise(riverside, { address: null }))

    const entries = await db
      .select()
      .from(audit)
      .where(and(eq(audit.rowId, riverside), eq(audit.operation, 'revise')))
      .orderBy(audit.id)
    expect(entries).toHaveLength(2)
    expect(entries[0]).toMatchObject({
      actorId: who.accountId,
      sessionId: who.sessionId,
      office: 'Nguyễn Thị Lan – officer',
      onBehalfOf: behalf,
      reason: 'chuyển sang KCN Đồi Dứa',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      changeSet: expect.stringMatching(/^[0-9a-f-]{36}$/),
      tableName: 'enterprise',
      record: 'enterprise',
      recordId: riverside,
      old: { unit_id: park, address: null },
      new: { unit_id: nextDoor, address: 'đã chuyển' },
      canonical: expect.stringContaining('chuyển sang KCN Đồi Dứa'),
    })
    expect(entries[0]?.changed?.toSorted()).toEqual(['address', 'unit_id'])
    expect(entries[1]).toMatchObject({ reason: null, onBehalfOf: null, changed: ['address'] })
    expect(entries[1]?.changeSet).not.toBe(entries[0]?.changeSet)

    const texts = await db.execute(sql`
      select canonical, normalize(canonical::jsonb::text, nfc) as as_object from audit where row_id = ${riverside}`)
    for (const { canonical, as_object } of texts) expect(canonical).toBe(as_object)
    expect(Object.keys(JSON.parse(entries[0]?.canonical ?? ''))).toHaveLength(15)
  })
})

test('the hashed text is in NFC, whatever was typed', async () => {
  await inRegistry(async ({ db, as, riverside }) => {
    const typed = 'Đã chuyển "lô\\" khác'.normalize('NFD')
    await as('officer', revise(riverside, { address: 'nơi khác' }), { reason: typed })
    const [entry] = await db.select().from(audit).where(eq(audit.reason, typed))
    expect(entry?.canonical).toContain(JSON.stringify(typed.normalize('NFC')))
    expect(entry?.canonical).toBe(entry?.canonical.normalize('NFC'))
  })
})

test('a statement over many rows leaves an entry for each', async () => {
  await inRegistry(async ({ db, as, riverside, harbour }) => {
    await as('officer of the park', (db) => db.update(enterprise).set({ vsicCode: 'C25' }))
    const entries = await db.select().from(audit).where(sql`${audit.new} ->> 'vsic_code' = 'C25'`)
    expect(entries.map(({ rowId }) => rowId).sort()).toEqual([riverside, harbour].sort())
  })
})

test('sensitive columns are not revised without a reason, others are', async () => {
  await inRegistry(async ({ db, park, nextDoor, riverside }) => {
    const reasonFor = (reason: string) => sql`select set_config('sobo.reason', ${reason}, true)`
    for (const reason of ['', '  ']) {
      await db.execute(reasonFor(reason))
      expect(await refusalOf(db, revise(riverside, { unitId: nextDoor }))).toBe('23514')
      expect(await refusalOf(db, (db) => db.update(enterpriseState).set({ name: 'Tên khác' }))).toBe('23514')
      expect(await refusalOf(db, (db) => db.update(unitState).set({ name: 'Tên khác' }))).toBe('23514')
      expect(await refusalOf(db, revise(riverside, { address: 'thêm' }))).toBeUndefined()
      expect(await refusalOf(db, revise(riverside, { unitId: park }))).toBeUndefined()
    }
    await db.execute(reasonFor('đổi tên'))
    expect(await refusalOf(db, (db) => db.update(enterpriseState).set({ name: 'Tên khác' }))).toBeUndefined()
  })
})

test('a spell is told in one style, whatever the session has set for dates', () =>
  inRegistry(async ({ db, as }) => {
    await as(
      'officer',
      async (db) => {
        await db.execute(sql`set local datestyle = 'German'`)
        await db.update(enterpriseState).set({ name: 'Tên khác' })
      },
      { reason: 'đổi tên' },
    )
    const told = await db.execute<{ valid: string }>(sql`select new ->> 'valid' as valid from audit
      where table_name = 'enterprise_state' and operation = 'revise'`)
    expect(told.length).toBeGreaterThan(0)
    for (const { valid } of told) expect(valid).toMatch(/^\[\d{4}-\d\d-\d\d,/)
  }))

test('retiring and restoring are named', async () => {
  await inRegistry(async ({ db, as, riverside }) => {
    const cause = { reason: 'đăng ký trùng' }
    await as('officer', revise(riverside, { retiredOn: '2024-05-01' }), cause)
    await as('officer', revise(riverside, { retiredOn: null }), cause)
    const entries = await db.select().from(audit).where(eq(audit.rowId, riverside)).orderBy(audit.id)
    expect(entries.map(({ operation }) => operation)).toEqual(['create', 'retire', 'restore'])
  })
})

test('nothing is deleted, not even by the owner', async () => {
  await inRegistry(async ({ db }) => {
    for (const table of tables.filter((name) => name !== 'session')) {
      const remove = sql`delete from ${sql.identifier(table)}`
      expect(await refusalOf(db, (db) => db.execute(remove)), table).toBe('42501')
    }
  })
  // Only one table, and in its own transaction: TRUNCATE takes an ACCESS EXCLUSIVE lock.
  await inDatabase(async (db) => {
    await db.execute(sql`select open_service_door()`)
    expect(await refusalOf(db, (db) => db.execute(sql`truncate person_contact`))).toBe('42501')
  })
})

test('the id of a row never changes: the trail would not tell of the change', async () => {
  await inRegistry(async ({ db, as }) => {
    const change = sql`update enterprise_figures set id = uuidv7(), workers = workers + 1`
    for (const who of ['officer', 'officer of the park'] as const)
      await as(who, async (db) => expect(await refusalOf(db, (db) => db.execute(change))).toBe('42501'))
    expect(await refusalOf(db, (db) => db.execute(change))).toBe('42501')
  })
})

test('nobody writes, changes or deletes the trail', async () => {
  await inRegistry(async ({ db, as }) => {
    const attempts = [
      sql`update audit set reason = 'khác'`,
      sql`delete from audit`,
      sql`truncate audit`,
      sql`insert into audit (operation, table_name, record, canonical) values ('create', 'x', 'x', 'x')`,
    ]
    for (const who of ['administrator', 'officer', 'inspector'] as const) {
      await as(who, async (db) => {
        for (const attempt of attempts) expect(await refusalOf(db, (db) => db.execute(attempt))).toBe('42501')
      })
    }
    for (const attempt of attempts) expect(await refusalOf(db, (db) => db.execute(attempt))).toBe('42501')
  })
})

test('whoever may not see a row does not see what happened to it', async () => {
  await inRegistry(async ({ as, riverside, hill, secretaries }) => {
    const seen = (who: Parameters<typeof as>[0]) =>
      as(who, async (db) => {
        const entries = await db.select({ table: trail.tableName, recordId: trail.recordId }).from(trail)
        const has = (table: string, recordId: string) =>
          entries.some((entry) => entry.table === table && entry.recordId === recordId)
        return {
          enterprise: has('enterprise', riverside),
          itsContact: has('enterprise_contact', riverside),
          nextDoor: has('enterprise', hill),
          secretary: has('person', secretaries.cell),
          theirContact: has('person_contact', secretaries.cell),
        }
      })
    const nothing = { enterprise: false, itsContact: false, nextDoor: false, secretary: false, theirContact: false }
    expect(await seen('secretary of the cell')).toEqual({
      ...nothing,
      enterprise: true,
      secretary: true,
      theirContact: true,
    })
    expect(await seen('secretary of the committee')).toEqual({ ...nothing, enterprise: true, secretary: true })
    expect(await seen('secretary of the cell next door')).toEqual({ ...nothing, nextDoor: true })
    expect(await seen('leader')).toEqual({
      enterprise: true,
      itsContact: true,
      nextDoor: true,
      secretary: true,
      theirContact: false,
    })
    expect(await seen('officer of the park')).toEqual({
      ...nothing,
      enterprise: true,
      itsContact: true,
      secretary: true,
      theirContact: true,
    })
  })
})

test('with no actor the trail is empty', async () => {
  await inRegistry(async ({ db }) => {
    expect(await asNobody(db, (db) => db.select().from(trail))).toEqual([])
  })
})

type Step =
  | { kind: 'create'; name: string }
  | { kind: 'revise'; at: number; note: string | null; isExport: boolean }
  | { kind: 'rename'; at: number; name: string }
  | { kind: 'contact'; at: number; phone: string | null }
  | { kind: 'undone'; at: number }

const text = fc.string({ unit: fc.constantFrom(...'aăâđƠ ườ"\\%0\u0301'), minLength: 1, maxLength: 12 })
const at = fc.nat(9)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('create' as const), name: text }),
  fc.record({ kind: fc.constant('revise' as const), at, note: fc.option(text), isExport: fc.boolean() }),
  fc.record({ kind: fc.constant('rename' as const), at, name: text }),
  fc.record({ kind: fc.constant('contact' as const), at, phone: fc.option(text) }),
  fc.record({ kind: fc.constant('undone' as const), at }),
)

test('after any writes there is one entry a change, and every row can be rebuilt from the trail', async () => {
  await inRegistry(async ({ db, park }) => {
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    const entriesAtFirst = await entriesIn(db)
    const holds = async (steps: Step[]) => {
      const ids: string[] = []
      let changes = 0
      for (const one of steps) changes += await take(db, one, ids, park)
      expect((await entriesIn(db)) - entriesAtFirst).toBe(changes)
      for (const table of tables.filter((name) => name !== 'session')) {
        expect(await rebuilt(db, table), table).toEqual(await current(db, table))
      }
    }
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await db.execute(sql`savepoint steps`)
        await holds(steps)
        await db.execute(sql`rollback to savepoint steps`)
      }),
      drawn(8),
    )
  })
})

/** SQL for the columns that keep_audit leaves out of the trail. */
const quietIn = (table: string) =>
  sql`coalesce((select string_to_array(split_part(encode(tgargs, 'escape'), '\\000', 5), ' ') from pg_trigger
    where tgrelid = ${table}::regclass and tgname = 'audit_update'), '{}')`

/** Runs the step and returns the number of changed rows. */
async function take(db: Db, step: Step, ids: string[], unitId: string): Promise<number> {
  if (step.kind === 'create') {
    const id = newId()
    ids.push(id)
    await db.insert(enterprise).values({ id, unitId })
    await db
      .insert(enterpriseState)
      .values({ enterpriseId: id, name: step.name, ownership: 'other', valid: '[2020-01-01,)' })
    await db.insert(enterpriseContact).values({ enterpriseId: id })
    return 3
  }
  const id = ids[step.at]
  if (!id) return 0
  const rows = () =>
    db.execute(sql`select to_jsonb(e) - 'version' as e, to_jsonb(s) as s, to_jsonb(c) as c
    from enterprise e join enterprise_state s on s.enterprise_id = e.id join enterprise_contact c on c.enterprise_id = e.id
    where e.id = ${id}`)
  const before = await rows()
  if (step.kind === 'revise') await revise(id, { address: step.note, isExportProcessing: step.isExport })(db)
  if (step.kind === 'rename')
    await db.update(enterpriseState).set({ name: step.name }).where(eq(enterpriseState.enterpriseId, id))
  if (step.kind === 'contact')
    await db.update(enterpriseContact).set({ phone: step.phone }).where(eq(enterpriseContact.enterpriseId, id))
  if (step.kind === 'undone') await refusalOf(db, revise(id, { address: 'không còn' }))
  return isDeepStrictEqual(before, await rows()) ? 0 : 1
}

async function entriesIn(db: Db): Promise<number> {
  const [row] = await db.execute<{ n: number }>(sql`select count(*)::int as n from audit`)
  return row?.n ?? 0
}

const rebuilt = (db: Db, table: string) =>
  db.execute(sql`select distinct on (row_id) new - 'version' as row from audit
    where table_name = ${table} and new ->> 'id' = row_id::text order by row_id, id desc`)

const current = (db: Db, table: string) =>
  db.execute(sql`select to_jsonb(t) - array['sort_name', 'content', 'version'] - ${quietIn(table)} as row
    from ${sql.identifier(table)} t where exists (select from audit where table_name = ${table} and row_id = t.id) order by t.id`)
