import { readFile } from 'node:fs/promises'
import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { asOwner, type Connection, connected } from '../door/connection'
import { migrate } from '../door/migrate'
import { newId } from '../record/id'
import { type Planted, plantRegistry } from './seed'

/** The URLs of a PostgreSQL server for its roles. `at` replaces the name of the database in them. */
export type Server = { superuserUrl: string; ownerUrl: string; appUrl: string; workerUrl: string }
export type Clone = Server & { name: string }

/** `empty` is migrated and has no rows; `planted` has the registry of seed.ts; the others are of bin/demonstration. */
export type Template = 'empty' | 'planted' | 'demonstration' | 'small'
const nameOf = (template: Template) => `sobo_template_${template}`

/** A run has its own templates, which its processes share by this name; without it this process is a run of its own. */
const run = () => process.env.TEST_RUN ?? alone
const alone = newId()

/** Makes the templates `empty` and `planted`, in about two seconds. */
export async function plantTemplate(server: Server): Promise<Planted> {
  await asSuperuser(server, (superuser) => once(superuser, server, 'empty', migrated))
  return await plantOnce(server, 'planted', ({ ownerUrl }) => asOwner(ownerUrl, plantRegistry))
}

/** Plants a copy of `empty`, if no process of this run has done so. Returns what `plant` returned. */
export const plantOnce = <T>(server: Server, template: Template, plant: (place: Clone) => Promise<T>): Promise<T> =>
  asSuperuser(server, (superuser) =>
    once(superuser, server, template, async (place) => {
      await copy(superuser, nameOf('empty'), place.name)
      return plant(place)
    }),
  )

/**
 * Makes a template once per run: whoever needs it first, and the others wait. It allows no connections then, because
 * PostgreSQL can copy a database only while nothing is connected to it. Its comment has what `make` returned, such as
 * the ids of what was planted, so that every process of the run can read it.
 */
async function once<T>(
  superuser: Connection,
  server: Server,
  template: Template,
  make: (place: Clone, superuser: Connection) => Promise<T>,
): Promise<T> {
  const name = nameOf(template)
  await superuser`select pg_advisory_lock(hashtext(${name}))`
  try {
    const made = await toldOf(superuser, template)
    if (made?.run === run()) return made.told as T
    await superuser.unsafe(`drop database if exists ${name} with (force)`)
    const told = await make(at(server, name), superuser)
    await superuser.unsafe(`comment on database ${name} is ${literal(JSON.stringify({ run: run(), told }))}`)
    await superuser.unsafe(`alter database ${name} allow_connections false`)
    return told
  } finally {
    await superuser`select pg_advisory_unlock(hashtext(${name}))`
  }
}

async function toldOf(superuser: Connection, template: Template) {
  const [found] = await superuser<{ told: string | null }[]>`
    select shobj_description(oid, 'pg_database') as told from pg_database where datname = ${nameOf(template)}`
  return found?.told ? (JSON.parse(found.told) as { run: string; told: unknown }) : null
}

async function migrated(place: Clone, superuser: Connection): Promise<null> {
  await superuser.unsafe(
    `create database ${place.name} template template0 encoding 'UTF8' locale_provider icu icu_locale 'vi-VN'`,
  )
  await asSuperuser(place, async (inIt) => inIt.unsafe(await readFile('db/cluster.sql', 'utf8')), place.name)
  await migrate(place.ownerUrl)
  await asOwner(place.ownerUrl, restSchedules)
  return null
}

/** In clones no schedule is due unless a test makes it so, because the servers of journeys run jobs, too. */
const restSchedules = async (db: Db) => {
  await db.execute(sql`set local role sobo_judge`)
  await db.execute(sql`update job set due_at = '2100-01-01' where every_minutes is not null`)
}

/** The result of plantTemplate, for another process of the same run. Ids and tokens are valid in every clone. */
export const readPlanted = (server: Server): Promise<Planted> =>
  asSuperuser(server, async (superuser) => {
    const made = await toldOf(superuser, 'planted')
    if (!made) throw new Error('plantTemplate has not run on this server')
    return made.told as Planted
  })

/**
 * Makes the database `name` (it is not quoted) as a copy of a template, in about 0.2 s. An existing database of that
 * name is dropped first, and its connections are closed.
 */
export const makeClone = (server: Server, name: string, of: Template = 'planted'): Promise<Clone> =>
  asSuperuser(server, async (superuser) => {
    await superuser.unsafe(`drop database if exists ${name} with (force)`)
    await copy(superuser, nameOf(of), name)
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
