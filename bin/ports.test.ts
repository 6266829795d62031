import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { freePort, wantedPort } from './ports'
import { Refusal } from './refusal'

async function takenPort(): Promise<number> {
  const port = await freePort()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return port
}

test('a remembered port that is taken meanwhile is replaced', async () => {
  const taken = await takenPort()
  expect(await freePort(taken)).not.toBe(taken)
})

test('a taken port to serve on is explained, and so is nonsense', async () => {
  const taken = await takenPort()
  await expect(wantedPort(String(taken), '127.0.0.1')).rejects.toThrow(`Port ${taken} on 127.0.0.1 is taken`)
  await expect(wantedPort('70000', '127.0.0.1')).rejects.toThrow(Refusal)
  await expect(wantedPort('http', '127.0.0.1')).rejects.toThrow(Refusal)
})
