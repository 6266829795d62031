import { expect, test } from 'vitest'
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
