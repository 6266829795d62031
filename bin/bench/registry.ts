import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asOwner, connected } from '../../db/door/connection'
import { migrate } from '../../db/door/migrate'
import { plantReference } from '../../db/reference/plant'
import { type Cluster, startPostgres } from '../postgres'
import { root } from '../processes'
import type { Cleanup } from '../run-command'
import { say, step } from '../steps'
import { type People, signIn } from './people'

export type Registry = Cluster & { people: People }

const plans = ['reference.sql', 'registry.sql'].map((file) => join(root, 'bin', 'bench', file))

/** Starts PostgreSQL with `size` enterprises in plain tables and as records; planted once, then reused. */
export async function openRegistry(cleanup: Cleanup, size: number): Promise<Registry> {
  const folder = folderOf(size)
  await mkdir(folder, { recursive: true })
  const cluster = await step('Starting PostgreSQL', () => cleanup.stopAtEnd(startPostgres({ folder, say, fast: true })))
  const stamp = stampOf(size)
  if (await isPlanted(size)) {
    await step('Bringing the database up to date', () => migrate(cluster.ownerUrl))
  } else {
    await rm(stamp, { force: true })
    await step(`Planting ${size.toLocaleString('en')} enterprises`, () => plant(cluster, size))
    await writeFile(stamp, await fingerprint())
  }
  return { ...cluster, people: await signIn(cluster.ownerUrl) }
}

const folderOf = (size: number) => join(root, '.bench', String(size))
const stampOf = (size: number) => join(folderOf(size), 'planted-from')

/** Whether a registry of this size was planted by the present plans. */
export const isPlanted = async (size: number): Promise<boolean> =>
  (await readFile(stampOf(size), 'utf8').catch(() => '')) === (await fingerprint())

async function plant({ ownerUrl, recreate }: Cluster, size: number) {
  await recreate()
  await migrate(ownerUrl)
  await asOwner(ownerUrl, plantReference)
  await connected(ownerUrl, async (sql) => {
    await sql.begin(async (tx) => {
      await tx`select set_config('bench.n', ${String(size)}, true)`
      for (const plan of plans) await tx.unsafe(await readFile(plan, 'utf8'))
    })
    await sql.unsafe('vacuum analyze')
  })
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256')
  for (const plan of plans) hash.update(await readFile(plan))
  return hash.digest('hex')
}
