import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { ok, type Result } from '../core/result'
import type { Actor, change as changeOf } from '../db/door/actor'
import { asOwner } from '../db/door/connection'
import { migrate } from '../db/door/migrate'
import { project, projectCapital } from '../db/project/record'
import { newId } from '../db/record/id'
import { rounds } from '../db/testing/runs'
import { plantRegistry } from '../db/testing/seed'
import { type Cluster, startPostgres } from './postgres'

const kills = rounds(5, 60)
const writers = 20
const deadline = 3_000

type Answer = { id: string; said: 'saved' | 'busy' | 'unknown-outcome' | 'something else'; took: number }

let folder: string
let cluster: Cluster
let actor: Actor
let change: typeof changeOf
let place: { enterpriseId: string; unitId: string }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sobo-crash-'))
  cluster = await startPostgres({ folder, say: () => {} })
  await migrate(cluster.ownerUrl)
  // The module db/door/actor may be loaded already with the pool of another server.
  vi.stubEnv('DATABASE_URL', cluster.appUrl)
  vi.resetModules()
  change = (await import('../db/door/actor')).change
  await asOwner(cluster.ownerUrl, async (db) => {
    const { people, riverside, park } = await plantRegistry(db)
    actor = { token: people.officer.token, requestId: newId() }
    place = { enterpriseId: riverside, unitId: park }
  })
}, 120_000)

afterAll(async () => {
  vi.unstubAllEnvs()
  vi.resetModules()
  await cluster?.stop()
  await rm(folder, { recursive: true, force: true })
}, 60_000)

test(`PostgreSQL is killed ${kills} times under ${writers} writers`, async () => {
  const answers: Answer[] = []
  for (let round = 0; round < kills; round += 1) {
    const before = saved(answers).length
    const server = { isKilled: false }
    const hands = Array.from({ length: writers }, () => writeUntilCut(answers, server))
    while (saved(answers).length < before + 40) await pause(5)
    await pause(Math.random() * 200)
    server.isKilled = true
    await killServer()
    await Promise.all(hands)
    while ((await write(answers)).said !== 'saved') await pause(50)
  }

  expect(answers.filter(({ said }) => said === 'something else')).toEqual([])
  expect(answers.filter(({ said }) => said !== 'saved').length).toBeGreaterThan(kills)
  expect(Math.max(...answers.map(({ took }) => took))).toBeLessThan(deadline + 5_000)

  const kept = await whatIsKept()
  expect(saved(answers).filter(({ id }) => !kept.whole.has(id))).toEqual([])
  expect(answers.filter(({ id, said }) => said === 'busy' && kept.whole.has(id))).toEqual([])
  expect(kept).toMatchObject({ partial: 0, unaudited: 0, auditOfNothing: 0 })
})

/** Writes until the server is killed, and once more: that write may wait for the new server and be saved. */
async function writeUntilCut(answers: Answer[], server: { isKilled: boolean }) {
  for (let isLast = false; !isLast; ) {
    isLast = server.isKilled
    await write(answers)
  }
}

/** Inserts two rows in one change, of which both or none must be saved. */
async function write(answers: Answer[]): Promise<Answer> {
  const id = newId()
  const start = performance.now()
  const result = await change(
    actor,
    async (db): Promise<Result<null>> => {
      await db
        .insert(project)
        .values({ id, ...place, code: id.slice(9), kind: 'fdi', name: 'Dự án thử', certifiedOn: '2020-01-01' })
      await db
        .insert(projectCapital)
        .values({ projectId: id, valid: '[2020-01-01,)', currency: 'USD', registeredCapital: 1_000_000 })
      return ok(null)
    },
    { deadline },
  )
  const kind = result.ok ? 'saved' : result.problem.kind
  const said = kind === 'saved' || kind === 'busy' || kind === 'unknown-outcome' ? kind : 'something else'
  const answer = { id, said, took: performance.now() - start } as const
  answers.push(answer)
  return answer
}

const saved = (answers: Answer[]) => answers.filter(({ said }) => said === 'saved')

async function killServer() {
  const pid = Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGKILL')
}

async function whatIsKept() {
  return await asOwner(cluster.ownerUrl, async (db) => {
    const whole = await db.execute<{ id: string }>(
      sql`select id from project where id in (select project_id from project_capital)`,
    )
    const [counts] = await db.execute<{ partial: number; unaudited: number; auditOfNothing: number }>(sql`
      with kept(table_name, row_id) as (
        select 'project', id from project union all select 'project_capital', id from project_capital
      ), trail as (select table_name, row_id from audit where operation = 'create' and table_name in ('project', 'project_capital'))
      select (select count(*)::int from project where id not in (select project_id from project_capital)) as partial,
        (select count(*)::int from (select * from kept except all select * from trail) x) as unaudited,
        (select count(*)::int from (select * from trail except all select * from kept) x) as "auditOfNothing"`)
    return { whole: new Set(whole.map(({ id }) => id)), ...counts }
  })
}
