import { readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { asOwner, type Connection, connected } from '../door/connection'
import { migrate } from '../door/migrate'
import { type Planted, plantRegistry } from './seed'

/** The URLs of a PostgreSQL server for its roles. `at` replaces the name of the database in them. */
export type Server = { superuserUrl: string; ownerUrl: string; appUrl: string; workerUrl: string }
export type Clone = Server & { name: string }

/** `empty` is migrated and has no rows; `planted` has the registry of seed.ts. */
export type Template = 'empty' | 'planted'
const templates = { empty: 'sobo_template_empty', planted: 'sobo_template_planted' } as const

/**
 * Makes both templates, once per run (about two seconds). They allow no connections, because PostgreSQL can copy a
 * database only while nothing is connected to it.
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
    // Stored as the comment of the database, so that other processes can read the ids; see readPlanted.
    await superuser.unsafe(`comment on database ${templates.planted} is ${literal(JSON.stringify(planted))}`)
    for (const name of Object.values(templates))
      await superuser.unsafe(`alter database ${name} allow_connections false`)
    return planted
  })
}

/** In clones no schedule is due unless a test makes it so, because the servers of journeys run jobs, too. */
const restSchedules = async (db: Db) => {
  await db.execute(sql`set local role sobo_judge`)
  await db.execute(sql`update job set due_at = '2100-01-01' where every_minutes is not null`)
}

/** The result of plantTemplate, for another process of the same run. Ids and tokens are valid in every clone. */
export const readPlanted = (server: Server): Promise<Planted> =>
  asSuperuser(server, async (superuser) => {
    const [found] = await superuser<{ planted: string | null }[]>`
      select shobj_description(oid, 'pg_database') as planted from pg_database where datname = ${templates.planted}`
    if (!found?.planted) throw new Error('plantTemplate has not run on this server')
    return JSON.parse(found.planted)
  })

/**
 * Makes the database `name` (it is not quoted) as a copy of a template, in about 0.2 s. An existing database of that
 * name is dropped first, and its connections are closed.
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

/** The URLs of the database `name` on the same server. */
export function at({ superuserUrl, ownerUrl, appUrl, workerUrl }: Server, name: string): Clone {
  const inIt = (url: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href
  return {
    name,
    superuserUrl: inIt(superuserUrl),
    ownerUrl: inIt(ownerUrl),
    appUrl: inIt(appUrl),
    workerUrl: inIt(workerUrl),
  }
}

/** CREATE DATABASE … TEMPLATE does not copy owner and grants. */
async function copy(superuser: Connection, template: string, name: string) {
  await superuser.unsafe(`create database ${name} template ${template} owner sobo_owner`)
  await superuser.unsafe(
    `revoke all on database ${name} from public; grant connect on database ${name} to sobo_app, sobo_worker`,
  )
}

const asSuperuser = <T>({ superuserUrl }: Server, work: (superuser: Connection) => Promise<T>, database = 'postgres') =>
  connected(superuserUrl, work, { database })
