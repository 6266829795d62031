import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { ok } from '../../core/result'
import { account } from '../account/record'
import { assignment } from '../assignment/record'
import { enterprise } from '../enterprise/record'
import { mandate } from '../mandate/record'
import { newId } from '../record/id'
import { session } from '../session/record'
import { tables } from '../testing/access-table'
import { asNobody, refusalOf } from '../testing/acting'
import { plantPeriod } from '../testing/reports'
import { inClone, inRegistry, withPoolsOn } from '../testing/stories'
import { beforeSignIn, type Db, openDoor } from './actor'
import { connected } from './connection'

const entering = (token: string) => (db: Db) => openDoor(db, { token, requestId: newId() })

describe('with no actor', () => {
  test('every table is empty, and nothing is written', async () => {
    await inRegistry(async ({ db }) => {
      await asNobody(db, async (db) => {
        for (const table of tables) {
          const name = sql.identifier(table)
          const touched = sql.identifier('id')
          expect(await db.execute(sql`select * from ${name}`), table).toHaveLength(0)
          const refused = async (write: ReturnType<typeof sql>) => await refusalOf(db, (db) => db.execute(write))
          expect(['28000', '42501'], table).toContain(await refused(sql`insert into ${name} default values`))
          expect(['28000', '42501'], table).toContain(await refused(sql`update ${name} set ${touched} = ${touched}`))
          expect(await refused(sql`delete from ${name}`), table).toBe('42501')
          expect(await refused(sql`truncate ${name}`), table).toBe('42501')
        }
      })
    })
  })

  test('so it is on the connection of the application itself', async () => {
    await beforeSignIn(async (db) => {
      expect(await db.execute(sql`select current_user::text as who`)).toEqual([{ who: 'sobo_app' }])
      for (const table of [...tables, 'trail']) {
        expect(await db.execute(sql`select from ${sql.identifier(table)} limit 1`), table).toHaveLength(0)
      }
      expect(await refusalOf(db, (db) => db.execute(sql`create temporary table mine (id uuid)`))).toBe('42501')
      expect(await refusalOf(db, (db) => db.execute(sql`set role sobo_judge`))).toBe('42501')
    })
  })

  test('functions that look past row security tell nothing, nor do they tell others what is not theirs', async () => {
    await inRegistry(async ({ db, as, people, secretaries, riverside, committee, cell, cellNextDoor }) => {
      const inPark = 'officer of the park'
      const set = await as(inPark, async (db, { changeSet }) => {
        await db.update(enterprise).set({ address: 'x' }).where(eq(enterprise.id, riverside))
        return changeSet
      })
      await db.insert(mandate).values({
        personId: secretaries.cell,
        organisationId: cellNextDoor,
        position: 'reporter',
        obtained: 'appointed',
        valid: '[2024-01-01,)',
      })
      const periodId = await plantPeriod(db)
      const calls = [
        sql`enterprises_alike(${JSON.stringify([{ key: '', name: 'Cơ khí Bến Sông', taxCode: '9900000016' }])}::text::jsonb)`,
        sql`people_named('[{"key": "", "fullName": "Lê Văn An"}]')`,
        sql`user_names_like(array[${people['secretary of the cell'].userName}])`,
        sql`assigned_accounts()`,
        sql`(select * from missing_organisations(${periodId}) id where id = ${cell})`,
        sql`withdrawal_refusal('organisation', ${committee})`,
        sql`rows_resting_on('enterprise', ${riverside})`,
        sql`reports_elsewhere(${secretaries.cell})`,
      ]
      const told = async (db: Db) => {
        const answers: boolean[] = []
        for (const call of calls)
          answers.push((await db.execute(sql`select from ${call} x where x::text <> 'false' limit 1`)).length > 0)
        return answers
      }
      expect(await as(inPark, told)).toEqual(calls.map(() => true))
      expect(await asNobody(db, told)).toEqual(calls.map(() => false))
      expect(await as('secretary of the cell next door', told)).toEqual(calls.map(() => false))
      const undone = sql`select from undo_entries(${set})`
      expect(await as(inPark, (db) => db.execute(undone))).not.toHaveLength(0)
      expect(await asNobody(db, (db) => db.execute(undone))).toHaveLength(0)
    })
  })

  test('the owner, too, changes nothing, even where no row would change', async () => {
    await inRegistry(async ({ db }) => {
      await db.execute(sql`select set_config('sobo.context', '', true)`)
      for (const table of tables.filter((name) => name !== 'session')) {
        const update = sql`update ${sql.identifier(table)} set id = id where false`
        expect(await refusalOf(db, (db) => db.execute(update)), table).toBe('28000')
      }
    })
  })

  test('a request without its id changes nothing', async () => {
    await inRegistry(async ({ db }) => {
      await db.execute(sql`select set_config('sobo.request_id', '', true)`)
      expect(await refusalOf(db, (db) => db.update(enterprise).set({ address: 'x' }))).toBe('28000')
    })
  })
})

describe('the context of a transaction', () => {
  test('cannot be forged: neither its account nor its seal', async () => {
    await inRegistry(async ({ db, as, people }) => {
      await as('secretary of the cell', async (db) => {
        const [own] = await db.execute<{ context: string }>(sql`select current_setting('sobo.context') as context`)
        const forged = own?.context.replace(people['secretary of the cell'].accountId, people.administrator.accountId)
        for (const context of [forged, `${'0'.repeat(64)}{"account": "${people.administrator.accountId}"}`, 'x']) {
          const read = (db: Db) =>
            db.execute(sql`select set_config('sobo.context', ${context}, true)`).then(() => db.select().from(account))
          expect(await refusalOf(db, read), context).toBe('28000')
        }
      })
      for (const call of ['seal(text)', 'enter(uuid, uuid, text, session_opening)', 'open_service_door()']) {
        const [right] = await db.execute<{ may: boolean }>(
          sql`select has_function_privilege('sobo_app', ${call}, 'execute') as may`,
        )
        expect(right?.may, call).toBe(false)
      }
    })
  })

  test('keeps the organisations of a secretary, and takes no others for them', async () => {
    await inRegistry(async ({ db, as, cell }) => {
      const own = async (db: Db) =>
        (await db.execute<{ id: string }>(sql`select own_organisations() as id`)).map(({ id }) => id)
      const kept = async (db: Db) =>
        (await db.execute<{ kept: string }>(sql`select current_setting('sobo.own') as kept`))[0]?.kept ?? ''
      const [others, foreign] = await as('secretary of the committee', async (db) => [await own(db), await kept(db)])
      expect(others).toContain(cell)
      expect(others.length).toBeGreaterThan(1)
      await as('secretary of the cell', async (db) => {
        expect(await own(db)).toEqual([cell])
        expect(await kept(db)).toContain(cell)
        for (const given of [
          foreign,
          (await kept(db)).replace(cell, others.find((id) => id !== cell) ?? ''),
          'x',
          `{${others}}`,
        ]) {
          await db.execute(sql`select set_config('sobo.own', ${given}, true)`)
          expect(await own(db), given).toEqual([cell])
        }
      })
      await asNobody(db, async (db) => {
        await db.execute(sql`select set_config('sobo.own', ${foreign}, true)`)
        expect(await own(db)).toEqual([])
      })
    })
  })

  test('says nothing of what an earlier one set for the whole connection', async () => {
    await inRegistry(async ({ db, as }) => {
      const told = ['reason', 'on_behalf_of', 'undoes'].map((name) => `sobo.${name}`)
      for (const name of told) await db.execute(sql`select set_config(${name}, ${newId()}, false)`)
      const said = await as('officer', (db) =>
        db.execute<{ said: string }>(
          sql`select current_setting(name) as said from unnest(${`{${told}}`}::text[]) name`,
        ),
      )
      expect(said.map(({ said }) => said)).toEqual(['', '', ''])
    })
  })

  test('is worth nothing in another transaction', async () => {
    let copied = ''
    await inRegistry(async ({ as }) => {
      await as('officer', async (db) => {
        const [own] = await db.execute<{ context: string }>(sql`select current_setting('sobo.context') as context`)
        copied = own?.context ?? ''
      })
    })
    await inRegistry(async ({ db }) => {
      await asNobody(db, async (db) => {
        await db.execute(sql`select set_config('sobo.context', ${copied}, true)`)
        expect(await refusalOf(db, (db) => db.select().from(enterprise))).toBe('28000')
      })
    })
  })

  test('cannot be hijacked with temporary tables or functions of one’s own', async () => {
    await inRegistry(async ({ as, db }) => {
      await as('secretary of the cell', async (db) => {
        const attempt = (statement: string) => refusalOf(db, (db) => db.execute(sql.raw(statement)))
        expect(await attempt('create temporary table assignment (id uuid)')).toBe('42501')
        expect(await attempt("create function public.actor_id() returns text language sql as 'select 1'")).toBe('42501')
        expect(await attempt('create schema mine')).toBe('42501')
        expect(await attempt('select * from door_key')).toBe('42501')
        expect(await attempt('select * from credential')).toBe('42501')
        expect(await attempt('update clock set offset_days = -400')).toBe('42501')
      })
      // pg_temp comes last in the search_path of functions of sobo_judge: a temporary table cannot shadow a real one.
      await db.execute(sql`create temporary table assignment (like assignment) on commit drop`)
      await db.execute(sql`grant select on pg_temp.assignment to sobo_app, sobo_judge`)
      const { accountId } = await as('secretary of the cell', async (_, who) => who)
      await db.execute(sql`insert into pg_temp.assignment (id, version, account_id, role, valid)
        values (${newId()}, 1, ${accountId}, 'administrator', '[2000-01-01,)')`)
      await as('secretary of the cell', async (db, who) => {
        expect(who.roles).toEqual(['secretary'])
        expect(await db.select().from(enterprise)).toHaveLength(1)
      })
    })
  })
})

describe('a session opens the door', () => {
  const ends: [string, (db: Db, accountId: string) => PromiseLike<unknown>][] = [
    ['that ended', (db, id) => db.update(session).set({ endedAt: sql`now()` }).where(sql`account_id = ${id}`)],
    ['that expired', (db, id) => db.update(session).set({ expiresAt: sql`now()` }).where(sql`account_id = ${id}`)],
    [
      'that was idle for too long',
      (db, id) =>
        db
          .update(session)
          .set({ seenAt: sql`now() - make_interval(mins => idle_minutes)` })
          .where(sql`account_id = ${id}`),
    ],
    ['of a disabled account', (db, id) => db.update(account).set({ disabledAt: sql`now()` }).where(sql`id = ${id}`)],
    ['of a retired account', (db, id) => db.update(account).set({ retiredOn: '2024-01-01' }).where(sql`id = ${id}`)],
    [
      'of somebody whose assignment ended',
      (db, id) => db.update(assignment).set({ valid: '[2022-01-01,2024-01-01)' }).where(sql`account_id = ${id}`),
    ],
    [
      'of somebody whose assignment was retired',
      (db, id) => db.update(assignment).set({ retiredOn: '2024-01-01' }).where(sql`account_id = ${id}`),
    ],
  ]

  test.each(ends)('but not one %s, from the next request on', async (_, end) => {
    await inRegistry(async ({ db, as, people }) => {
      const { accountId, token } = people['officer of the park']
      await as('officer of the park', async (_, who) => expect(who.accountId).toBe(accountId))
      await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
      await end(db, accountId)
      expect(await refusalOf(db, entering(token))).toBe('28000')
    })
  })

  test('but no other token does', async () => {
    await inRegistry(async ({ db, people }) => {
      const { token } = people.officer
      for (const wrong of ['', token.slice(1), `${token} `, 'null']) {
        expect(await refusalOf(db, entering(wrong)), wrong).toBe('28000')
      }
    })
  })

  test('as long as the mandate holds: its last day included, from midnight on not', async () => {
    await inRegistry(async ({ db, as, secretaries, people }) => {
      await db.execute(sql`select set_config('sobo.reason', 'hết nhiệm kỳ', true)`)
      await db
        .update(mandate)
        .set({ valid: sql`daterange('2022-01-01', today() + 3)`, endReason: 'term_over' })
        .where(sql`person_id = ${secretaries.cell}`)
      const { token } = people['secretary of the cell']

      await db.execute(sql`update clock set offset_days = 2`)
      await as('secretary of the cell', async (_, who) => expect(who.roles).toEqual(['secretary']))
      await db.execute(sql`update clock set offset_days = 3`)
      expect(await refusalOf(db, entering(token))).toBe('28000')
    })
  })

  test('a day begins at midnight in Hải Phòng', async () => {
    await inRegistry(async ({ db }) => {
      const [day] = await db.execute<{ same: boolean }>(
        sql`select today() = (now() at time zone 'UTC' + interval '7 hours')::date as same`,
      )
      expect(day?.same).toBe(true)
    })
  })
})

test('a NUL in a text or an id is refused, not an error', async () => {
  await inRegistry(async ({ tries }) => {
    const refused = { ok: false, problem: { kind: 'missing' } }
    for (const sent of [sql`${'a\0b'}::text`, sql`${'version.\0'}::uuid`, sql`${'{"a": "\\u0000"}'}::text::jsonb`])
      expect(await tries('officer', async (db) => ok(await db.execute(sql`select ${sent}`)))).toEqual(refused)
  })
})

test('a server without a free connection is busy, not broken, and answers when it has one again', async () => {
  await inClone('planted', async ({ appUrl, superuserUrl, name }, { people }) => {
    const limit = (connections: number) =>
      connected(superuserUrl, (sql) => sql.unsafe(`alter database ${name} connection limit ${connections}`), {
        database: 'postgres',
      })
    await withPoolsOn(appUrl, async () => {
      const { change } = await import('./actor')
      await limit(0)
      const actor = { token: people.officer.token, requestId: newId() }
      const tries = () => change(actor, async () => ok(null))
      expect(await tries()).toEqual({ ok: false, problem: { kind: 'busy' } })
      await limit(-1)
      expect(await tries()).toEqual({ ok: true, value: null })
    })
  })
})
