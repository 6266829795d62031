import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readHistory } from '../audit/trail'
import { migrationFiles } from '../door/migrate'
import { newId } from '../record/id'
import { inRegistry } from '../testing/stories'

const noted = ['enterprise', 'organisation', 'event', 'mandate'] as const
const copying = migrationFiles()
  .flatMap(({ statements }) => statements)
  .find((statement) => statement.includes('notes become rows of their own'))

test('notes of a registry in use become rows of their own, each with its entry', () =>
  inRegistry(async ({ db, as, park, cell, secretaries }) => {
    for (const table of noted) await db.execute(sql`alter table ${sql.identifier(table)} add column note varchar(2000)`)
    await db.execute(sql`alter table enterprise add column tax_code_reason varchar(300)`)
    const ids = { enterprise: newId(), organisation: newId(), event: newId(), mandate: newId() }
    await db.execute(
      sql`insert into enterprise (id, unit_id, tax_code_reason) values (${ids.enterprise}, ${park}, 'chờ cấp')`,
    )
    await db.execute(
      sql`insert into organisation (id, unit_id, founded_on, note) values (${ids.organisation}, ${park}, '2024-01-01', 'cũ')`,
    )
    await db.execute(
      sql`insert into event (id, unit_id, kind, effective_on, note) values (${ids.event}, ${park}, 'renamed', '2024-01-01', 'cũ')`,
    )
    await db.execute(sql`insert into mandate (id, person_id, organisation_id, position, obtained, valid, note)
      values (${ids.mandate}, ${secretaries.cell}, ${cell}, 'committee_member', 'elected', '[2024-01-01,2024-02-01)', 'cũ')`)
    const [before] = await db.execute<{ id: string }>(sql`select max(id)::text as id from audit`)

    await db.execute(sql.raw(copying ?? ''))
    for (const table of noted) {
      const found = await db.execute<{ note: string }>(sql`
        select to_jsonb(n) - array['id', ${`${table}_id`}] as note from ${sql.identifier(`${table}_note`)} n
        where ${sql.identifier(`${table}_id`)} = ${ids[table]}`)
      const note = table === 'enterprise' ? { note: null, tax_code_reason: 'chờ cấp' } : { note: 'cũ' }
      expect([...found], table).toEqual([{ note }])
    }
    const entries = await db.execute<{ table: string; of: string }>(sql`
      select table_name as table, record_id as of from audit where id > ${before?.id}::bigint order by id`)
    expect([...entries]).toEqual(noted.map((table) => ({ table: `${table}_note`, of: ids[table] })))

    const tablesTo = (who: 'officer of the park' | 'secretary of the cell') =>
      as(who, async (db) =>
        (await readHistory(db, 'mandate', ids.mandate, 'vi')).changes.map(({ tableName }) => tableName),
      )
    expect(await tablesTo('officer of the park')).toEqual(['mandate_note', 'mandate'])
    expect(await tablesTo('secretary of the cell')).toEqual(['mandate'])
  }))
