import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connected, type Transaction } from './connection'

const folder = join(process.cwd(), 'db')

/** Files on which others depend come first; all others but the last ones follow in the order of their folders. */
const foundations = [
  'access/closed.sql',
  'door/today.sql',
  'record/fold.sql',
  'record/retirement.sql',
  'organisation/below.sql',
  'mandate/reporting.sql',
  'access/context.sql',
  'access/access.sql',
  'access/rights.sql',
  'record/decision.sql',
  'audit/trigger.sql',
  'door/door.sql',
  'person/phone.sql',
  'session/attempts.sql',
  'session/sign-in.sql',
  'session/sheets.sql',
  'period/lock.sql',
  'member-report/sources.sql',
]

/** They read the triggers and the functions that all others have made. */
const last = ['access/references.sql', 'access/plans.sql']

/**
 * Applies the migrations that the database does not have yet, then all .sql files in the folders of db, which define
 * the present functions, views and policies and can be run again. One transaction as sobo_owner, under an advisory
 * lock. Throws MigrationRefused, and changes nothing, if the applied migrations are not the first of `files`.
 */
export async function migrate(
  ownerUrl: string,
  say: (text: string) => void = () => {},
  files: Migration[] = migrationFiles(),
): Promise<void> {
  await connected(ownerUrl, (connection) =>
    connection.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(7272024)`
      await dropViews(tx)
      await applyMigrations(tx, files, say)
      // For search/rules.sql the words of codes, for access/rights.sql what a remembered device opens.
      const read = (file: string) => readFileSync(join(folder, file), 'utf8')
      await tx`select set_config('sobo.vocabulary', ${read('record/vocabulary.json')}, true),
        set_config('sobo.remembered', ${read('access/remembered.json')}, true)`
      for (const file of sqlFiles()) {
        await tx.unsafe(read(file)).catch((cause) => {
          throw new Error(`db/${file} cannot be applied: ${cause.message}`, { cause })
        })
      }
    }),
  )
}

/** PostgreSQL does not alter columns used by a view. The .sql files create all views again, but not those of extensions. */
async function dropViews(tx: Transaction) {
  const views = await tx<{ name: string }[]>`
    select relname as name from pg_class view where relnamespace = 'public'::regnamespace and relkind = 'v'
      and not exists (select from pg_depend where objid = view.oid and deptype = 'e')`
  if (views.length > 0) await tx`drop view ${tx(views.map(({ name }) => name))}`
}

export type Migration = { name: string; hash: string; statements: string[] }

/** The message names the migration that differs, and what to do. */
export class MigrationRefused extends Error {}

/** The files of db/migrations in the order of their journal. */
export function migrationFiles(): Migration[] {
  const read = (path: string) => readFileSync(join(folder, 'migrations', path), 'utf8')
  const { entries } = JSON.parse(read('meta/_journal.json')) as { entries: { tag: string }[] }
  return entries.map(({ tag: name }) => {
    // Git may write CRLF on Windows; the hash is of the text with LF.
    const text = read(`${name}.sql`).replaceAll('\r\n', '\n')
    const hash = createHash('sha256').update(text).digest('hex')
    return { name, hash, statements: text.split('--> statement-breakpoint') }
  })
}

type Applied = { name: string | null; hash: string }

async function applyMigrations(tx: Transaction, files: Migration[], say: (text: string) => void) {
  await tx`create table if not exists migration (hash text primary key, applied_at timestamptz not null default now())`
  await tx`alter table migration add if not exists name text, add if not exists position integer`
  // Databases of versions that stored no names: finds the file by its hash.
  for (const [position, { name, hash }] of files.entries())
    await tx`update migration set name = ${name}, position = ${position} where hash = ${hash} and name is null`
  const applied = await tx<Applied[]>`select name, hash from migration order by position nulls first`
  refuseAnotherHistory(applied, files)
  // As soon as the audit triggers exist, migrations need an actor, too.
  if (applied.length > 0) await tx`select open_service_door()`
  for (const [position, { name, hash, statements }] of files.entries()) {
    if (position < applied.length) continue
    say(`migration ${name}`)
    for (const statement of statements) await tx.unsafe(statement)
    await tx`insert into migration ${tx({ hash, name, position })}`
  }
}

/**
 * If a file was changed or moved, it would run again, on tables that have its columns already and on rows for which it
 * was not written.
 */
function refuseAnotherHistory(applied: Applied[], files: Migration[]) {
  for (const [position, { name, hash }] of applied.entries()) {
    const file = files.find((file) => file.name === name)
    if (!file)
      throw new MigrationRefused(
        `This database has run the migration ${name ?? `with the hash ${hash}`}, which is not in db/migrations: start the version of the program that has it, or put the released file back.`,
      )
    if (file.hash !== hash)
      throw new MigrationRefused(
        `db/migrations/${name}.sql has changed since this database ran it: put the released file back, and write what is to change as a new migration.`,
      )
    if (files[position] !== file)
      throw new MigrationRefused(
        `This database ran ${name} as migration ${position + 1}, where the journal of db/migrations has ${files[position]?.name}: put the journal back in the order released, and new migrations after its end.`,
      )
  }
}

function sqlFiles(): string[] {
  const beside = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'migrations')
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
    .filter((file) => file.endsWith('.sql') && ![...foundations, ...last].includes(file))
  return [...foundations, ...beside.sort(), ...last]
}
