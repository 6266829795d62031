import { connected } from '../db/door/connection'
import { Refusal } from './refusal'

export type External = { ownerUrl: string; appUrl: string; workerUrl: string }

const roles = { OWNER_DATABASE_URL: 'sobo_owner', DATABASE_URL: 'sobo_app', WORKER_DATABASE_URL: 'sobo_worker' }

/** The PostgreSQL of the three variables, after checking each; null if none is set. */
export async function externalServer(variables: NodeJS.ProcessEnv): Promise<External | null> {
  const { OWNER_DATABASE_URL: ownerUrl, DATABASE_URL: appUrl, WORKER_DATABASE_URL: workerUrl } = variables
  if (!appUrl && !ownerUrl && !workerUrl) return null
  if (!appUrl || !ownerUrl || !workerUrl) {
    const missing = Object.entries(roles).filter(([name]) => !variables[name])
    throw new Refusal(
      `${missing.map(([name]) => name).join(' and ')} is missing: set all three, migrations connect as sobo_owner, the application as sobo_app and its background jobs as sobo_worker. A server that has no role ${missing.map(([, role]) => role).join(' or ')} yet gets it from db/cluster.sql, run by its administrator.`,
    )
  }
  for (const name of Object.keys(roles)) await checkServer(name, variables[name] ?? '')
  return { ownerUrl, appUrl, workerUrl }
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
