import { eq, type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { inDatabase, inRegistry } from '../testing/stories'
import { audit } from './record'

test('an act is named by what its table says of it, never by a column that another table has, too', () =>
  inDatabase(async (db) => {
    await db.execute(sql`select open_service_door(), set_config('sobo.reason', 'thử', true)`)
    const columns = 'id uuid primary key, version int default 1, state text, locked_at timestamptz, is_granted boolean'
    for (const [table, acts] of [
      ['petition', {}],
      ['complaint', { state: { submitted: 'ask', null: 'revoke' }, locked_at: { '*': 'lock' } }],
    ] as const) {
      await db.execute(sql.raw(`create table ${table} (${columns}, retired_on date)`))
      await db.execute(sql.raw(`create policy anyone on ${table} using (true)`))
      await db.execute(sql`call keep_audit(${table}, ${table}, 'id', '', ${JSON.stringify(acts)}::jsonb)`)
      await db.execute(sql.raw(`insert into ${table} values (gen_random_uuid(), 1, 'submitted')`))
      for (const set of [
        "state = 'confirmed'",
        'locked_at = now()',
        'is_granted = true',
        'state = null',
        "retired_on = '2024-05-01'",
        'retired_on = null',
        'version = 2',
      ])
        await db.execute(sql.raw(`update ${table} set ${set}`))
    }
    const actsOn = async (table: string) =>
      (await db.select({ act: audit.operation }).from(audit).where(eq(audit.tableName, table)).orderBy(audit.id)).map(
        ({ act }) => act,
      )
    expect(await actsOn('petition')).toEqual(['create', 'revise', 'revise', 'revise', 'revise', 'retire', 'restore'])
    expect(await actsOn('complaint')).toEqual(['ask', 'revise', 'lock', 'revise', 'revoke', 'retire', 'restore'])
  }))

test('reports, locks, reopenings, requests, accounts and reminders name their acts', async () => {
  await inRegistry(async ({ db, people }) => {
    const { accountId } = people['secretary of the cell']
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.execute(sql`update account set disabled_at = now() where id = ${accountId}`)
    await db.execute(sql`update account set disabled_at = null where id = ${accountId}`)
    const [asked, declined] = await db.execute<{ id: string }>(sql`
      insert into reopening (id, period_id, requested_by, request_reason)
      select gen_random_uuid(), period_id, requested_by, request_reason from reopening, generate_series(1, 2) limit 2 returning id`)
    const decide = (id: string | undefined, set: SQL) =>
      db.execute(sql`update reopening set decided_by = ${accountId}, decided_at = now(), ${set} where id = ${id}`)
    await decide(asked?.id, sql`is_granted = true, expires_on = today()`)
    await decide(declined?.id, sql`is_granted = false`)
    await db.execute(
      sql`update reopening set revoked_by = ${accountId}, revoked_at = now(), revoked_reason = 'thử' where id = ${asked?.id}`,
    )
    await db.execute(
      sql`update correction_request set resolved_by = ${accountId}, resolved_at = now(), resolution = 'Đúng'`,
    )
    await db.execute(sql`update period set locked_at = now() where locked_at is null`)
    const found = await db.execute<{ named: string }>(
      sql`select distinct table_name || ' ' || operation as named from audit`,
    )
    expect(found.map(({ named }) => named)).toEqual(
      expect.arrayContaining([
        'account disable',
        'account enable',
        'reopening ask',
        'reopening reopen',
        'reopening decline',
        'reopening revoke',
        'correction_request ask',
        'correction_request answer',
        'period lock',
        'reminder remind',
        'report_draft draft',
        'member_report_version submit',
        'member_report_version confirm',
      ]),
    )
  })
})
