import { sql, TransactionRollbackError } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { account } from '../account/record'
import { assignment } from '../assignment/record'
import { type Db, openDoor, whyOver } from '../door/actor'
import { listOf, listRows } from '../lists'
import { mandate } from '../mandate/record'
import { listReports } from '../member-report/queries'
import { person as personTable } from '../person/record'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { recordOf } from '../records'
import { committed } from '../testing/connections'
import { asOwner, inParallel, type Stage } from '../testing/races'
import { plantZone } from '../testing/reports'
import { drawn, isLong } from '../testing/runs'
import { plantSession } from '../testing/seed'
import { admittedOn } from './admissions'
import { figuresOn } from './figures'
import { countRemindable } from './missing'
import { countReceived } from './received'
import { countTasks, sharedTasks } from './tasks'
import { listWorkLists } from './work-lists'

const day = '2024-05-31'
const places = ['zone', 'park', 'nextDoor'] as const
const opened = ['administrator', 'staff', 'remembered'] as const

/** Somebody with assignments, and perhaps with a person who reports for an organisation. */
const reader = fc.record({
  offices: fc.uniqueArray(
    fc.record({
      role: fc.constantFrom('officer', 'leader', 'inspector'),
      place: fc.option(fc.constantFrom(...places), { freq: 4 }),
    }),
    { minLength: 1, maxLength: 2, selector: ({ role, place }) => `${role} ${place}` },
  ),
  person: fc.option(fc.constantFrom('cell', 'committee', 'cellNextDoor'), { freq: 2 }),
  opened: fc.constantFrom(...opened),
})
type Reader = typeof reader extends fc.Arbitrary<infer T> ? T : never

/** All that is kept, and the counts of lists. */
async function askAll(db: Db, period: string) {
  const asked = { ...everything, text: '', descending: true }
  return [
    await figuresOn(db, day),
    await admittedOn(db, day),
    await listWorkLists(db),
    await countTasks(db, [...sharedTasks]),
    await countRemindable(db, period),
    await countReceived(db, period),
    (await listReports(db, asked)).total,
    ...(await Promise.all(
      ['enterprise', 'organisation'].map(async (code) => {
        const record = recordOf(code)
        return record && (await listRows(db, listOf(record), everything)).total
      }),
    )),
  ]
}

test('what is kept is what each reader would be told if it were counted, whoever asked before', () =>
  inParallel(async (stage) => {
    await asOwner(stage, (db) => plantZone(db, stage.registry.committee))
    let told = 0
    await fc.assert(
      fc.asyncProperty(fc.array(reader, { minLength: 4, maxLength: 4 }), async (readers) => {
        const tokens = await asOwner(stage, async (db) => {
          await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
          // Something has changed, so that nothing is known of a former run.
          await db.execute(sql`update period set due_on = due_on + 1`)
          const each = []
          // A second account of each, who reads what the first one was told.
          for (const one of [...readers, ...readers]) each.push(await plantReader(db, stage, one))
          return each
        })
        for (const token of tokens) {
          const answers = await reading(stage, token, false)
          if (!answers) continue
          expect(answers).toEqual(await reading(stage, token, true))
          told += 1
        }
      }),
      { ...drawn(1, 12), endOnFailure: true },
    )
    expect(told).toBeGreaterThan(3)
  }))

test('what is kept stays right whatever is changed that does not tell of it, as every reader counts it', () =>
  inParallel(async (stage) => {
    await asOwner(stage, (db) => plantZone(db, stage.registry.committee))
    await asOwner(stage, async (db) => {
      await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
      // So that there is something of each kind to count wrongly.
      await db.execute(sql`update mandate set term_ends_on = '2023-01-01'`)
    })
    const people = [
      ...(['officer', 'officer of the park', 'officer of the park next door', 'leader', 'inspector'] as const),
      ...(['administrator', 'secretary of the committee'] as const),
    ]
    const ask = (anew: boolean) =>
      Promise.all(people.map((who) => reading(stage, stage.registry.people[who].token, anew)))
    const read = await reading(stage, stage.registry.people['officer of the park'].token, false, namesRead)
    const tables = await asOwner(stage, (db) => unwatched(db, read ?? []))
    for (const some of isLong ? tables.map((one) => [one]) : [tables]) {
      await ask(false)
      const changed = await asOwner(stage, (db) => changeUntold(db, some))
      const [kept, counted] = [await ask(false), await ask(true)]
      for (const [at, who] of people.entries()) expect(kept[at], `${who} after ${changed}`).toEqual(counted[at])
      if (!isLong)
        expect(changed).toEqual(expect.arrayContaining(['enterprise.address', 'person.full_name', 'unit_state.name']))
    }
  }))

type Table = { name: string; columns: { name: string; value: string }[] }

/** What the door reads: another value would end the sessions of those who ask. */
const ofTheDoor = ['account', 'assignment', 'audit', 'clock', 'door_key', 'figure_change', 'session', 'session_token']

/** The tables that the statements before read. */
const namesRead = async (db: Db): Promise<string[]> => [
  ...(
    await db.execute<{
      name: string
    }>(sql`select distinct relname as name from pg_locks l join pg_class c on c.oid = l.relation
      where l.pid = pg_backend_pid() and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`)
  ).map(({ name }) => name),
]

/** The columns of tables that changes.sql does not watch, and for each another value of its type, as SQL. */
const unwatched = async (db: Db, tables: string[]): Promise<Table[]> => [
  ...(await db.execute<Table>(sql`
    select c.relname as name, jsonb_agg(jsonb_build_object('name', quote_ident(a.attname), 'value', case
      when f.confrelid is not null then format('coalesce((select o.id from %s o where o.id is distinct from t.%2$I order by o.id limit 1), t.%2$I)', f.confrelid::regclass, a.attname)
      when y.typtype = 'e' then format('(select one from unnest(enum_range(null::%s)) one where one is distinct from t.%I limit 1)', y.oid::regtype, a.attname)
      when y.typname = 'date' then format('coalesce(t.%I - 700, ''2020-01-01'')', a.attname)
      when y.typname = 'timestamptz' then format('coalesce(t.%I - interval ''2 years'', now())', a.attname)
      when y.typname = 'daterange' then format('daterange(lower(t.%I) + 30, upper(t.%1$I))', a.attname)
      when y.typname = 'bool' then format('t.%I is not true', a.attname)
      when y.typcategory = 'N' then format('coalesce(t.%I, 0) + 1', a.attname)
      when y.typcategory = 'S' then format('coalesce(t.%I, '''') || ''1''', a.attname)
      else 'null' end) order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    join pg_type y on y.oid = a.atttypid
    left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f' and f.conkey = array[a.attnum]
      and exists (select from pg_attribute o where o.attrelid = f.confrelid and o.attname = 'id')
    where c.relnamespace = 'public'::regnamespace and a.attname not in ('id', 'version')
      and c.relname = any(${`{${tables.filter((one) => !ofTheDoor.includes(one))}}`}::text[])
      and not exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'change_figures_by_row'
        and pg_get_triggerdef(g.oid) ~ format('old\\.%s\\M', a.attname))
    group by c.relname order by c.relname`)),
]

/** Changes each column of which the mark of figures is not told, as far as constraints and rules let it; which those were. */
async function changeUntold(db: Db, tables: Table[]): Promise<string[]> {
  await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
  const changed: string[] = []
  for (const { name, columns } of tables)
    for (const { name: column, value } of columns)
      await db
        .transaction(async (trying) => {
          await trying.execute(sql.raw(`update ${name} t set ${column} = ${value}`))
          const told = await trying.execute(sql`select from figure_change where xid = pg_current_xact_id_if_assigned()`)
          if (told.length > 0) trying.rollback()
          changed.push(`${name}.${column}`)
        })
        .catch(() => {})
  return changed
}

async function plantReader(db: Db, { registry }: Stage, { offices, person, opened }: Reader) {
  const accountId = newId()
  const userName = `u${accountId.replaceAll('-', '').slice(-12)}u`
  const personId = person && newId()
  if (person && personId) {
    await db.insert(personTable).values({ id: personId, unitId: registry.park, fullName: 'Người đọc' })
    await db.insert(mandate).values({
      personId,
      organisationId: registry[person],
      position: 'reporter',
      obtained: 'assigned',
      valid: '[2022-01-01,)',
    })
  }
  await db.insert(account).values({ id: accountId, userName, fullName: 'Người đọc', personId })
  for (const { role, place } of offices)
    await db
      .insert(assignment)
      .values({ accountId, role: role as 'officer', unitId: place && registry[place], valid: '[2022-01-01,)' })
  return plantSession(db, accountId, opened)
}

/** All answers of a reader, or what is found after them; undefined if the door refuses them. `anew`: after a change of the same transaction nothing is kept. */
async function reading<T = unknown[]>(
  stage: Stage,
  token: string,
  anew: boolean,
  of: (db: Db, answers: unknown[]) => Promise<T | unknown[]> = async (_, answers) => answers,
): Promise<T | undefined> {
  let answers: T | undefined
  await committed(stage.ownerUrl, async (db) => {
    if (anew) await db.execute(sql`insert into figure_change (xid) values (pg_current_xact_id())`)
    await db.execute(sql`set local role sobo_app`)
    await openDoor(db, { token, requestId: newId() })
    answers = (await of(db, await askAll(db, stage.registry.period))) as T
    // Committed, the change would be one for those who ask next.
    db.rollback()
  }).catch((error) => {
    if (!(error instanceof TransactionRollbackError || whyOver(error))) throw error
  })
  return answers
}
