import { createServer } from 'node:net'
import { Refusal } from './refusal'

/** `wanted` if nobody listens there, else a port the system hands out. */
export async function freePort(wanted = 0): Promise<number> {
  const port = (await listens(wanted, '127.0.0.1')) ?? (await listens(0, '127.0.0.1'))
  if (port === null) throw new Error('bin/ports: no free port on 127.0.0.1')
  return port
}

/** The port to serve on, from PORT; refuses one that is taken or none at all. */
export async function wantedPort(text: string | undefined, host: string): Promise<number> {
  const port = Number(text || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Refusal(`PORT is "${text}": it must be a number from 1 to 65535.`)
  if ((await listens(port, host)) === null) throw new Refusal(`Port ${port} on ${host} is taken or not allowed: stop the program that uses it, or choose another with PORT=${port === 65_535 ? 3000 : port + 1}.`)
  return port
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
