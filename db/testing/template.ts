import { readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import type { Db } from '../door/actor'
import { migrate } from '../door/migrate'
import { asOwner } from '../setup/owner'
import { type Planted, plantRegistry } from './seed'

/** A PostgreSQL server for tests, by what three roles connect to: any database of it, the name is replaced. */
export type Server = { superuserUrl: string; ownerUrl: string; appUrl: string }
export type Clone = Server & { name: string }

/** `empty` is migrated and holds no row of ours; `planted` holds the small registry of seed.ts, committed. */
export type Template = 'empty' | 'planted'
const templates = { empty: 'sobo_template_empty', planted: 'sobo_template_planted' } as const

/**
 * Makes both templates anew, once for a run (about two seconds). They take no connections, so that they can be
 * cloned at any time, by several at once. The sessions planted last twelve hours and never idle out before.
 */
export async function plantTemplate(server: Server): Promise<Planted> {
  return await asSuperuser(server, async (superuser) => {
    for (const name of Object.values(templates)) await superuser.unsafe(`drop database if exists ${name} with (force)`)
    await superuser.unsafe(
      `create database ${templates.empty} template template0 encoding 'UTF8' locale_provider icu icu_locale 'vi-VN'`,
    )
    const empty = at(server, templates.empty)
    await asSuperuser(empty, async (inIt) => inIt.unsafe(await readFile('db/cluster.sql', 'utf8')), empty.name)
    await migrate(empty.ownerUrl)
    await asOwner(empty.ownerUrl, restSchedules)
    await copy(superuser, templates.empty, templates.planted)
    const planted = await asOwner(at(server, templates.planted).ownerUrl, plantRegistry)
    // The ids are part of the template: whoever may clone it can read them, in whatever process.
    await superuser.unsafe(`comment on database ${templates.planted} is ${literal(JSON.stringify(planted))}`)
    for (const name of Object.values(templates))
      await superuser.unsafe(`alter database ${name} allow_connections false`)
    return planted
  })
}

/** No schedule comes due in a clone unless a test says so: the servers of journeys run jobs, too. */
const restSchedules = async (db: Db) => {
  await db.execute(sql`set local role sobo_judge`)
  await db.execute(sql`update job set due_at = '2100-01-01' where every_minutes is not null`)
}

/** What plantTemplate answered, for another process of the same run; its ids and tokens hold in every clone. */
export const readPlanted = (server: Server): Promise<Planted> =>
  asSuperuser(server, async (superuser) => {
    const [found] = await superuser<{ planted: string | null }[]>`
      select shobj_description(oid, 'pg_database') as planted from pg_database where datname = ${templates.planted}`
    if (!found?.planted) throw new Error('plantTemplate has not run on this server')
    return JSON.parse(found.planted)
  })

/**
 * Makes the database `name` (a bare identifier) as a copy of a template, in about a fifth of a second. One that is
 * there already is dropped, whoever is still connected to it: a server that keeps a pool loses its connections.
 */
export const makeClone = (server: Server, name: string, of: Template = 'planted'): Promise<Clone> =>
  asSuperuser(server, async (superuser) => {
    await superuser.unsafe(`drop database if exists ${name} with (force)`)
    await copy(superuser, templates[of], name)
    return at(server, name)
  })

export const dropClone = (server: Server, name: string): Promise<unknown> =>
  asSuperuser(server, (superuser) => superuser.unsafe(`drop database if exists ${name} with (force)`))

const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

/** The addresses of the database `name` on the same server. */
export function at({ superuserUrl, ownerUrl, appUrl }: Server, name: string): Clone {
  const inIt = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  return { name, superuserUrl: inIt(superuserUrl), ownerUrl: inIt(ownerUrl), appUrl: inIt(appUrl) }
}

/** PostgreSQL copies neither the owner nor the grants of a database itself. */
async function copy(superuser: postgres.Sql, template: string, name: string) {
  await superuser.unsafe(`create database ${name} template ${template} owner sobo_owner`)
  await superuser.unsafe(`revoke all on database ${name} from public; grant connect on database ${name} to sobo_app`)
}

async function asSuperuser<T>(
  { superuserUrl }: Server,
  work: (superuser: postgres.Sql) => Promise<T>,
  database = 'postgres',
): Promise<T> {
  const superuser = postgres(superuserUrl, { max: 1, onnotice: () => {}, database })
  try {
    return await work(superuser)
  } finally {
    await superuser.end()
  }
}
