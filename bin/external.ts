import { connected } from '../db/door/connection'
import { Refusal } from './refusal'

export type External = { ownerUrl: string; appUrl: string }

/** The PostgreSQL of DATABASE_URL and OWNER_DATABASE_URL, after checking both; null if neither is set. */
export async function externalServer({
  DATABASE_URL: appUrl,
  OWNER_DATABASE_URL: ownerUrl,
}: NodeJS.ProcessEnv): Promise<External | null> {
  if (!appUrl && !ownerUrl) return null
  if (!appUrl || !ownerUrl)
    throw new Refusal(
      `${appUrl ? 'OWNER_DATABASE_URL' : 'DATABASE_URL'} is missing: set both, the application connects as sobo_app and migrations as sobo_owner.`,
    )
  await checkServer('DATABASE_URL', appUrl)
  await checkServer('OWNER_DATABASE_URL', ownerUrl)
  return { appUrl, ownerUrl }
}

async function checkServer(name: string, url: string) {
  const [row] = await connected(
    url,
    (sql) => sql<{ number: number; version: string }[]>`
      select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  ).catch((error) => {
    if (error.code === 'ERR_INVALID_URL')
      throw new Refusal(`${name} is not an address of a database (postgres://account:password@host:port/database).`)
    throw new Refusal(
      `${name} does not lead to a PostgreSQL that lets us in: ${error instanceof Error ? error.message || String(error) : error}.`,
    )
  })
  if (!row || row.number < 180_000)
    throw new Refusal(`${name} leads to PostgreSQL ${row?.version}: Sổ Bộ needs version 18 or newer.`)
}
