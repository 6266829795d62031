import { migrate } from '../db/door/migrate'
import { forgetAccounts, showAccounts, writeAccounts, writtenAccounts } from './accounts'
import { serve } from './application'
import { ensureBuilt } from './build'
import type { DemoAccount } from './demonstration/accounts'
import { plantDemonstration } from './demonstration/plant'
import { checkPort } from './ports'
import { type Cluster, startPostgres } from './postgres'
import { Refusal } from './refusal'
import { type Cleanup, runCommand } from './run-command'
import { readSettings } from './settings'
import { say, step } from './steps'

const folder = '.demo'

await runCommand(demo, 0)

async function demo(cleanup: Cleanup): Promise<number> {
  const fresh = freshAsked(process.argv.slice(2))
  const { PORT: port } = readSettings({ ...process.env, ORIGIN: '', DATABASE_URL: '', WORKER_DATABASE_URL: '' })
  await checkPort(port, '127.0.0.1')
  await ensureBuilt(cleanup)
  const cluster = await step('Starting PostgreSQL', () => cleanup.stopAtEnd(startPostgres({ folder, say })))
  if (fresh) await forgetAccounts(folder)
  const accounts = (await keptDemonstration(cluster)) ?? (await newDemonstration(cluster))

  const origin = `http://localhost:${port}`
  const next = await step('Starting the application', () =>
    serve(cleanup, { host: '127.0.0.1', port, origin, ...cluster }, { folder, demo: true }),
  )
  console.log(`\n  Sổ Bộ, demonstration: ${origin}\n\n${showAccounts(accounts)}\n\n  Ctrl+C stops everything.\n`)
  return next.ended
}

async function keptDemonstration({ ownerUrl }: Cluster): Promise<DemoAccount[] | null> {
  const accounts = await writtenAccounts(folder)
  if (accounts) await step('Bringing the database up to date', () => migrate(ownerUrl, say))
  return accounts
}

/** Recreates the database first, because an interrupted planting leaves a partly filled one. */
async function newDemonstration({ ownerUrl, recreate }: Cluster): Promise<DemoAccount[]> {
  await step('Making the database', async () => {
    await recreate()
    await migrate(ownerUrl, say)
  })
  const accounts = await step('Planting the demonstration registry', () => plantDemonstration(ownerUrl, say))
  await writeAccounts(folder, accounts)
  return accounts
}

function freshAsked(args: string[]): boolean {
  const unknown = args.find((arg) => arg !== '--fresh')
  if (unknown) throw new Refusal(`npm run demo does not know "${unknown}": it takes --fresh or nothing.`)
  return args.includes('--fresh')
}
