import { randomUUID } from 'node:crypto'
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './build'
import { runChecks } from './checks'
import { endServer } from './embedded/server'
import { runJourneys } from './journeys'
import { type Cluster, startPostgres } from './postgres'
import { root, scriptOf, startNode } from './processes'
import { Refusal } from './refusal'
import { type Cleanup, runCommand } from './run-command'
import { cpuCost, say, seconds, stage } from './steps'
import { allFailures, lastLine, single, type Tally, vitestTally } from './tally'

const folder = join(root, '.test')

type Mode = 'all' | 'quick' | 'long' | 'probe'

/** Arguments of vitest for `npm run test:quick`: not the tests in db and those that start servers. */
const quickly = ['core/', 'components/', 'app/', 'bin/house', '--exclude=app/mail/reminders.test.ts']

await runCommand(async (cleanup) => {
  const { mode, titled } = modeAsked(process.argv.slice(2))
  // The tests and the journeys share the templates of their databases by it.
  process.env.TEST_RUN = randomUUID()
  const [started, cost] = [Date.now(), cpuCost()]
  const tallies = mode === 'all' ? await runChecks(cleanup) : []
  if (tallies.every(green)) tallies.push(...(await runSuites(cleanup, mode, titled)))
  const line = lastLine(tallies)
  for (const failure of allFailures(tallies)) console.log(`\n${failure}`)
  console.log(`\nTogether ${seconds(started)} s${cost()}\n${line}`)
  return line.endsWith(' 0 failed') ? 0 : 1
})

/** `npm run probe -- part 3` runs the tests of that tag whose titles have these words. */
function modeAsked(args: string[]): { mode: Mode; titled: string } {
  const [mode = 'all', ...more] = args
  const titled = more.join(' ')
  if ((titled && mode !== 'probe') || (mode !== 'all' && mode !== 'quick' && mode !== 'long' && mode !== 'probe'))
    throw new Refusal(
      `npm test does not know "${args.join(' ')}": there are npm run test:quick, npm run test:long and npm run probe.`,
    )
  return { mode, titled }
}

function green({ failed }: Tally): boolean {
  return failed === 0
}

async function runSuites(cleanup: Cleanup, mode: Mode, titled: string): Promise<Tally[]> {
  const cluster = await stage('Starting PostgreSQL', () =>
    cleanup.stopAtEnd(startPostgres({ folder, say, fast: true })),
  )
  const tests =
    mode === 'probe'
      ? { passed: 0, failed: 0 }
      : await stage('Unit and database tests', () => runVitest(cleanup, cluster, mode), green)
  const built = await attempt(() => ensureBuilt(cleanup))
  if (!built) return [tests, single(false)]
  return [
    tests,
    single(true),
    await stage('Journeys in the browser', () => runJourneys(cleanup, cluster, { folder, mode, titled }), green).catch(
      failed,
    ),
  ]
}

async function runVitest(cleanup: Cleanup, cluster: Cluster, mode: Mode): Promise<Tally> {
  const report = await freshReport('vitest.json')
  const { scratch } = await cleanup.stopAtEnd(scratchFolder())
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  if (mode === 'quick') args.push(...quickly)
  // Practically no timeout per test in a long run.
  if (mode === 'long') args.push('--testTimeout=3600000')
  const env = {
    TEST_SUPERUSER_URL: cluster.superuserUrl,
    OWNER_DATABASE_URL: cluster.ownerUrl,
    DATABASE_URL: cluster.appUrl,
    WORKER_DATABASE_URL: cluster.workerUrl,
    TEST_SCRATCH: scratch,
    TEST_LONG: mode === 'long' ? '1' : '',
  }
  const code = await (
    await cleanup.stopAtEnd(Promise.resolve(startNode(scriptOf('vitest', 'vitest.mjs'), args, { env })))
  ).ended
  return vitestTally(await readFile(report, 'utf8').catch(() => null), code)
}

/** A folder for the launcher's tests. When it is stopped, a server that an interrupted test left running is ended. */
async function scratchFolder() {
  const scratch = await mkdtemp(join(tmpdir(), 'so-bo-'))
  await chmod(scratch, 0o711)
  return {
    scratch,
    async stop() {
      await endServer(join(scratch, 'launcher', 'postgres'))
      await rm(scratch, { recursive: true, force: true })
    },
  }
}

async function freshReport(name: string): Promise<string> {
  const path = join(folder, name)
  await mkdir(folder, { recursive: true })
  await rm(path, { force: true })
  return path
}

function attempt(work: () => Promise<void>): Promise<boolean> {
  return work().then(
    () => true,
    (error) => failed(error).failed === 0,
  )
}

function failed(error: unknown): Tally {
  console.error(error instanceof Refusal ? error.message : error)
  return single(false)
}
