import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { cancelJob } from '@/db/job/commands'
import { newId } from '@/db/record/id'
import { withJob } from '@/db/testing/jobs'
import { makeFile } from './make-file'
import { runDue, type Work } from './worker'

test('of two workers one runs the job; what it throws leaves the job open for another attempt', () =>
  withJob(async ({ ask, state }) => {
    const run: Work['run'] = () => Promise.reject(new Error('không được'))
    const ran = await Promise.all([runDue({ export: { run } }, ask), runDue({ export: { run } }, ask)])
    expect(ran.toSorted()).toEqual([0, 1])
    expect(await state()).toEqual({ state: 'open', problem: 'error', attempts: 1 })
  }))

test('a kind that may not run now is not claimed', () =>
  withJob(async ({ ask, state }) => {
    expect(await runDue({ export: { run: async () => ({}), mayRun: () => false } }, ask)).toBe(0)
    expect(await state()).toMatchObject({ state: 'open', attempts: 0 })
  }))

test('a job that is cancelled while it runs is aborted, and stays cancelled', () =>
  withJob(async ({ ask, asOfficer, state, id }) => {
    let isAborted = false
    const run: Work['run'] = async (_, { signal }) => {
      signal.addEventListener('abort', () => {
        isAborted = true
      })
      await asOfficer((db) => cancelJob(db, id))
      return new Promise(() => {})
    }
    expect(await runDue({ export: { run } }, ask, 50)).toBe(1)
    expect(isAborted).toBe(true)
    expect(await state()).toMatchObject({ state: 'cancelled' })
  }))

test.each([
  [303, { problem: 'session', again: false }],
  [404, { problem: 'refused', again: false }],
])('a server that answers %i to the request for a file ends the job', async (status, outcome) => {
  await expect(madeBy(status)).resolves.toEqual(outcome)
})

test('a server that answers 500 to the request for a file is asked again later', async () => {
  await expect(madeBy(500)).rejects.toThrow('500')
})

async function madeBy(status: number) {
  const server = createServer((_, response) => response.writeHead(status, { location: '/sign-in' }).end())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const input = { path: '/enterprises/export', locale: 'vi' }
  const hold = { token: 'x', signal: AbortSignal.timeout(5_000), ask: () => Promise.reject(new Error('not asked')) }
  try {
    return await makeFile({ id: newId(), kind: 'export', input, attempt: 1 }, hold, origin)
  } finally {
    server.close()
  }
}
