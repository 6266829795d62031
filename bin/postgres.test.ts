import { spawn } from 'node:child_process'
import { chmod, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { connected } from '../db/door/connection'
import { startPostgres } from './postgres'
import { Refusal } from './refusal'

let folder: string
const say = () => {}
const start = () => startPostgres({ folder, say, fast: true })

beforeAll(async () => {
  const scratch = process.env.TEST_SCRATCH ?? (await mkdtemp(join(tmpdir(), 'so-bo-')))
  await chmod(scratch, 0o711)
  folder = join(scratch, 'launcher')
})
afterAll(async () => {
  // Stops a server that a failed test left running.
  await start().then(
    (cluster) => cluster.stop(),
    () => {},
  )
  await rm(folder, { recursive: true, force: true })
})

async function ask<T>(url: string, question: string): Promise<T | undefined> {
  const [row] = await connected(url, (sql) => sql.unsafe<{ answer: T }[]>(`select ${question} as answer`))
  return row?.answer
}

const serverPid = async () =>
  Number((await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0])

test('it starts with our roles, sorts Vietnamese, keeps its secrets, and stops', { timeout: 120_000 }, async () => {
  const cluster = await start()
  try {
    expect(
      await ask(
        cluster.appUrl,
        "(select string_agg(x, ' ' order by x) from unnest(array['Đức', 'An', 'Ân', 'Dũng', 'Ăn']) x)",
      ),
    ).toBe('An Ăn Ân Dũng Đức')
    expect(
      await ask(cluster.ownerUrl, "(select pg_get_userbyid(datdba) from pg_database where datname = 'sobo')"),
    ).toBe('sobo_owner')
    expect(
      await ask(
        cluster.superuserUrl,
        "concat_ws(' ', current_setting('data_checksums'), current_setting('listen_addresses'), current_setting('password_encryption'))",
      ),
    ).toBe('on 127.0.0.1 scram-sha-256')
    await expect(ask(cluster.appUrl.replace(/:[^:@]+@/, ':wrong@'), '1')).rejects.toThrow(
      'password authentication failed',
    )
    expect(await ask(cluster.workerUrl, 'current_user::text')).toBe('sobo_worker')
    expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600)
  } finally {
    await cluster.stop()
  }
  await expect(ask(cluster.appUrl, '1')).rejects.toThrow()
})

test('a folder of a version without a worker gets a password for it', { timeout: 120_000 }, async () => {
  const path = join(folder, 'secrets.json')
  const { worker: _, ...older } = JSON.parse(await readFile(path, 'utf8'))
  await writeFile(path, JSON.stringify(older), { mode: 0o600 })
  const cluster = await start()
  try {
    expect(await ask(cluster.workerUrl, 'current_user::text')).toBe('sobo_worker')
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject(older)
  } finally {
    await cluster.stop()
  }
})

test('a server whose launcher was killed is taken over, and stopped in the end', { timeout: 120_000 }, async () => {
  const script = `import('${new URL('./postgres.ts', import.meta.url)}').then(async ({ startPostgres }) => {
    await startPostgres({ folder: ${JSON.stringify(folder)}, say() {}, fast: true }); console.log('up') })`
  const launcher = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void launcher.kill('SIGKILL'))
  await new Promise((resolve) => launcher.stdout.once('data', resolve))
  const pid = await serverPid()
  const guest = await start()
  expect(guest.adopted).toBe(true)
  await guest.stop()
  expect(await serverPid(), 'a guest leaves the server running').toBe(pid)

  launcher.kill('SIGKILL')
  await new Promise((resolve) => launcher.once('exit', resolve))
  const heir = await start()
  expect(heir.adopted).toBe(true)
  expect(await serverPid()).toBe(pid)
  await heir.stop()
  await expect(serverPid()).rejects.toThrow('ENOENT')
})

test('a server that dies is started again, although the first attempt fails', { timeout: 120_000 }, async () => {
  const said: string[] = []
  const cluster = await startPostgres({ folder, say: (text) => said.push(text), fast: true })
  const [version, away] = [join(folder, 'postgres', 'PG_VERSION'), join(folder, 'PG_VERSION')]
  try {
    await rename(version, away)
    process.kill(await serverPid(), 'SIGKILL')
    await expect.poll(() => said.join(), { timeout: 60_000 }).toContain('PostgreSQL is down')
    await rename(away, version)
    await expect.poll(() => ask(cluster.appUrl, '1').catch(() => 'down'), { timeout: 60_000 }).toBe(1)
  } finally {
    await cluster.stop()
  }
})

test('data of another major version and missing secrets are explained', { timeout: 60_000 }, async () => {
  await writeFile(join(folder, 'postgres', 'PG_VERSION'), '17\n')
  await expect(start()).rejects.toThrow(/made by PostgreSQL 17/)
  await writeFile(join(folder, 'postgres', 'PG_VERSION'), '18\n')
  await rm(join(folder, 'secrets.json'))
  await expect(start()).rejects.toThrow(Refusal)
})
