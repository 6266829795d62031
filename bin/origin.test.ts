import { expect, test } from 'vitest'
import { checkedOrigin } from './origin'
import { Refusal } from './refusal'

test.each([
  [undefined, 'http://localhost:3000'],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ['https://sobo.example.vn/', 'https://sobo.example.vn'],
])('ORIGIN %s is %s', (given, origin) => {
  expect(checkedOrigin(given, 3000)).toBe(origin)
})

test.each(['http://sobo.example.vn', 'http://localhost.example.vn', 'http://192.168.1.5:3000', 'sobo.example.vn', 'https://a.vn/path', 'ftp://localhost'])(
  'ORIGIN %s is refused',
  (given) => {
    expect(() => checkedOrigin(given, 3000)).toThrow(Refusal)
  },
)
