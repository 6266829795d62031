import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { inRegistry } from '../testing/stories'
import { listOpenTasks } from './open-tasks'
import { listServing } from './serving'
import { listTask, type TaskCode } from './tasks'

const shared = ['report-late', 'report-returned', 'report-waiting', 'no-secretary', 'tax-code'] satisfies TaskCode[]

test('what waits at a record are the rows of the tasks that are about it', () =>
  inRegistry(async ({ db, as }) => {
    const all = await as('officer', async (db) => ({
      organisations: [...(await db.execute<{ id: string }>(sql`select id from organisation`))].map(({ id }) => id),
      enterprises: [...(await db.execute<{ id: string }>(sql`select id from enterprise`))].map(({ id }) => id),
    }))
    await db.execute(sql`insert into enterprise_note (id, enterprise_id, tax_code_reason)
      select uuidv7(), id, 'pending' from enterprise where not exists (select from enterprise_note n where n.enterprise_id = enterprise.id)`)
    const compare = () =>
      as('officer', async (db) => {
        const found = [
          ...(
            await Promise.all(all.organisations.map((organisationId) => listOpenTasks(db, { organisationId })))
          ).flat(),
          ...(await Promise.all(all.enterprises.map((enterpriseId) => listOpenTasks(db, { enterpriseId }))))
            .flat()
            .filter(({ code }) => code === 'tax-code'),
        ]
        const waiting: string[] = []
        for (const code of shared) {
          const rows = (await listTask(db, code, 1)).rows.map(({ name }) => name).toSorted()
          const here = found.filter((one) => one.code === code)
          expect(here.map(({ name }) => name).toSorted(), code).toEqual(rows)
          if (here.length > 0) waiting.push(code)
        }
        return waiting
      })

    expect(await compare()).toEqual(expect.arrayContaining(['tax-code']))
    // A lock decides nothing: in a locked period, too, reports wait.
    for (const table of ['period', 'member_report_version'])
      await db.execute(sql.raw(`alter table ${table} disable trigger user`))
    await db.execute(sql`update member_report_version set state = 'submitted', decided_at = null, decided_by = null`)
    expect(await compare()).toContain('report-waiting')
    await db.execute(sql`update period set locked_at = now(), locked_by = (select id from account limit 1)`)
    expect(await compare()).toContain('report-waiting')
  }))

test('a secretary follows no unit, and is told of no task of others', () =>
  inRegistry(async ({ as, cell }) => {
    await as('secretary of the cell', async (db) =>
      expect(await listOpenTasks(db, { organisationId: cell })).toEqual([]),
    )
  }))

test('whoever serves an enterprise is told with the telephone of the secretary, to those who may see it', () =>
  inRegistry(async ({ as, riverside }) => {
    const told = (who: Parameters<typeof as>[0]) => as(who, (db) => listServing(db, riverside, undefined, 'vi'))
    const [[officer], [leader]] = [await told('officer'), await told('leader')]
    expect(officer?.secretary).toMatchObject({ name: 'Lê Văn An', phone: '0900000000' })
    expect(leader?.secretary).toMatchObject({ name: 'Lê Văn An', phone: null })
    expect(officer?.superior).toBe('Đảng bộ KCN Bến Sông')
    expect(officer?.count?.members).toBeGreaterThan(0)
  }))
