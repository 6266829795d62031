import { readFile } from 'node:fs/promises'
import postgres from 'postgres'
import type { Secrets } from './secrets'

const quiet = { onnotice: () => {}, max: 1, connect_timeout: 10 }

/** As superuser: creates the database, runs db/cluster.sql, and sets the passwords of the roles. */
export async function prepareDatabase(superuserUrl: string, { owner, app }: Secrets) {
  await createDatabase(superuserUrl)
  const sql = postgres(superuserUrl, quiet)
  try {
    await sql.unsafe(await readFile(new URL('../../db/cluster.sql', import.meta.url), 'utf8'))
    // ALTER ROLE takes no parameters; base64url passwords need no quoting.
    await sql.unsafe(`alter role sobo_owner login password '${owner}'; alter role sobo_app login password '${app}'`)
  } finally {
    await sql.end()
  }
}

async function createDatabase(superuserUrl: string) {
  const sql = postgres(superuserUrl, { ...quiet, database: 'postgres' })
  try {
    const [found] = await sql`select from pg_database where datname = 'sobo'`
    if (!found)
      await sql`create database sobo template template0 encoding 'UTF8' locale_provider icu icu_locale 'vi-VN'`
  } finally {
    await sql.end()
  }
}

/** Drops the database and creates an empty one, without restarting the server. */
export async function recreateDatabase(superuserUrl: string, secrets: Secrets) {
  const sql = postgres(superuserUrl, { ...quiet, database: 'postgres' })
  try {
    await sql`drop database if exists sobo with (force)`
  } finally {
    await sql.end()
  }
  await prepareDatabase(superuserUrl, secrets)
}
