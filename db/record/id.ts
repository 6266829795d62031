import { createHash, randomBytes } from 'node:crypto'

/**
 * A UUID of version 7 (RFC 9562): 48 bits of Unix milliseconds, then random bits. The application makes ids, not a
 * column default, because INSERT … RETURNING would have to pass the SELECT policy.
 */
export const newId = (now = Date.now()): string => uuid(now, randomBytes(16))

/**
 * The id of the record that a form makes: the time of the form's nonce, then a SHA-256 of nonce and values (JSON), so
 * that a repeated request gives the same id, and no form can be forged to give the id of an existing record. Undefined
 * if the nonce is not a UUID of version 7 of the last year: ids sort by their time.
 */
export function idFrom(nonce: string, said: unknown): string | undefined {
  const time = Number.parseInt(nonce.replace('-', '').slice(0, 12), 16)
  if (!version7.test(nonce) || time > Date.now() + day || time < Date.now() - 366 * day) return undefined
  return uuid(
    time,
    createHash('sha256')
      .update(`${nonce} ${JSON.stringify(said)}`)
      .digest()
      .subarray(0, 16),
  )
}

const day = 24 * 3600 * 1000
const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

function uuid(time: number, bytes: Buffer): string {
  bytes.writeUIntBE(time, 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
