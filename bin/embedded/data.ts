import { createHash, randomBytes } from 'node:crypto'
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Refusal, writeRefused } from '../refusal'
import { type Account, closedFolder, runAs } from './account'
import { type Binaries, makeOpenGround, openGround } from './binaries'

/** The folder for data, passwords and log: `folder` itself, or one in /var/lib/so-bo if the account cannot enter it. */
export async function openHome(folder: string, account: Account, say: (text: string) => void): Promise<string> {
  await makeFolder(folder, account)
  const closed = account && (await closedFolder(dirname(folder), account))
  if (!closed) return folder
  const home = join(
    openGround,
    `${basename(folder).replace('.', '')}-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`,
  )
  say(
    `PostgreSQL may not run as root and ${account.name} cannot enter ${closed}: its data and passwords are in ${home}`,
  )
  await makeOpenGround()
  await makeFolder(home, account)
  return home
}

async function makeFolder(path: string, account: Account) {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    if (account) await chown(path, account.uid, account.gid)
    const probe = join(path, '.write')
    await writeFile(probe, '')
    await rm(probe)
  } catch (error) {
    throw writeRefused(path, error)
  }
}

/** True if the data folder is complete and of PostgreSQL 18, false if there is none; a Refusal for another version. */
export async function isInitialised(data: string): Promise<boolean> {
  const version = await readFile(join(data, 'PG_VERSION'), 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return null
    throw writeRefused(data, error)
  })
  if (version === null) return false
  if (version.trim() === '18') return true
  throw new Refusal(
    `${data} was made by PostgreSQL ${version.trim()}, and Sổ Bộ runs PostgreSQL 18: move that folder away, or upgrade it with pg_upgrade first.`,
  )
}

/** Runs initdb in a temporary folder and renames it, so that an interrupted run leaves no incomplete data folder. */
export async function initialise(home: string, account: Account, binaries: Binaries, password: string) {
  const [data, attempt] = [join(home, 'postgres'), join(home, 'postgres.new')]
  const passwordFile = join(home, `.initdb-${randomBytes(6).toString('hex')}`)
  try {
    await rm(attempt, { recursive: true, force: true })
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
    if (account) await chown(passwordFile, account.uid, account.gid)
    const { code, output } = await runAs(account, binaries.initdb, [
      `--pgdata=${attempt}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=icu',
      '--icu-locale=vi-VN',
      `--locale=${systemLocale()}`,
      '--data-checksums',
      '--no-instructions',
    ])
    if (code !== 0) throw new Refusal(`PostgreSQL could not make its data folder: ${output.trim().split('\n').at(-1)}`)
    await rename(attempt, data)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** The libc locale. Collation and case come from ICU; libc only classifies characters, for which C knows only ASCII. */
function systemLocale(): string {
  return { darwin: 'en_US.UTF-8', win32: 'C' }[process.platform as string] ?? 'C.UTF-8'
}
