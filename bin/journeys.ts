import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Clone, makeClone, plantTemplate } from '../db/testing/template'
import { type Served, serve } from './application'
import { findBrowser } from './browser'
import { plantDemonstration } from './demonstration/plant'
import { freePort } from './ports'
import type { Cluster } from './postgres'
import { scriptOf, startNode } from './processes'
import type { Cleanup } from './run-command'
import { say } from './steps'
import { playwrightTally, type Tally } from './tally'

/** Playwright workers, each with its own server and database. Three leave a machine with two cores about 5 % idle. */
const workers = 3

const asked = {
  all: ['--grep-invert=@long|@probe'],
  quick: ['--grep=@quick'],
  long: ['--grep=@long'],
  probe: ['--grep=@probe'],
}

/** Runs the browser tests on the built application: `all` except @long and @probe, or those of one tag, `titled` so. */
export async function runJourneys(
  cleanup: Cleanup,
  cluster: Cluster,
  { folder, mode, titled }: { folder: string; mode: keyof typeof asked; titled?: string },
): Promise<Tally> {
  const browser = await findBrowser(say)
  await plantTemplate(cluster)
  const [demonstration, ...places] = await Promise.all([
    mode === 'all' || mode === 'long' ? openDemonstration(cleanup, cluster, folder) : null,
    ...Array.from({ length: workers }, (_, at) => openPlace(cleanup, cluster, folder, `sobo_journey_${at}`)),
  ])

  const report = join(folder, 'playwright.json')
  await mkdir(folder, { recursive: true })
  await rm(report, { force: true })
  const { superuserUrl, ownerUrl, appUrl, workerUrl } = cluster
  const env = {
    E2E_WORKERS: String(workers),
    E2E_SERVER: JSON.stringify({ superuserUrl, ownerUrl, appUrl, workerUrl }),
    E2E_PLACES: JSON.stringify(places),
    E2E_DEMONSTRATION: JSON.stringify(demonstration),
    E2E_BROWSER: browser,
    E2E_REPORT: report,
  }
  const args = ['test', ...asked[mode], ...(titled ? [`--grep=\\b${titled}\\b.*@${mode}`] : [])]
  const code = await (
    await cleanup.stopAtEnd(Promise.resolve(startNode(scriptOf('@playwright/test', 'cli.js'), args, { env })))
  ).ended
  return playwrightTally(await readFile(report, 'utf8').catch(() => null), code)
}

/** A clone of the planted registry, which is remade before each test, and a server of the application on it. */
async function openPlace(cleanup: Cleanup, cluster: Cluster, folder: string, database: string) {
  const clone = await makeClone(cluster, database)
  const log = join(folder, `${database}.log`)
  return { database, log, origin: await open(cleanup, clone, { folder, demo: false, directRows: 1000, log }) }
}

/** The demonstration registry and its server, for tests that only read it. */
async function openDemonstration(cleanup: Cleanup, cluster: Cluster, folder: string) {
  const database = 'sobo_demonstration'
  const clone = await makeClone(cluster, database, 'empty')
  const accounts = await plantDemonstration(clone.ownerUrl, say)
  return { accounts, database, origin: await open(cleanup, clone, { folder, demo: true }) }
}

async function open(
  cleanup: Cleanup,
  { appUrl, workerUrl }: Clone,
  place: { folder: string; demo: boolean; directRows?: number; log?: string },
): Promise<string> {
  const port = await freePort()
  const served: Served = { host: '127.0.0.1', port, origin: `http://127.0.0.1:${port}`, appUrl, workerUrl }
  await serve(cleanup, served, { ...place, quiet: true })
  return served.origin
}
