import { createServer } from 'node:net'
import { Refusal } from './refusal'

/** `wanted` if nothing listens on it, else a free port that the system chooses. */
export async function freePort(wanted = 0): Promise<number> {
  const port = (await listens(wanted, '127.0.0.1')) ?? (await listens(0, '127.0.0.1'))
  if (port === null) throw new Error('bin/ports: no free port on 127.0.0.1')
  return port
}

/** Throws a Refusal if the port is in use, before the long steps of a start begin. */
export async function checkPort(port: number, host: string) {
  if ((await listens(port, host)) !== null) return
  const other = port === 65_535 ? 3000 : port + 1
  throw new Refusal(
    `Port ${port} on ${host} is taken or not allowed: stop the program that uses it, or choose another with PORT=${other}.`,
  )
}

function listens(port: number, host: string): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(null))
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : null))
    })
  })
}
