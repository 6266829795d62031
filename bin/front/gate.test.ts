import { expect, test } from 'vitest'
import { askedFor, judge } from './gate'

const ours = ['http://localhost:3000', 'http://127.0.0.1:3000']
const asked = (method: string, url: string, headers = {}) =>
  judge({ method, url, headers: { host: 'localhost', ...headers } }, ours)
const verdictOf = (method: string, url: string, headers = {}) => {
  const verdict = asked(method, url, headers)
  return verdict.kind === 'refuse' ? verdict.status : verdict.kind === 'move' ? verdict.to : verdict.url
}

test.each([
  ['TRACE', '/', 405],
  ['OPTIONS', '*', 405],
  ['OPTIONS', '/enterprises', 405],
  ['PUT', '/enterprises', 405],
  ['DELETE', '/documents/x/file', 405],
  ['GET', 'http://example.com/', 400],
  ['GET', '/enterprises/', '/enterprises'],
  ['GET', '//example.com/?q=1', '/example.com?q=1'],
  ['GET', '/\\example.com', '/example.com'],
  ['GET', '/enterprises//x///?page=2', '/enterprises/x?page=2'],
  ['GET', '/fonts/../enterprises?page=2', '/enterprises?page=2'],
  ['GET', '/help/%2E%2e/audit', '/audit'],
  ['GET', '/help/./.%2E', '/'],
  ['GET', '/help/..\\audit/.', '/audit'],
  ['GET', '/x/..//example.com', '/example.com'],
  ['GET', '/x/.//../..//example.com/', '/example.com'],
  ['GET', '/documents/x/../y/file', '/documents/y/file'],
  ['GET', '/help?x=/../audit', '/help?x=/../audit'],
  ['GET', '/help/..%2faudit', '/help/..%2faudit'],
  ['GET', '/help/...', '/help/...'],
  ['GET', '/', '/'],
  ['GET', '/?q=%00', '/?q=%00'],
  ['GET', '/people/%E0%A4%A', '/404'],
  ['GET', '/people/x%0D%0Ay?a=b', '/404?a=b'],
  ['GET', '/people/\u00e1\u00bb', '/404'],
  ['GET', '/people/%E1%BB%95', '/people/%E1%BB%95'],
])('%s %s is answered with %s', (method, url, expected) => {
  expect(verdictOf(method, url)).toBe(expected)
})

test('a request without Host is refused', () => {
  expect(judge({ method: 'GET', url: '/', headers: {} }, ours)).toMatchObject({ kind: 'refuse', status: 400 })
})

test.each([
  [{ origin: 'http://localhost:3000' }, '/'],
  [{ origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }, '/'],
  [{ 'sec-fetch-site': 'same-origin' }, '/'],
  [{}, 403],
  [{ origin: 'null' }, 403],
  [{ origin: 'http://localhost:3000.example.com' }, 403],
  [{ origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' }, 403],
  [{ origin: 'http://localhost:3000', 'sec-fetch-site': 'none' }, 403],
  [{ origin: 'http://localhost:3001' }, 403],
  [{ origin: 'http://localhost:3000', 'content-length': '2000000' }, 413],
  [{ origin: 'http://localhost:3000', 'content-length': 'x' }, 413],
])('a change that says %j is answered with %s', (headers, expected) => {
  expect(verdictOf('POST', '/', headers)).toBe(expected)
  if (expected === 403) expect(verdictOf('PUT', '/documents/x/file', headers)).toBe(403)
})

test.each([
  ['%5B%22', 400],
  ['[{}]', 400],
  ['%E0%A4%A', 400],
  ['["",{}], ["",{}]', 400],
  [JSON.stringify(Array.from({ length: 20_000 }, () => '')), 400],
  ['["",{"children":["__PAGE__",{}]}]', '/help'],
  [encodeURIComponent('["",{"children":["__PAGE__",{}]}]'), '/help'],
  [undefined, '/help'],
])('the router of a browser that says it stands on %.20s is answered with %s', (state, expected) => {
  expect(verdictOf('GET', '/help', { rsc: '1', 'next-router-state-tree': state })).toBe(expected)
})

test('what was asked for leaves out the mark of the router', () => {
  expect(askedFor('/people?q=lan&_rsc=1a2b')).toBe('/people?q=lan')
  expect(askedFor('/people?_rsc=1a2b')).toBe('/people')
  expect(askedFor('/people?q=l\u00ean')).toBe('/people?q=l%EAn')
})
