import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connected } from '../db/door/connection'
import { serve } from './application'
import { crowds, memories } from './bench/clients'
import { download } from './bench/downloads'
import { giveRows, startEmptyPage, untilItListens } from './bench/empty-page'
import { mustAsk } from './bench/http'
import { type Ground, linesOf } from './bench/probes'
import { isPlanted, openRegistry, type Registry } from './bench/registry'
import { machine, mostSpread, type Result, rowsOf, tables } from './bench/report'
import { measure } from './bench/rounds'
import { weigh } from './bench/weight'
import { ensureBuilt } from './build'
import { freePort } from './ports'
import { root, startNode } from './processes'
import { Refusal } from './refusal'
import { type Cleanup, runCommand } from './run-command'
import { step } from './steps'

const folder = join(root, '.bench')
const page = join(root, 'docs', 'performance.md')
const marks = ['<!-- bench -->', '<!-- /bench -->'] as const
/** Milliseconds of measuring for each size, and of each crowd of clients, without starting and planting. */
const longest = { whole: 80_000, quick: 35_000 }
const million = 1_000_000
const crowdLasts = 3_000
const columns = [
  'name',
  'taxCode',
  'unitName',
  'ownership',
  'investorCountries',
  'standing',
  'workers',
  'organisations',
]

await runCommand(async (cleanup) => {
  const { sizes, writes, isQuick } = await wishes(process.argv.slice(2))
  await mkdir(folder, { recursive: true })
  await ensureBuilt(cleanup)
  const empty = await startEmptyPage(cleanup)
  const result: Result = {
    at: new Date().toISOString(),
    machine: '',
    rounds: {},
    rows: [],
    crowds: [],
    memories: [],
    files: [],
    weights: [],
  }
  for (const size of sizes) await benchSize(cleanup, { size, empty, isQuick }, result)
  const text = tables(result)
  await writeFile(join(folder, 'result.json'), `${JSON.stringify(result, null, 2)}\n`)
  console.log(`\n${text}`)
  const isNoisy = Object.values(result.rounds).some(({ spread }) => !(spread <= mostSpread))
  if (writes && isNoisy) throw new Refusal('The machine was too busy: docs/performance.md keeps its tables.')
  if (writes) await writeFile(page, between(await readFile(page, 'utf8'), text))
  return 0
})

type Asked = { size: number; empty: Awaited<ReturnType<typeof startEmptyPage>>; isQuick: boolean }

async function benchSize(cleanup: Cleanup, { size, empty, isQuick }: Asked, result: Result) {
  const registry = await openRegistry(cleanup, size)
  const place = await placeOf(registry)
  const port = await freePort()
  const ours = `http://127.0.0.1:${port}`
  const served = { host: '127.0.0.1', port, origin: ours, ...registry }
  // A file of everything is sent at once here, and not made by a job.
  const application = await step('Starting the application', () =>
    serve(cleanup, served, { folder, quiet: true, directRows: 2_000_000 }),
  )
  const bare = await startBare(cleanup, registry, place.park)
  const ground = { bare: bare.origin, ours, empty: empty.origin, size, people: registry.people, ...place }

  await giveRows(size, columns, await cellsOf(ground))
  const lines = await linesOf(ground)
  const { rounds, measured } = await step(`Measuring with ${size.toLocaleString('en')} enterprises`, () =>
    measure(lines, isQuick ? longest.quick : longest.whole, 200),
  )
  result.machine = machine(place.version)
  result.rounds[size] = { rounds, spread: measured.get('empty')?.spread ?? Number.NaN }
  result.rows.push(...rowsOf(size, lines, measured))
  if (!isQuick) {
    const found = await step('Asking with several clients', () => crowds(lines, [1, 8, 32], crowdLasts))
    result.crowds.push(...found.map((one) => ({ ...one, size })))
    // Before the files, which the empty page does not send.
    const servers = { 'bare server': bare.running.pid, empty: empty.pid, ours: application.pid }
    result.memories.push(...memories(servers).map((one) => ({ ...one, size })))
    const files = await step('Downloading', () =>
      download({ ...ground, barePid: bare.running.pid, oursPid: application.pid }),
    )
    result.files.push(...files.map((one) => ({ ...one, size })))
    if (result.weights.length === 0) result.weights = await step('Weighing pages', () => weighPages(ground))
  }
  for (const one of [application, bare.running]) await one.stop()
  await registry.stop()
}

async function startBare(cleanup: Cleanup, { ownerUrl, appUrl, workerUrl }: Registry, park: string) {
  const port = await freePort()
  const env = {
    NODE_OPTIONS: '--import=tsx',
    BENCH_RAW_URL: ownerUrl,
    DATABASE_URL: appUrl,
    WORKER_DATABASE_URL: workerUrl,
    BENCH_PARK: park,
    PORT: String(port),
  }
  const script = join(root, 'bin', 'bench', 'bare-server.ts')
  const running = await cleanup.stopAtEnd(Promise.resolve(startNode(script, [], { env })))
  return { running, origin: await untilItListens(`http://127.0.0.1:${port}`) }
}

/** The largest park, the first 40 enterprises with an organisation, what its secretary reports, and PostgreSQL's version. */
async function placeOf({ ownerUrl }: Registry) {
  return await connected(ownerUrl, async (sql) => {
    const [found] = await sql<{ park: string; version: string }[]>`
      select own_id as park, current_setting('server_version') as version from raw.own_parks where id = 1`
    const seen = await sql<Ground['seen']>`
      select o.id as "rawId", own_id as "ownId" from raw.own o join raw.party_orgs p on p.enterprise_id = o.id
      order by o.id limit 40`
    const [owed] = await sql.begin(async (tx) => {
      await tx`select open_service_door()`
      return tx<{ path: string }[]>`
        select m.organisation_id || '/' || (select id from period where locked_at is null order by ends_on desc limit 1) as path
        from mandate m join raw.own_people p using (person_id) order by p.enterprise_id limit 1`
    })
    if (!found || !owed) throw new Error('bin/bench: no park or no period is planted')
    return { park: found.park, version: found.version.split(' ')[0] ?? '', seen: [...seen], report: owed.path }
  })
}

async function cellsOf({ bare, people }: Ground): Promise<string[][]> {
  const { text } = await mustAsk(`${bare}/door/list`, { headers: { authorization: people.officer } })
  const { rows } = JSON.parse(text) as { rows: Record<string, unknown>[] }
  return rows.map((row) => ['id', ...columns].map((name) => String(row[name] ?? '')))
}

function weighPages({ ours, people, seen }: Ground) {
  const [token, id] = [people.officer, seen[0]?.ownId]
  return weigh(ours, [
    { page: 'sign-in', path: '/sign-in', budgetKb: 145 },
    { page: 'enterprise list', path: '/enterprises', budgetKb: 165, token },
    { page: 'record', path: `/enterprises/${id}`, budgetKb: 150, token },
    { page: 'edit', path: `/enterprises/${id}/edit`, budgetKb: 175, token },
  ])
}

async function wishes(args: string[]) {
  const sizes = args.filter((arg) => !arg.startsWith('--')).map(Number)
  const flags = args.filter((arg) => arg.startsWith('--'))
  const isUnknown = flags.some((flag) => flag !== '--write' && flag !== '--quick')
  if (isUnknown || sizes.some((size) => !Number.isInteger(size) || size < 500 || size > 1_000_000))
    throw new Refusal(
      'npm run bench takes numbers of enterprises from 500 to 1000000, --quick for three minutes, and --write for docs/performance.md.',
    )
  return {
    sizes: sizes.length > 0 ? sizes : [727, 100_000, ...((await isPlanted(million)) ? [million] : [])],
    writes: flags.includes('--write'),
    isQuick: flags.includes('--quick'),
  }
}

function between(text: string, written: string): string {
  const [start, end] = marks.map((mark) => text.indexOf(mark)) as [number, number]
  if (start < 0 || end < start) throw new Refusal(`docs/performance.md has lost its marks ${marks.join(' and ')}.`)
  return `${text.slice(0, start + marks[0].length)}\n${written}\n${text.slice(end)}`
}
