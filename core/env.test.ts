import { expect, test } from 'vitest'
import { Environment, readEnvironment } from './env'

const DATABASE_URL = 'postgres://sobo_app@localhost/sobo'
const urls = { DATABASE_URL, WORKER_DATABASE_URL: 'postgres://sobo_worker@localhost/sobo' }

test('the defaults are those of a first start', () => {
  expect(readEnvironment({ ...urls })).toMatchObject({
    DATABASE_URL,
    ORIGIN: 'http://localhost:3000',
    PORT: 3000,
    SOBO_DEMO: false,
  })
})

test('an empty variable is one that was not set; text becomes what it means', () => {
  const environment = readEnvironment({ ...urls, OWNER_DATABASE_URL: '', PORT: '4100', SOBO_DEMO: '1' })
  expect(environment).toMatchObject({ PORT: 4100, SOBO_DEMO: true })
  expect(environment.OWNER_DATABASE_URL).toBeUndefined()
})

test.each([
  ['https://sobo.example.vn', 'https://sobo.example.vn'],
  ['https://sobo.example.vn/', 'https://sobo.example.vn'],
  ['http://127.0.0.1:4100', 'http://127.0.0.1:4100'],
])('the origin %s is %s', (typed, stored) => {
  expect(readEnvironment({ ...urls, ORIGIN: typed }).ORIGIN).toBe(stored)
})

test.each([
  ['ORIGIN', 'http://sobo.example.vn'],
  ['ORIGIN', 'https://sobo.example.vn/registry'],
  ['ORIGIN', 'sobo'],
  ['DATABASE_URL', ''],
  ['DATABASE_URL', 'mysql://localhost/sobo'],
  ['WORKER_DATABASE_URL', ''],
  ['PORT', '70000'],
  ['PORT', 'three thousand'],
  ['LOG_LEVEL', 'loud'],
  ['SMTP_URL', 'mail.example.vn:587'],
  ['SMTP_URL', 'https://mail.example.vn'],
  ['MAIL_FROM', 'sobo'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => readEnvironment({ ...urls, [name]: value })).toThrow(name)
})

test('a post office and a sender come together, and no message repeats the password', () => {
  const SMTP_URL = 'smtp://sobo:bi%40mat@mail.example.vn:587'
  expect(readEnvironment({ ...urls, SMTP_URL, MAIL_FROM: 'sobo@example.vn' })).toMatchObject({ SMTP_URL })
  expect(() => readEnvironment({ ...urls, SMTP_URL })).toThrow(/^(?!.*bi%40mat).*MAIL_FROM/s)
  expect(() => readEnvironment({ ...urls, MAIL_FROM: 'sobo@example.vn' })).toThrow('MAIL_FROM')
  expect(() => readEnvironment({ ...urls, SMTP_URL: 'sobo:bi%40mat@mail' })).toThrow(/^(?!.*bi%40mat).*SMTP_URL/s)
})

test('.env.example lists every variable with its default', async () => {
  await expect(example()).toMatchFileSnapshot('../.env.example')
})

function example() {
  const { properties = {} } = toSchema()
  const lines = Object.entries(properties)
    .filter(([name]) => name !== 'NODE_ENV')
    .map(([name, { description, default: value }]) => `# ${description}\n${name}=${value || ''}\n`)
  return `# Every variable of the program; copy to .env. Written by core/env.test.ts from core/env.ts (vitest -u).\n\n${lines.join('\n')}`
}

function toSchema() {
  return Environment.toJSONSchema({ io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, { description?: string; default?: unknown }>
  }
}
