import { spawn } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Refusal } from '../refusal'

/** The account to run PostgreSQL as, because it refuses to run as root; null: the current account. */
export type Account = { name: string; uid: number; gid: number } | null

/** The account for this machine; throws a Refusal if root has none to use. */
export async function serverAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return null
  const account = chooseAccount(await readFile('/etc/passwd', 'utf8'))
  if (!account)
    throw new Refusal(
      'PostgreSQL refuses to run as root, and this machine has no account "postgres" or "nobody" to run it as.',
    )
  return account
}

/** "postgres" or "nobody" from /etc/passwd. It must be a listed account, because initdb looks its name up. */
export function chooseAccount(passwd: string): Account {
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] =
      passwd
        .split('\n')
        .find((line) => line.startsWith(`${wanted}:`))
        ?.split(':') ?? []
    if (name && Number(uid) > 0 && Number(gid) > 0) return { name, uid: Number(uid), gid: Number(gid) }
  }
  return null
}

/** The first folder on the path that the account has no permission to enter; null if it can enter all. */
export async function closedFolder(path: string, account: NonNullable<Account>): Promise<string | null> {
  const folders = [path]
  while (dirname(folders[0] ?? path) !== folders[0]) folders.unshift(dirname(folders[0] ?? path))
  for (const folder of folders) {
    const found = await stat(folder).catch(() => null)
    if (!found) return null
    const enter = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001
    if (!(found.mode & enter)) return folder
  }
  return null
}

/** Options for spawn: the account, an environment without PG… variables, a process group that Ctrl+C does not reach. */
export function spawnAs(account: Account, program: string) {
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))
  return {
    ...(account && { uid: account.uid, gid: account.gid }),
    cwd: dirname(program),
    env: Object.fromEntries([...environment, ['LC_MESSAGES', 'C']]) as NodeJS.ProcessEnv,
    detached: process.platform !== 'win32',
  }
}

/** Runs a program of PostgreSQL to its end. `output`: stdout and stderr. */
export function runAs(account: Account, program: string, args: string[]): Promise<{ code: number; output: string }> {
  const child = spawn(program, args, { ...spawnAs(account, program), stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
