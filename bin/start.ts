import { migrate } from '../db/door/migrate'
import { layReference, setupCode } from '../db/setup/commands'
import { serve } from './application'
import { ensureBuilt } from './build'
import { externalServer } from './external'
import { checkPort } from './ports'
import { startPostgres } from './postgres'
import { type Cleanup, runCommand } from './run-command'
import { readSettings } from './settings'
import { say, step } from './steps'

const folder = '.data'

await runCommand(start, 0)

async function start(cleanup: Cleanup): Promise<number> {
  const { HOST: host, PORT: port, ORIGIN: origin } = readSettings(process.env)
  await checkPort(port, host)
  await ensureBuilt(cleanup)
  const database =
    (await externalServer(process.env)) ??
    (await step('Starting PostgreSQL', () => cleanup.stopAtEnd(startPostgres({ folder, say }))))
  await step('Bringing the database up to date', async () => {
    await migrate(database.ownerUrl, say)
    await layReference(database.ownerUrl)
  })
  const code = await setupCode(database.ownerUrl)

  const next = await step('Starting the application', () =>
    serve(cleanup, { host, port, origin, ...database }, { folder }),
  )
  console.log(`\n  Sổ Bộ: ${origin}\n`)
  if (code) console.log(`  There is no administrator yet: open ${origin}/setup and enter this code, once: ${code}\n`)
  return next.ended
}
