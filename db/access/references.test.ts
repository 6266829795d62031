import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ok } from '../../core/result'
import type { Db } from '../door/actor'
import { fieldOfColumn, fieldOfKey, ruleOf } from '../door/constraints'
import { newId } from '../record/id'
import { allRows, type Row } from '../testing/access-places'
import type { Table } from '../testing/access-table'
import { inDatabase, inRegistry } from '../testing/stories'
import { type Outcome, tryEach } from '../testing/trials'
import { signedIn, walk } from '../testing/walk'
import { findHolder } from '../uses'

type Reference = {
  of_table: string
  of_column: string
  target: Table
  constraint_name: string
  audience: string
  why: string | null
}

const listReferences = async (db: Db): Promise<Reference[]> => [
  ...(await db.execute<Reference>(sql`select * from reference_audience order by of_table, of_column`)),
]

/** Their records are for all users, so no id of one is out of sight. */
const public_ = ['commune', 'period', 'unit']

test('every reference has an audience, a trigger that judges it, and a field for its refusal', () =>
  inDatabase(async (db) => {
    const references = await listReferences(db)
    const named = ({ of_table, of_column }: Reference) => `${of_table}.${of_column}`
    expect(references.filter(({ constraint_name }) => !constraint_name).map(named)).toEqual([])
    expect(references.filter(({ audience, why }) => (audience === 'system') !== (why !== null)).map(named)).toEqual([])
    const judged = references.filter(({ audience }) => audience !== 'system')
    const triggers = await db.execute<{ judges: string }>(sql`
      select tgrelid::regclass || ' ' || tgname as judges from pg_trigger t join pg_proc p on p.oid = t.tgfoid
      where tgenabled in ('O', 'A') and not prosecdef and proname = 'judge_references_' || tgrelid::regclass
        and tgname in ('A_references_insert', 'A_references_update')`)
    const tables = [...new Set(judged.map(({ of_table }) => of_table))].sort()
    const expected = tables.flatMap((table) => ['insert', 'update'].map((when) => `${table} A_references_${when}`))
    expect([...triggers].map(({ judges }) => judges).sort()).toEqual(expected)
    for (const { of_table, of_column, target, audience, constraint_name } of judged) {
      const [{ condition } = { condition: null }] = await db.execute<{ condition: string | null }>(
        sql`select reference_condition(${audience}, ${target}, ${of_column}) as condition`,
      )
      expect(condition, audience).toContain(of_column)
      const field = ruleOf(constraint_name)?.field ?? fieldOfKey(of_table, constraint_name)
      if (audience !== 'actor' && field) expect(field).toBe(fieldOfColumn(of_column))
    }
    // Without a field: the keys of parts to the report that they belong to, which no form asks for.
    const fieldless = judged.filter(
      ({ of_table, constraint_name }) => !ruleOf(constraint_name) && !fieldOfKey(of_table, constraint_name),
    )
    expect(fieldless.map(named)).toEqual([
      'member_report_version.corrects_id',
      'member_report_version.decided_by',
      'member_report_version.previous_id',
      'member_report_version.report_id',
      'member_report_version.submitted_by',
    ])
  }))

test('what is not judged is not for the application to write; every other id of a row is a reference', () =>
  inDatabase(async (db) => {
    const writable = sql`(has_table_privilege('sobo_app', c.oid, 'insert') or has_table_privilege('sobo_app', c.oid, 'update'))`
    const free = await db.execute<{ name: string }>(sql`
      select r.of_table || '.' || r.of_column as name from reference_audience r join pg_class c on c.oid = r.of_table::regclass
      where r.audience = 'system' and ${writable} and not exists (select from pg_trigger
        where tgrelid = c.oid and tgname = 'a_name_grant' and r.of_column = 'reopening_id')`)
    expect([...free]).toEqual([])
    const others = await db.execute<{ name: string }>(sql`
      select c.relname || '.' || a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and ${writable} and a.attnum > 0 and not a.attisdropped
        and a.attname <> 'id' and a.atttypid in ('uuid'::regtype, 'uuid[]'::regtype) and not exists (select from reference_audience
          where of_table = c.relname and of_column = a.attname)`)
    expect([...others].map(({ name }) => name).sort()).toEqual([
      // These two are judged with report_id, as one key.
      'member_report_version.organisation_id',
      'member_report_version.period_id',
      // name_lock() overwrites it.
      'period.missing_at_lock',
    ])
  }))

test('an id out of sight is refused in every reference as an id of no record is', { timeout: 120_000 }, async () => {
  const judged = new Set<string>()
  for (const who of signedIn)
    await walk(who, async ({ db, every }) => {
      const references = (await listReferences(db)).filter(
        ({ audience, target }) => audience !== 'system' && !public_.includes(target),
      )
      const seen = await allRows(db)
      const writes: Record<string, Write[]> = {}
      for (const { of_table, of_column, target, audience } of references) {
        const known = [
          ...(audience === 'actor' ? [] : seen[target].map(({ id }) => id)),
          ...(await alsoIn(db, audience)),
        ]
        const foreign = every[target].find(({ id }) => !known.includes(id))
        if (!foreign) continue
        writes[of_table] ??= await writesTo(db, of_table)
        for (const write of writes[of_table]) {
          const [hidden, absent] = await write(of_column, [foreign.id, newId()])
          expect(hidden, `${who}: ${of_table}.${of_column}`).toEqual(absent)
          expect(hidden, `${who}: ${of_table}.${of_column}`).not.toMatchObject({ found: true })
          if (hidden?.refused === '42501' && hidden.constraint) judged.add(`${of_table}.${of_column}`)
        }
      }
    })
  // The others are refused before: by a policy, a grant, or because the row is not for the actor to write.
  expect([...judged].sort()).toEqual([
    'affiliated_organisation.document_id',
    'coverage.document_id',
    'coverage.enterprise_id',
    'event.document_id',
    'event_organisation.event_id',
    'lock_delegation.account_id',
    'mandate.document_id',
    'mandate.end_document_id',
    'mandate.person_id',
    'member_report_version.decided_by',
    'member_report_version.on_behalf_of',
    'member_report_version.previous_id',
    'member_report_version.report_id',
    'organisation.founding_document_id',
    'organisation_state.superior_id',
    'period.locked_by',
    'project.enterprise_id',
    'report_draft.saved_by',
  ])
})

/** Unique numbers and names of a whole registry; decision 041 says to whom they tell that they are taken. */
const told = [
  'account_user_name_taken',
  'commune_name_taken',
  'enterprise_tax_code_taken',
  'name_word_taken',
  'period_starts_on_taken',
  'project_code_taken',
  'rule_set_overlap',
  'setting_overlap',
  'unit_code_taken',
]

test('a unique number tells that it is taken, and not who has it; all others contain a reference', () =>
  inRegistry(async ({ db, as, tries, people, nextDoor, hill }) => {
    const free = await db.execute<{ name: string }>(sql`
      select conname as name from pg_constraint c where contype in ('u', 'x') and connamespace = 'public'::regnamespace
        and (has_table_privilege('sobo_app', conrelid, 'insert') or has_table_privilege('sobo_app', conrelid, 'update'))
        and not exists (select from reference_audience r join pg_attribute a on a.attrelid = c.conrelid and a.attname = r.of_column
          where r.of_table = c.conrelid::regclass::text and a.attnum = any (c.conkey)) order by conname`)
    expect([...free].map(({ name }) => name)).toEqual(told)

    const [code] = await db.execute<{ code: string }>(sql`select code from project where unit_id <> ${nextDoor}`)
    const person = newId()
    await db.execute(sql`insert into person (id, unit_id, full_name) values (${person}, ${nextDoor}, 'Hồ Thị Ba')`)
    const { userName } = people['officer of the park']
    const taken = {
      enterprise_tax_code_taken: sql`insert into enterprise (id, unit_id, tax_code) values (uuidv7(), ${nextDoor}, '9900000016')`,
      project_code_taken: sql`insert into project (id, enterprise_id, unit_id, code, kind, name, certified_on)
        values (uuidv7(), ${hill}, ${nextDoor}, ${code?.code}, 'fdi', 'x', '2024-01-01')`,
      account_user_name_taken: sql`insert into account (id, user_name, full_name, person_id)
        values (uuidv7(), ${userName}, 'x', ${person})`,
    }
    const typed: Record<string, unknown> = { taxCode: '9900000016', code: code?.code, userName }
    const who = 'officer of the park next door'
    for (const [constraint, insert] of Object.entries(taken)) {
      const field = fieldOfColumn(constraint.replace(/^[a-z]+_(\w+)_taken$/, '$1'))
      expect(typed[field], field).toBeDefined()
      const refused = await tries(who, async (db) => ok(await db.execute(insert)))
      expect(refused).toEqual({ ok: false, problem: { kind: 'taken', field, constraint } })
      expect(await as(who, (db) => findHolder(db, constraint, typed)), field).toBeUndefined()
    }
  }))

/** The ids that an audience has besides readable ones. */
async function alsoIn(db: Db, audience: string): Promise<string[]> {
  const sets: Record<string, ReturnType<typeof sql>> = {
    actor: sql`select actor_id() as id`,
    superiors: sql`select id from superiors()`,
    officers: sql`select value as id from officers()`,
  }
  const set = sets[audience]
  return set ? [...(await db.execute<{ id: string }>(set))].map(({ id }) => id) : []
}

type Write = (column: string, ids: string[]) => Promise<Outcome[]>

/** An update of a row that the actor may write, if there is one, and an insert of a copy of it, or of another row. */
async function writesTo(db: Db, table: string): Promise<Write[]> {
  const [{ row: copied, is_own } = { row: undefined, is_own: false }] = await db.execute<{ row: Row; is_own: boolean }>(
    sql`select to_jsonb(t) - 'content' - 'sort_name' as row, may as is_own
      from ${sql.identifier(table)} t, ${sql.identifier(`may_revise_${table}`)}(t) may order by may desc, id limit 1`,
  )
  if (!copied) return []
  const kept = (statement: string, column: string) =>
    `with kept as (${statement} returning ${column} = ($1 ->> '${column}')::uuid as is_kept) select to_jsonb(is_kept) from kept`
  const insert: Write = async (column, ids) => {
    const columns = Object.keys({ ...copied, [column]: null })
    const inserted = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)`
    const rows = ids.map((id) => ({ ...copied, id: newId(), [column]: id }))
    return (await tryEach(db, kept(inserted, column), rows)).map(withoutIds)
  }
  const update: Write = async (column, ids) => {
    const updated = `update ${table} set ${column} = ($1 ->> '${column}')::uuid where id = '${copied.id}'`
    const rows = ids.map((id) => ({ [column]: id }))
    return (await tryEach(db, kept(updated, column), rows)).map(withoutIds)
  }
  return is_own ? [update, insert] : [insert]
}

const withoutIds = (outcome: Outcome): Outcome =>
  outcome.refused === null ? outcome : { ...outcome, detail: outcome.detail.replaceAll(/[0-9a-f-]{36}/g, '…') }
