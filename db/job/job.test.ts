import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { openDoor } from '../door/actor'
import { newId } from '../record/id'
import { asNobody, refusalOf } from '../testing/acting'
import { asOwner } from '../testing/connections'
import type { Person } from '../testing/seed'
import { inClone, inRegistry } from '../testing/stories'
import {
  askForExport,
  cancelJob,
  claimJob,
  keepJobFile,
  renewJob,
  reportJob,
  seeJob,
  settleJob,
  tidyJobs,
} from './commands'
import { findJobFile, findOwnJob, listJobs, listNotices } from './queries'
import { type JobKind, jobKind } from './record'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]

const file = { path: '/enterprises/export?format=csv', locale: 'vi' } as const
const every = jobKind.enumValues

/** Functions that request, claim and settle jobs in one registry; `past` moves the due time of all jobs back. */
function jobsOf({ db, as, people }: Registry) {
  const asks = (who: Person = 'officer') =>
    as(who, async (db) => {
      const asked = await askForExport(db, file)
      return asked.ok ? asked.value.id : ''
    })
  /** Runs work as the worker, then restores the service account. */
  const unasked = async <T>(work: (db: Db) => Promise<T>, role: 'sobo_app' | 'sobo_worker' = 'sobo_worker') => {
    const value = await asNobody(db, work, role)
    await db.execute(sql`select open_service_door()`)
    return value
  }
  const claim = (token: string, kinds: JobKind[] = ['export']) => unasked((db) => claimJob(db, token, kinds))
  const settle = (token: string, id: string, outcome: Parameters<typeof settleJob>[3]) =>
    unasked((db) => settleJob(db, token, id, outcome))
  const past = (minutes: number) => asJudge(db, sql`update job set due_at = due_at - ${minutes} * interval '1 minute'`)
  /** Runs work with the session of a claimed job. */
  const working = <T>(token: string, work: (db: Db) => Promise<T>) =>
    unasked(async (db) => {
      await openDoor(db, { token, requestId: newId() })
      return work(db)
    }, 'sobo_app')
  const stateOf = async (id: string) => {
    const [found] = await db.execute<{ state: string; problem: string | null; attempts: number; wait: number }>(sql`
      select state, problem, attempts, extract(epoch from due_at - now())::int / 60 as wait from job where id = ${id}`)
    return found
  }
  return { asks, unasked, claim, settle, past, working, stateOf, accountOf: (who: Person) => people[who].accountId }
}

/** sobo_owner has no policy that lets it update jobs; sobo_judge bypasses RLS. */
async function asJudge(db: Db, statement: ReturnType<typeof sql>) {
  await db.execute(sql`set local role sobo_judge`)
  await db.execute(statement)
  await db.execute(sql`reset role`)
}

test('a job opens the door with the rights of who asked, once it is claimed, and no longer than it lasts', () =>
  inRegistry(async (registry) => {
    const { asks, claim, settle, working, accountOf } = jobsOf(registry)
    const refused = (token: string) => refusalOf(registry.db, (db) => openDoor(db, { token, requestId: newId() }))
    const id = await asks('officer of the park')
    expect(await refused('one')).toBe('28000')
    expect(await claim('one')).toMatchObject({ id, kind: 'export', input: file, attempt: 1 })
    const names = await working('one', async (db) => {
      await expect(db.execute(sql`select actor_id() as who`)).resolves.toEqual([
        { who: accountOf('officer of the park') },
      ])
      return db.execute<{ name: string }>(sql`select name from enterprise_state where upper_inf(valid) order by name`)
    })
    expect(names).toHaveLength(2)
    await settle('one', id, { fileName: 'Doanh nghiệp.csv' })
    expect(await refused('one')).toBe('28000')
  }))

test('what was not asked for through the door is opened by nobody', () =>
  inRegistry(async (registry) => {
    const { asks, unasked, claim, working } = jobsOf(registry)
    const { db, as } = registry
    await unasked(async (db) => {
      expect(await refusalOf(db, (db) => askForExport(db, file))).toBe('28000')
      const insert = sql`insert into job (id, kind, account_id) values (uuidv7(), 'export', ${registry.people.officer.accountId})`
      expect(await refusalOf(db, (db) => db.execute(insert))).toMatch(/^(28000|42501)$/)
      expect(await refusalOf(db, (db) => db.execute(sql`select end_job(${newId()}, 'done', null)`))).toBe('42501')
    }, 'sobo_app')
    expect(await claim('none')).toBeUndefined()
    await as('officer', async (db) => {
      for (const kind of every.filter((one) => one !== 'export'))
        expect(await refusalOf(db, (db) => db.execute(sql`select ask_job(${kind}, '{}')`)), kind).toBe('42501')
      expect(await refusalOf(db, (db) => claimJob(db, 'signed in', ['export']))).toBe('42501')
    })
    const id = await asks()
    await claim('one')
    await working('one', async (db) => expect(await refusalOf(db, (db) => askForExport(db, file))).toBe('42501'))
    // The database has the hash of the token; the application cannot read it.
    await as('officer', async (db) => {
      expect(await refusalOf(db, (db) => db.execute(sql`select * from session_token`))).toBe('42501')
    })
    expect(await db.execute(sql`select id from job where id = ${id} and claimed_by = sha256('one')`)).toHaveLength(1)
  }))

const ends: [string, (registry: Registry, id: string) => Promise<unknown>][] = [
  [
    'account was disabled',
    ({ db, people }) =>
      off(db, sql`update account set disabled_at = now() where id = ${people['officer of the park'].accountId}`),
  ],
  [
    'office ended',
    ({ db, people }) =>
      off(
        db,
        sql`update assignment set valid = '[2022-01-01,2024-01-01)' where account_id = ${people['officer of the park'].accountId}`,
      ),
  ],
  ['job was cancelled', ({ as }, id) => as('administrator', (db) => cancelJob(db, id))],
]
const off = async (db: Db, statement: ReturnType<typeof sql>) => {
  await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
  await db.execute(statement)
}

test.each(ends)('a running job stops with its next transaction when the %s', (_, end) =>
  inRegistry(async (registry) => {
    const { asks, claim, settle, working } = jobsOf(registry)
    const id = await asks('officer of the park')
    await claim('one')
    expect(await working('one', (db) => reportJob(db, 1, 2))).toBe(true)
    await end(registry, id)
    await expect(working('one', (db) => reportJob(db, 2, 2))).rejects.toMatchObject({ cause: { code: '28000' } })
    await settle('one', id, { problem: 'error', again: true })
    expect(await claim('two')).toBeUndefined()
  }),
)

test('a job waits while its account is disabled no longer than its session, and says why it failed', () =>
  inRegistry(async (registry) => {
    const { asks, claim, stateOf } = jobsOf(registry)
    const id = await asks()
    await off(registry.db, sql`update session set ended_at = now(), ended_by = 'account_ended' where kind = 'job'`)
    expect(await claim('one')).toBeUndefined()
    expect(await stateOf(id)).toMatchObject({ state: 'failed', problem: 'session' })
  }))

test('a worker that dies loses its job after the lease: the next one has it, and the old token opens nothing', () =>
  inRegistry(async (registry) => {
    const { asks, unasked, claim, settle, past, working, stateOf } = jobsOf(registry)
    const id = await asks()
    await claim('one')
    await working('one', (db) => keepJobFile(db, 0, Buffer.from('nửa tệp')))
    expect(await claim('two')).toBeUndefined()
    expect(await unasked((db) => renewJob(db, 'one', id))).toBe(true)
    await past(2)
    expect(await claim('two')).toMatchObject({ id, attempt: 2 })
    expect(await unasked((db) => renewJob(db, 'one', id))).toBe(false)
    expect(await settle('one', id, { fileName: 'của kẻ trước.csv' })).toBe(false)
    await expect(working('one', (db) => reportJob(db, 1, 2))).rejects.toMatchObject({ cause: { code: '28000' } })
    // The claim has deleted what the first worker stored.
    await working('two', (db) => keepJobFile(db, 0, Buffer.from('tệp')))
    expect(await settle('two', id, { fileName: 'Doanh nghiệp.csv' })).toBe(true)
    expect(await stateOf(id)).toMatchObject({ state: 'done' })
  }))

test('what fails is tried again after a growing wait, five times, and then has failed; so has one whose workers died', () =>
  inRegistry(async (registry) => {
    const { asks, claim, settle, past, stateOf, accountOf } = jobsOf(registry)
    const id = await asks()
    const waits: unknown[] = []
    for (const token of ['1', '2', '3', '4', '5']) {
      expect(await claim(token)).toMatchObject({ id })
      await settle(token, id, { problem: 'error', again: true })
      waits.push((await stateOf(id))?.wait)
      expect(await claim('too early')).toBeUndefined()
      await past(100)
    }
    expect(waits.slice(0, 4)).toEqual([1, 4, 16, 64])
    expect(await stateOf(id)).toMatchObject({ state: 'failed', problem: 'error', attempts: 5 })
    const notices = await registry.as('officer', (db) => listNotices(db, accountOf('officer')))
    expect(notices).toMatchObject([{ id, state: 'failed', problem: 'error' }])
    await registry.as('officer', (db) => seeJob(db, id))
    expect(await registry.as('officer', (db) => listNotices(db, accountOf('officer')))).toEqual([])

    const other = await asks()
    for (const token of ['a', 'b', 'c', 'd', 'e']) {
      await claim(token)
      await past(2)
    }
    expect(await claim('f')).toBeUndefined()
    expect(await stateOf(other)).toMatchObject({ state: 'failed', problem: 'attempts' })
  }))

test('a schedule runs once after days switched off, and not for each moment missed', () =>
  inRegistry(async (registry) => {
    const { claim, settle, stateOf } = jobsOf(registry)
    await asJudge(registry.db, sql`update job set due_at = now() - interval '3 days' where kind = 'tidy'`)
    const { id } = (await claim('one', ['tidy'])) ?? { id: '' }
    await settle('one', id, {})
    expect(await stateOf(id)).toMatchObject({ state: 'open', attempts: 0, wait: 60 })
    expect(await claim('two', ['tidy'])).toBeUndefined()
    await asJudge(registry.db, sql`update job set due_at = now() where kind = 'tidy'`)
    await claim('three', ['tidy'])
    await settle('three', id, { problem: 'error', again: true })
    expect(await stateOf(id)).toMatchObject({ state: 'open', problem: 'error', wait: 1 })
  }))

test('a schedule does not run while its account is disabled', () =>
  inRegistry(async (registry) => {
    const { claim } = jobsOf(registry)
    await asJudge(registry.db, sql`update job set due_at = now() where kind = 'tidy'`)
    await off(registry.db, sql`update account set disabled_at = now() where kind = 'service'`)
    expect(await claim('one', ['tidy'])).toBeUndefined()
    await off(registry.db, sql`update account set disabled_at = null where kind = 'service'`)
    expect(await claim('one', ['tidy'])).toMatchObject({ kind: 'tidy' })
  }))

test('a file is for who asked, for a day; an administrator sees the job and no file', () =>
  inRegistry(async (registry) => {
    const { asks, unasked, claim, settle, working, accountOf } = jobsOf(registry)
    const { db, as } = registry
    const id = await asks()
    await claim('one')
    for (const number of [0, 1]) await working('one', (db) => keepJobFile(db, number, Buffer.from(`phần ${number}`)))
    await settle('one', id, { fileName: 'Doanh nghiệp.csv' })
    const readBy = (who: Person) =>
      as(who, async (db, { accountId }) => [
        await findJobFile(db, id, 1).then((content) => content?.toString()),
        (await findOwnJob(db, id, accountId))?.hasFile,
        (await listJobs(db)).some((job) => job.id === id),
      ])
    expect(await readBy('officer')).toEqual(['phần 1', true, true])
    expect(await readBy('administrator')).toEqual([undefined, undefined, true])
    expect(await readBy('inspector')).toEqual([undefined, undefined, false])
    expect(await as('officer', (db) => listNotices(db, accountOf('officer')))).toMatchObject([{ id, hasFile: true }])

    await unasked(tidyJobs)
    expect(await readBy('officer')).toEqual(['phần 1', true, true])
    await asJudge(db, sql`update job set finished_at = now() - interval '25 hours' where id = ${id}`)
    expect(await readBy('officer')).toEqual(['phần 1', false, true])
    await unasked(tidyJobs)
    expect(await readBy('officer')).toEqual([undefined, false, true])
  }))

test('one cancels one’s own jobs, an administrator any; what it had made goes; three at a time are enough', () =>
  inRegistry(async (registry) => {
    const { asks, claim, settle, working, stateOf } = jobsOf(registry)
    const { db, as, tries } = registry
    const id = await asks()
    await claim('one')
    await working('one', (db) => keepJobFile(db, 0, Buffer.from('nửa tệp')))
    expect(await tries('leader', (db) => cancelJob(db, id))).toMatchObject({ problem: { kind: 'missing' } })
    expect(await tries('officer', (db) => cancelJob(db, id))).toMatchObject({ ok: true })
    const noticesOf = (who: Person) => as(who, (db, { accountId }) => listNotices(db, accountId))
    expect(await noticesOf('officer')).toEqual([])
    const other = await asks('leader')
    await as('administrator', (db) => cancelJob(db, other))
    expect(await noticesOf('leader')).toMatchObject([{ id: other, state: 'cancelled' }])
    expect(await stateOf(id)).toMatchObject({ state: 'cancelled' })
    expect(await settle('one', id, { fileName: 'muộn.csv' })).toBe(false)
    expect(await as('officer', (db) => findJobFile(db, id, 0))).toBeNull()

    for (let count = 0; count < 3; count += 1) await asks()
    expect(await tries('officer', (db) => askForExport(db, file))).toMatchObject({ problem: { kind: 'invalid' } })
    const [schedule] = await db.execute<{ id: string }>(sql`select id from job where kind = 'remind'`)
    expect(await tries('administrator', (db) => cancelJob(db, schedule?.id ?? ''))).toMatchObject({ ok: false })
  }))

test('the trail has that a job was asked for and how it ended, and not every sign of life', () =>
  inRegistry(async (registry) => {
    const { asks, claim, settle, working } = jobsOf(registry)
    const id = await asks()
    await claim('one')
    for (const done of [1, 2, 3]) await working('one', (db) => reportJob(db, done, 3))
    await settle('one', id, { fileName: 'Doanh nghiệp.csv' })
    await registry.as('officer', (db) => seeJob(db, id))
    const trail = await registry.db.execute<{ operation: string; office: string }>(
      sql`select operation, office from audit where record_id = ${id} order by id`,
    )
    expect(trail.map(({ operation }) => operation)).toEqual(['start_job', 'finish_job'])
    expect(trail[1]?.office).toBe('Sổ Bộ (việc chạy nền)')
  }))

test('only addresses of files of ours are made into files', () =>
  inRegistry(async ({ as }) => {
    for (const path of ['//example.vn/export', 'http://example.vn/export', '/enterprises', '/../export', '/a/export#x'])
      await as('officer', (db) => expect(askForExport(db, { path, locale: 'vi' })).rejects.toThrow('form'))
  }))

test('several workers on one database are never given the same job', () =>
  inClone('planted', async ({ ownerUrl }, { people }) => {
    const worker = (work: (db: Db) => Promise<unknown>) => asOwner(ownerUrl, (db) => asNobody(db, work, 'sobo_worker'))
    for (const who of ['officer', 'leader', 'inspector'] as const)
      for (let count = 0; count < 3; count += 1)
        await asOwner(ownerUrl, async (db) => {
          await db.execute(sql`set local role sobo_app`)
          await openDoor(db, { token: people[who].token, requestId: newId() })
          await askForExport(db, file)
        })
    const given: string[] = []
    const works = async (name: string) => {
      for (let count = 0; ; count += 1) {
        let id: string | undefined
        await worker(async (db) => {
          id = (await claimJob(db, `${name} ${count}`, ['export']))?.id
        })
        if (!id) return
        given.push(id)
      }
    }
    await Promise.all(['một', 'hai', 'ba'].map(works))
    expect(given).toHaveLength(9)
    expect(new Set(given).size).toBe(9)
  }))
