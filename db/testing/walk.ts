import { type SQL, sql } from 'drizzle-orm'
import { tables as rememberedTables } from '../access/remembered.json'
import type { Db, Known } from '../door/actor'
import { allRows, placesOf, type Row, type Rows } from './access-places'
import { accessTable, type Operations, type Rights, type Scope, type Table } from './access-table'
import { asNobody } from './acting'
import { type Person, type Planted, people } from './seed'
import { inRegistry, type Registry } from './stories'
import { prepareTrials } from './trials'

/** People of the registry whose rights are made narrower for the walk. */
const narrowed: Record<string, { who: Person; as: (planted: Planted) => SQL }> = {
  'leader of the park': {
    who: 'leader',
    as: ({ park, people }) =>
      sql`update assignment set unit_id = ${park} where account_id = ${people.leader.accountId}`,
  },
  'secretary of the committee on a remembered device': {
    who: 'secretary of the committee',
    as: ({ people }) =>
      sql`update session set opened_as = 'remembered' where account_id = ${people['secretary of the committee'].accountId}`,
  },
}

/** Who had an office once; the door refuses them. */
export const former = ['officer whose assignment ended', 'secretary whose mandate ended'] as const
export const current = people.filter((who) => !(former as readonly Person[]).includes(who))

/** Everybody as whom the tests about access ask: one of each kind of rights, and nobody, who has no session. */
export const subjects: readonly string[] = [...current, ...Object.keys(narrowed), 'nobody']
export const signedIn = subjects.filter((subject) => subject !== 'nobody')

export type Walk<Planted> = {
  /** The transaction as the subject. */
  db: Db
  who: Known | null
  /** All rows of all tables, as the owner reads them. */
  every: Rows
  planted: Planted
  /** The scopes in which the access table gives the subject an operation, each with the role that has it. */
  scopesOf: (table: Table, operation: string) => { scope: Scope; role: string }[]
  isIn: (scope: Scope, table: Table, row: Row) => boolean
}

/** Looks at the planted registry as a subject; `plant` plants more before, as the owner. Rolled back. */
export const walk = <Planted = void>(
  subject: string,
  look: (walk: Walk<Planted>) => Promise<void>,
  plant?: (registry: Registry) => Promise<Planted>,
) =>
  inRegistry(async (registry) => {
    const { db } = registry
    const narrow = narrowed[subject]
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    if (narrow) await db.execute(narrow.as(registry))
    const planted = (await plant?.(registry)) as Planted
    await prepareTrials(db)
    const every = await allRows(db)
    const [day] = await db.execute<{ today: string }>(sql`select today()::text as today`)
    const lookAs = async (db: Db, who: Known | null) => {
      await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
      const places = who && placesOf(who, every, day?.today ?? '')
      await look({
        ...{ db, who, every, planted },
        scopesOf: (table, operation) => scopesOf(who, table, operation),
        isIn: (scope, table, row) => places?.[scope](table, row) ?? false,
      })
    }
    if (subject === 'nobody') await asNobody(db, (db) => lookAs(db, null))
    else await registry.as(narrow?.who ?? (subject as Person), lookAs)
  })

function scopesOf(who: Known | null, table: Table, operation: string) {
  if (who?.openedAs === 'remembered' && !rememberedTables.includes(table)) return []
  return (who?.roles ?? []).flatMap((role) =>
    Object.entries<Operations>(accessTable[table][role] as Rights)
      .filter(([, operations]) => operations.includes(operation))
      .map(([scope]) => ({ scope: scope as Scope, role })),
  )
}

/** By audience of a column: whether the roles that read rows in a scope read it of these rows. See access/audience.sql. */
export const audiences: Record<string, (scope: Scope, role: string) => boolean> = {
  reader: () => true,
  watcher: (scope) => ['everywhere', 'units', 'reporters'].includes(scope),
  contact: (scope, role) => scope === 'self' || (role === 'officer' && scope === 'units'),
}

/** What audience.sql states, a row for each column. */
export const columnsWithAudience = async (db: Db, from = sql`audience_of_columns()`) => [
  ...(await db.execute<{ table: Table; column: string; audience: string }>(sql`
    select of_table as table, audience, regexp_split_to_table(btrim(columns, E' \\n'), '\\s+') as column from ${from}`)),
]
