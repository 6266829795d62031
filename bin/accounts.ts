import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DemoAccount } from './demonstration/accounts'

/** The accounts stored when the demonstration was planted; null if that did not happen or was interrupted. */
export async function writtenAccounts(folder: string): Promise<DemoAccount[] | null> {
  const written = await readFile(join(folder, 'accounts.json'), 'utf8').catch(() => null)
  const accounts = written === null ? [] : (JSON.parse(written) as DemoAccount[])
  return accounts.length > 0 ? accounts : null
}

/** Stores accounts and passwords, readable for the user only. Called last, so that it marks a complete planting. */
export async function writeAccounts(folder: string, accounts: DemoAccount[]) {
  const path = join(folder, 'accounts.json')
  await writeFile(`${path}.new`, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

export const forgetAccounts = (folder: string) => rm(join(folder, 'accounts.json'), { force: true })

/** The accounts as a table for the console. */
export function showAccounts(accounts: DemoAccount[]): string {
  const rows = [
    ['Role', 'Account', 'Password', 'Name'],
    ...accounts.map((one) => [one.role, one.userName, one.password, one.name]),
  ]
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map(
      (row) =>
        `  ${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}`,
    )
    .join('\n')
}
