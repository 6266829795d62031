import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import postgres from 'postgres'

const folder = join(process.cwd(), 'db')

/** What the policies and the other files stand on comes first; each record's own files follow in the order of their folders. */
const foundations = [
  'door/today.sql',
  'organisation/below.sql',
  'mandate/reporting.sql',
  'access/access.sql',
  'access/rights.sql',
  'record/decision.sql',
  'audit/trigger.sql',
  'door/door.sql',
  'session/sign-in.sql',
  'period/lock.sql',
  'member-report/sources.sql',
]

/**
 * Brings the database to the present: the migrations it does not have yet, then every .sql file beside
 * a record, which always says what holds now. One transaction, as the owner, under an advisory lock.
 */
export async function migrate(ownerUrl: string, say: (text: string) => void = () => {}): Promise<void> {
  const sql = ownerConnection(ownerUrl)
  try {
    await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(7272024)`
      await dropViews(tx)
      await applyMigrations(tx, say)
      for (const file of sqlFiles()) {
        await tx.unsafe(readFileSync(join(folder, file), 'utf8')).catch((cause) => {
          throw new Error(`db/${file} cannot be applied: ${cause.message}`, { cause })
        })
      }
    })
  } finally {
    await sql.end()
  }
}

/** One connection as the owner, for what no actor of the application may do. Whoever opens it ends it. */
export const ownerConnection = (ownerUrl: string) => postgres(ownerUrl, { max: 1, onnotice: () => {} })

/** A view keeps a migration from changing the columns it stands on. The .sql files make all of them anew. */
async function dropViews(tx: postgres.TransactionSql) {
  const views = await tx<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'`
  if (views.length > 0) await tx`drop view ${tx(views.map(({ name }) => name))}`
}

async function applyMigrations(tx: postgres.TransactionSql, say: (text: string) => void) {
  await tx`create table if not exists migration (hash text primary key, applied_at timestamptz not null default now())`
  const applied = new Set((await tx<{ hash: string }[]>`select hash from migration`).map(({ hash }) => hash))
  // Even a migration has an actor, as soon as there is a trail.
  if (applied.size > 0) await tx`select open_service_door()`
  for (const { sql: statements, hash, folderMillis } of readMigrationFiles({
    migrationsFolder: join(folder, 'migrations'),
  })) {
    if (applied.has(hash)) continue
    say(`migration ${new Date(folderMillis).toISOString().slice(0, 10)} ${hash.slice(0, 8)}`)
    for (const statement of statements) await tx.unsafe(statement)
    await tx`insert into migration (hash) values (${hash})`
  }
}

function sqlFiles(): string[] {
  const beside = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'migrations')
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
    .filter((file) => file.endsWith('.sql') && !foundations.includes(file))
  return [...foundations, ...beside.sort()]
}
