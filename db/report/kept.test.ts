import { sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { log } from '../../core/request/log'
import { ok } from '../../core/result'
import { type Db, openDoor } from '../door/actor'
import { enterpriseList } from '../enterprise/list'
import { listReports } from '../member-report/queries'
import { organisationList } from '../organisation/list'
import { newId } from '../record/id'
import { kept } from '../record/kept'
import { everything } from '../record/listing'
import { countStanding } from '../record/rows'
import { committed } from '../testing/connections'
import { asOwner, doing, inParallel, type Stage } from '../testing/races'
import { plantZone } from '../testing/reports'
import type { Person } from '../testing/seed'
import { inRegistry } from '../testing/stories'
import { admittedOn } from './admissions'
import { figuresOn } from './figures'
import { countRemindable } from './missing'
import { countTasks, sharedTasks } from './tasks'
import { listWorkLists } from './work-lists'

/** They tell who reads and when; of a reader of the whole register nothing else of them can change a figure. */
const ofTheDoor = ['clock', 'door_key', 'figure_change', 'session', 'session_token']
/** Joined for names, addresses and marks of rows, which no count reads. */
const ofRows = ['person_contact', 'report_draft', 'unit_state']
/** Asked for the events of one's own organisations that were undone, which is a change of event_organisation. */
const ofUndoing = ['audit']
const day = '2024-05-31'

test('everything that a figure is counted from is watched', () =>
  inParallel(async (stage) => {
    await asOwner(stage, (db) => plantZone(db, stage.registry.committee))
    // The locks of a transaction that does nothing else.
    const readBy = (who: Person) =>
      reading(stage, who, async (db) => {
        for (const basis of ['latest', 'period'] as const) await figuresOn(db, day, basis)
        await admittedOn(db, day)
        await listWorkLists(db)
        await countTasks(db, [...sharedTasks])
        await countRemindable(db, newId())
        await listReports(db, { text: '', sort: '', descending: true, page: 1, validOn: undefined })
        for (const list of [enterpriseList, organisationList])
          await db.execute(countStanding(list, everything, 1) ?? sql``)
        // Without members counted on both sides, none are looked for.
        await db.execute(sql`select count(*) from transfers_under_way(${day}::date)`)
        return namesOf(
          db,
          sql`select relname as name from pg_locks l join pg_class c on c.oid = l.relation
          where l.pid = pg_backend_pid() and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
        )
      })
    const read = [...(await readBy('officer')), ...(await readBy('officer of the park'))]
    const watched = await asOwner(stage, (db) =>
      namesOf(
        db,
        sql`select s.tgrelid::regclass::text as name from pg_trigger s join pg_trigger r on r.tgrelid = s.tgrelid
          where s.tgname = 'change_figures' and r.tgname = 'change_figures_by_row'`,
      ),
    )
    const sources = read.filter((name) => ![...ofTheDoor, ...ofRows, ...ofUndoing].includes(name))
    expect(sources).toEqual(expect.arrayContaining(['enterprise_figures', 'member_split', 'member_transfer', 'target']))
    expect(sources.filter((name) => !watched.includes(name))).toEqual([])
  }))

test('an answer is kept until something it is counted from changes, for those who read the same rows', () =>
  inParallel(async (stage) => {
    let counts = 0
    const asked = (who: Person) => reading(stage, who, (db) => kept(db, 'asked', async () => ({ count: ++counts })))
    const change = (what: ReturnType<typeof sql>) =>
      asOwner(stage, async (db) => {
        await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
        await db.execute(what)
      })

    expect(await asked('officer')).toEqual({ count: 1 })
    expect(await asked('inspector')).toEqual({ count: 1 })
    // The leader's assignment is of the unit above all others.
    expect(await asked('leader')).toEqual({ count: 1 })
    // Whoever sees less than everything has an answer of their own, and whoever reports is counted each time.
    expect(await asked('officer of the park')).toEqual({ count: 2 })
    expect(await asked('secretary of the cell')).toEqual({ count: 3 })
    expect(await asked('secretary of the cell')).toEqual({ count: 4 })
    expect(await asked('officer of the park next door')).toEqual({ count: 5 })
    expect(await asked('officer')).toEqual({ count: 1 })
    expect(await asked('officer of the park')).toEqual({ count: 2 })
    expect(await asked('officer of the park next door')).toEqual({ count: 5 })

    // What figures do not read, and a new version of the same, leave it.
    await change(sql`update enterprise set address = 'Phố Nhỏ'`)
    await change(sql`update enterprise set version = version + 1`)
    expect(await asked('officer')).toEqual({ count: 1 })
    await change(sql`update enterprise_state set standing = 'suspended'`)
    expect(await asked('officer')).toEqual({ count: 6 })
    await change(sql`update assignment set retired_on = '2020-01-01' where role = 'inspector'`)
    expect(await asked('officer')).toEqual({ count: 7 })

    // The rows of former changes are joined; the sum is the same.
    await asOwner(stage, (db) => db.execute(sql`select join_figure_changes()`))
    expect(await asked('officer')).toEqual({ count: 7 })
    const rows = await asOwner(stage, (db) => db.execute(sql`select from figure_change`))
    expect(rows).toHaveLength(1)
  }))

test('after an hour it is counted again; a difference that no change explains is an error', async () => {
  const error = vi.spyOn(log(), 'error').mockReturnValue(undefined)
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    await inParallel(async (stage) => {
      const asked = (count: number) =>
        reading(stage, 'officer', (db) => kept(db, 'asked hourly', async () => ({ count })))
      expect(await asked(1)).toEqual({ count: 1 })
      vi.advanceTimersByTime(3_500_000)
      expect(await asked(2)).toEqual({ count: 1 })
      vi.advanceTimersByTime(200_000)
      expect(await asked(1)).toEqual({ count: 1 })
      expect(error).not.toHaveBeenCalled()
      vi.advanceTimersByTime(3_700_000)
      expect(await asked(2)).toEqual({ count: 2 })
      expect(error).toHaveBeenCalledOnce()
    })
  } finally {
    vi.useRealTimers()
    error.mockRestore()
  }
})

test('while nothing changes the overview, and the home of a leader, ask whether anything has', () =>
  inParallel(async (stage) => {
    await asOwner(stage, (db) => plantZone(db, stage.registry.committee))
    const statements = (who: Person) =>
      reading(stage, who, async (db) => {
        let asked = 0
        const execute = (query: Parameters<Db['execute']>[0]) => {
          asked += 1
          return db.execute(query)
        }
        const counting = new Proxy(db, {
          get: (target, name) => (name === 'execute' ? execute : Reflect.get(target, name)),
        })
        await Promise.all([figuresOn(counting, day), admittedOn(counting, day)])
        return asked
      })
    expect(await statements('officer')).toBeGreaterThan(8)
    expect(await statements('officer')).toBe(2)
    expect(await statements('leader')).toBe(2)
    expect(await statements('officer of the park')).toBeGreaterThan(6)
    expect(await statements('officer of the park')).toBe(2)
    expect(await statements('secretary of the cell')).toBeGreaterThan(6)
    expect(await statements('secretary of the cell')).toBeGreaterThan(6)
  }))

test('the home of an officer is kept, of the whole register and of a unit', () =>
  inParallel(async (stage) => {
    await asOwner(stage, (db) => plantZone(db, stage.registry.committee))
    const home = (who: Person) =>
      reading(stage, who, async (db) => {
        const spy = vi.spyOn(db, 'execute')
        const told = [await listWorkLists(db), await countTasks(db, [...sharedTasks])]
        return { told, asked: spy.mock.calls.length }
      })
    const { told, asked } = await home('officer')
    expect(asked).toBeGreaterThan(6)
    expect(await home('officer')).toEqual({ told, asked: 2 })
    // He reads all organisations, and writes those of no unit: the tasks are counted for him.
    expect((await home('leader')).asked).toBeGreaterThan(3)
    const ofThePark = await home('officer of the park')
    expect(ofThePark.asked).toBeGreaterThan(5)
    expect(ofThePark.told).not.toEqual(told)
    expect(await home('officer of the park')).toEqual({ told: ofThePark.told, asked: 2 })
    await asOwner(stage, async (db) => {
      await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
      await db.execute(sql`update mandate set term_ends_on = '2020-01-01'`)
    })
    const after = await home('officer')
    expect(after.told).not.toEqual(told)
  }))

test('what is committed late, rolled back or changed meanwhile is never taken for what was counted', () =>
  inParallel(async (stage) => {
    let counts = 0
    const count = async () => ({ count: ++counts })
    const ask = (db: Db) => kept(db, 'asked late', count)
    const asked = () => reading(stage, 'officer', ask)
    const changing = (meanwhile: (db: Db) => Promise<unknown>) =>
      asOwner(stage, async (db) => {
        await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
        await db.execute(sql`update period set due_on = due_on + 1`)
        await meanwhile(db)
      })
    const other = () =>
      asOwner(stage, async (db) => {
        await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
        await db.execute(sql`update project set code = code || 'x'`)
      })

    expect(await asked()).toEqual({ count: 1 })
    await changing(async () => {
      expect(await asked()).toEqual({ count: 1 })
      // The later transaction commits first.
      await other()
      expect(await asked()).toEqual({ count: 2 })
    })
    expect(await asked()).toEqual({ count: 3 })

    // A change while it is counted: the answer is given, and kept for nobody, not even for an earlier snapshot.
    await other()
    const meanwhile = async () => {
      await other()
      return count()
    }
    await committed(stage.ownerUrl, async (db) => {
      await db.execute(sql`set transaction isolation level repeatable read`)
      await db.execute(sql`set local role sobo_app`)
      await openDoor(db, { token: stage.registry.people.officer.token, requestId: newId() })
      expect(await reading(stage, 'officer', (db) => kept(db, 'asked late', meanwhile))).toEqual({ count: 4 })
      expect(await ask(db)).toEqual({ count: 5 })
    })
    expect(await asked()).toEqual({ count: 6 })

    // Who has changed something reads what may be rolled back.
    await changing(async (db) => {
      await openDoor(db, { token: stage.registry.people.officer.token, requestId: newId() })
      expect(await ask(db)).toEqual({ count: 7 })
      await db.execute(sql`select open_service_door()`)
      throw new Error('rolled back')
    }).catch(() => {})
    expect(counts).toBe(7)
    expect(await asked()).toEqual({ count: 6 })
  }))

/** A committed transaction of a person. */
async function reading<T>(stage: Stage, who: Person, read: (db: Db) => Promise<T>): Promise<T> {
  let found: T | undefined
  await doing(stage, {
    who,
    does: async (db) => {
      found = await read(db)
      return ok(null)
    },
  })
  return found as T
}

const namesOf = async (db: Db, query: ReturnType<typeof sql>) =>
  (await db.execute<{ name: string }>(query)).map(({ name }) => name).sort()

test('an assignment over all units reads the figures of one without a unit', () =>
  inRegistry(async ({ db, as, committee }) => {
    await plantZone(db, committee)
    const told = (who: Person) => as(who, (db) => Promise.all([figuresOn(db, day), admittedOn(db, day)]))
    expect(await told('leader')).toEqual(await told('officer'))
    expect(await told('officer of the park')).not.toEqual(await told('officer'))
  }))
