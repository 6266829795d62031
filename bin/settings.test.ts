import { expect, test } from 'vitest'
import { externalServer } from './external'
import { Refusal } from './refusal'
import { readSettings } from './settings'

test.each([
  [{}, 'http://localhost:3000'],
  [{ PORT: '8080' }, 'http://localhost:8080'],
  [{ PORT: '8080', ORIGIN: 'https://sobo.example.vn/' }, 'https://sobo.example.vn'],
])('with %o people type %s', (variables, origin) => {
  expect(readSettings(variables as NodeJS.ProcessEnv).ORIGIN).toBe(origin)
})

test.each([
  { ORIGIN: 'http://sobo.example.vn' },
  { ORIGIN: 'http://localhost.example.vn' },
  { PORT: '70000' },
  { PORT: 'http' },
])('%o is refused', (variables) => {
  expect(() => readSettings(variables as unknown as NodeJS.ProcessEnv)).toThrow(Refusal)
})

test('an external server is refused without the addresses of all its roles, and the roles are named', async () => {
  const one = { DATABASE_URL: 'postgres://sobo_app@localhost/sobo', NODE_ENV: 'test' } as const
  await expect(externalServer(one)).rejects.toThrow(/OWNER_DATABASE_URL and WORKER_DATABASE_URL .*sobo_worker/)
  await expect(externalServer({ NODE_ENV: 'test' })).resolves.toBeNull()
})
