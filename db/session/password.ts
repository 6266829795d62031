import { createHash, randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'

/**
 * Parameters of argon2id for every password: 19 MiB, two passes, one lane, the minimum that OWASP recommends. The
 * database gets the raw digest and stores its SHA-256 beside the salt (sign-in.sql).
 */
export const argon2 = { memoryCost: 19 * 1024, timeCost: 2, parallelism: 1, outputLen: 32 } as const
export const saltBytes = 16

const atOnce = 4
const mostWaiting = 100

export class TooManyAtOnce extends Error {}

let running = 0
const waiting: (() => void)[] = []

/**
 * The argon2id digest of a password, which the database compares. At most four run at once, because each takes 19 MiB
 * and a CPU; further calls wait, and beyond 100 waiting ones it throws TooManyAtOnce.
 */
export async function digestOf(password: string, salt: Uint8Array): Promise<Buffer> {
  if (waiting.length >= mostWaiting) throw new TooManyAtOnce('db/session: too many passwords to compare')
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await hashRaw(password.normalize('NFKC'), { ...argon2, salt })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/** A random salt and the digest of a new password, to store. */
export async function newPassword(password: string): Promise<{ salt: Buffer; digest: Buffer }> {
  const salt = randomBytes(saltBytes)
  return { salt, digest: await digestOf(password, salt) }
}

/** No 0, O, 1, I, L, because codes are copied from paper. 20 of these 31 characters have 99 bits of entropy. */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A one-time code, printed in groups: K7QM-2XPA-… */
export function newCode(): string {
  const drawn: string[] = []
  while (drawn.length < 20) {
    const [byte = 255] = randomBytes(1)
    // 248 = 8 × 31: larger bytes are rejected, because modulo would make the first characters more likely.
    const sign = byte < 248 ? signs[byte % 31] : undefined
    if (sign) drawn.push(sign)
  }
  return drawn.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** The SHA-256 of a code, ignoring case, spaces and dashes. */
export const codeHash = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^0-9A-Z]/g, ''))
    .digest()
