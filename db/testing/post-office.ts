import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export const password = 'bí mật: #1@/%'

const opened: { close(): unknown }[] = []
export function closePostOffices() {
  for (const server of opened.splice(0)) server.close()
}

export type Received = { sender: string; recipients: string[]; headers: Map<string, string>; text: string }

/** Starts an SMTP server for tests on a free port. `received` collects the mails, `signedIn` the passwords given. */
export async function postOffice(options: SMTPServerOptions = {}) {
  const [received, signedIn]: [Received[], string[]] = [[], []]
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth({ username, password: given }, _, done) {
      signedIn.push(given ?? '')
      done(given === password ? null : new Error('wrong'), { user: username ?? '' })
    },
    onData(stream, { envelope }, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = envelope
        const sender = mailFrom ? mailFrom.address : ''
        received.push({ sender, recipients: rcptTo.map(({ address }) => address), ...readMail(Buffer.concat(parts)) })
        done()
      })
    },
    ...options,
  })
  const url = await addressOf(server.server)
  return { url: url.replace('//', `//sobo:${encodeURIComponent(password)}@`), received, signedIn }
}

export async function addressOf(server: Server): Promise<string> {
  opened.push(server)
  server.listen(0)
  await once(server, 'listening')
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function readMail(raw: Buffer) {
  const [head = '', body = ''] = raw.toString('latin1').split(/\r\n\r\n([\s\S]*)/)
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')
  const headers = new Map(
    lines.map((line) => {
      const [name = '', value = ''] = line.split(/: ?(.*)/s)
      return [name.toLowerCase(), decoded(value)]
    }),
  )
  return { headers, text: Buffer.from(body, 'base64').toString().replaceAll('\r\n', '\n') }
}

/** Decodes encoded words of a header (RFC 2047); spaces between two of them are not part of the text. */
function decoded(value: string) {
  return value
    .replaceAll(/\?= +=\?/g, '?==?')
    .replaceAll(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, way: string, text: string) => bytesOf(way, text).toString('latin1'))
    .replace(/^[\s\S]*$/, (bytes) => Buffer.from(bytes, 'latin1').toString())
}

function bytesOf(way: string, text: string): Buffer {
  if (way.toUpperCase() === 'B') return Buffer.from(text, 'base64')
  const plain = text.replaceAll('_', ' ')
  return Buffer.from(
    plain.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}
