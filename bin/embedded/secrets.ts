import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../ports'
import { Refusal, writeRefused } from '../refusal'

/** The passwords of the login roles, and the port last used. */
export type Secrets = { superuser: string; owner: string; app: string; worker: string; port: number }

export async function readSecrets(folder: string): Promise<Secrets | null> {
  const path = join(folder, 'secrets.json')
  const text = await readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return null
    throw new Refusal(`Cannot read ${path}: ${error.code}.`)
  })
  return text === null ? null : (JSON.parse(text) as Secrets)
}

export async function writeSecrets(folder: string, secrets: Secrets): Promise<Secrets> {
  const path = join(folder, 'secrets.json')
  try {
    await writeFile(`${path}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
    await rename(`${path}.new`, path)
  } catch (error) {
    throw writeRefused(path, error)
  }
  return secrets
}

export async function newSecrets(): Promise<Secrets> {
  const password = () => randomBytes(24).toString('base64url')
  return { superuser: password(), owner: password(), app: password(), worker: password(), port: await freePort() }
}
