import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { readHistory } from '../audit/trail'
import { tables } from '../testing/access-table'
import type { Person } from '../testing/seed'
import { inDatabase, inRegistry } from '../testing/stories'
import { audiences, columnsWithAudience } from '../testing/walk'

// That each subject reads of each column what its audience says is tested with the rights, in access.test.ts.

test('every column has one audience, and no audience is of a column that is not there', () =>
  inDatabase(async (db) => {
    const there = await db.execute<{ name: string }>(sql`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = any (${`{${tables.join(',')}}`}::text[])`)
    const stated = await columnsWithAudience(db)
    const named = stated.map(({ table, column }) => `${table}.${column}`)
    expect(named.toSorted()).toEqual([...there].map(({ name }) => name).toSorted())
    const former = await columnsWithAudience(db, sql`audience_of_former_columns()`)
    expect(former.map(({ table, column }) => `${table}.${column}`).filter((name) => named.includes(name))).toEqual([])
    expect(stated.filter(({ audience }) => !(audience in audiences))).toEqual([])
  }))

test('the trail tells of each column what its audience says: values of today and of former columns, and reasons', () =>
  inRegistry(async ({ db, as, riverside, cell }) => {
    const canary = 'NỘI BỘ 7731'
    await db.execute(sql`select set_config('sobo.reason', ${`other: ${canary} lý do`}, true)`)
    await db.execute(sql`update enterprise_note set note = ${`${canary} ghi chú`} where enterprise_id = ${riverside}`)
    await db.execute(sql`update enterprise set address = 'Lô CN1' where id = ${riverside}`)
    await db.execute(sql`update organisation_note set note = ${`${canary} tổ chức`} where organisation_id = ${cell}`)
    // As a former version wrote it, with the note among the columns of the enterprise.
    await db.execute(sql`set local role sobo_judge`)
    for (const changed of ['{note}', '{note,address}', null])
      await db.execute(sql`insert into audit (operation, table_name, row_id, record, record_id, old, new, changed, reason, canonical)
        select ${changed ? 'revise' : 'create'}, 'enterprise', id, 'enterprise', id,
          case when ${changed}::text is not null then to_jsonb(e) || jsonb_build_object('note', ${`${canary} trước`}::text, 'address', 'Lô cũ') end,
          to_jsonb(e) || jsonb_build_object('note', ${`${canary} sau`}::text, 'address', 'Lô mới', 'retired_reason', ${`${canary} bỏ`}::text),
          ${changed}::text[], ${`${canary} cũ`}, '' from enterprise e where id = ${riverside}`)
    await db.execute(sql`reset role`)

    const told = (who: Person) =>
      as(who, async (db) => {
        const whole = await db.execute<{ trail: string }>(
          sql`select coalesce(string_agg(to_jsonb(t)::text, ' '), '') as trail from trail t`,
        )
        const histories = await Promise.all(
          [['enterprise', riverside] as const, ['organisation', cell] as const].map(([code, id]) =>
            readHistory(db, code, id, 'vi'),
          ),
        )
        const changes = histories.flatMap(({ changes }) => changes)
        return {
          leaks: [...whole, ...histories].some((one) => JSON.stringify(one).includes(canary)),
          entries: changes.filter(
            ({ tableName, new: now }) => tableName === 'enterprise' && JSON.stringify(now).includes('Lô mới'),
          ).length,
        }
      })
    // The entry of which only the note changed is none for them.
    for (const who of ['secretary of the cell', 'secretary of the committee'] as const)
      expect(await told(who), who).toEqual({ leaks: false, entries: 2 })
    for (const who of ['officer', 'officer of the park', 'leader', 'administrator', 'inspector'] as const)
      expect(await told(who), who).toEqual({ leaks: true, entries: 3 })
  }))

test('every record with a history keeps its reasons from those who report', () =>
  inRegistry(async ({ db, as }) => {
    const canary = 'NỘI BỘ 7732'
    await db.execute(sql`select set_config('sobo.reason', ${canary}, true)`)
    await db.execute(sql`set local role sobo_judge`)
    for (const table of tables)
      await db.execute(sql`insert into audit (operation, table_name, row_id, record, record_id, new, reason, canonical)
        select 'revise', ${table}::text, id, ${table}::text, id, to_jsonb(t) - 'content', ${canary}, '' from ${sql.identifier(table)} t`)
    await db.execute(sql`reset role`)
    for (const who of [
      'secretary of the cell',
      'secretary of the committee',
      'secretary of the cell next door',
    ] as const)
      await as(who, async (db) => {
        const found = await db.execute<{ table: string; told: number }>(sql`
          select table_name as table, count(*) filter (where reason is not null)::int as told, count(*)::int as entries
          from trail where operation = 'revise' and changed is null group by 1`)
        expect(found.length, who).toBeGreaterThan(10)
        expect(
          [...found].filter(({ told }) => told > 0),
          who,
        ).toEqual([])
      })
    await as('officer of the park', async (db) => {
      const [found] = await db.execute<{ told: number }>(
        sql`select count(*)::int as told from trail where reason = ${canary}`,
      )
      expect(found?.told).toBeGreaterThan(30)
    })
  }))
