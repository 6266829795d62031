import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { checkPort, freePort } from './ports'

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

test('a taken port to serve on is explained, a free one is not', async () => {
  const taken = await takenPort()
  await expect(checkPort(taken, '127.0.0.1')).rejects.toThrow(`Port ${taken} on 127.0.0.1 is taken`)
  await expect(checkPort(await freePort(), '127.0.0.1')).resolves.toBeUndefined()
})
