import { createHash, randomBytes } from 'node:crypto'

/**
 * A UUID of version 7 (RFC 9562): 48 bits of Unix milliseconds, then random.
 * Ids come from the application, because INSERT … RETURNING needs the SELECT policy.
 */
export const newId = (now = Date.now()): string => uuid(now, randomBytes(16))

/**
 * The id of the record that a form makes: the time of its nonce, then a hash of the nonce and of what the form says, which
 * must be JSON. Undefined for a nonce that newId() did not make. No form can be made to come to an id of a given record.
 */
export function idFrom(nonce: string, said: unknown): string | undefined {
  if (!version7.test(nonce)) return undefined
  const time = Number.parseInt(nonce.replace('-', '').slice(0, 12), 16)
  return uuid(
    time,
    createHash('sha256')
      .update(`${nonce} ${JSON.stringify(said)}`)
      .digest()
      .subarray(0, 16),
  )
}

const version7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

function uuid(time: number, bytes: Buffer): string {
  bytes.writeUIntBE(time, 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
