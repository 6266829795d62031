import { readFile } from 'node:fs/promises'
import { connected } from '../../db/door/connection'
import type { Secrets } from './secrets'

/** As superuser: creates the database, runs db/cluster.sql, and sets the passwords of the roles. */
export async function prepareDatabase(superuserUrl: string, { owner, app, worker }: Secrets) {
  await connected(
    superuserUrl,
    async (sql) => {
      const [found] = await sql`select from pg_database where datname = 'sobo'`
      if (!found)
        await sql`create database sobo template template0 encoding 'UTF8' locale_provider icu icu_locale 'vi-VN'`
    },
    { database: 'postgres' },
  )
  await connected(superuserUrl, async (sql) => {
    await sql.unsafe(await readFile(new URL('../../db/cluster.sql', import.meta.url), 'utf8'))
    // ALTER ROLE takes no parameters; base64url passwords need no quoting.
    for (const [role, password] of Object.entries({ sobo_owner: owner, sobo_app: app, sobo_worker: worker }))
      await sql.unsafe(`alter role ${role} login password '${password}'`)
  })
}

/** Drops the database and creates an empty one, without restarting the server. */
export async function recreateDatabase(superuserUrl: string, secrets: Secrets) {
  await connected(superuserUrl, (sql) => sql`drop database if exists sobo with (force)`, { database: 'postgres' })
  await prepareDatabase(superuserUrl, secrets)
}
