import type { Action } from '../forms'
import type { Shape } from '../wire'
import { addressOf, formType, multipart, same, secrets, type Target } from './target'

const [name = '', mail = ''] = secrets

/** Ends the session that other shapes use. */
const ends = 'request/sign-out#signOut'

const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`

/** Arguments as the router of Next.js sends them, malformed. */
const fetched: [name: string, type: string, body: string][] = [
  ['no arguments', 'text/plain;charset=UTF-8', '[]'],
  ['null', 'text/plain;charset=UTF-8', 'null'],
  ['nothing', 'text/plain;charset=UTF-8', ''],
  ['half of JSON', 'text/plain;charset=UTF-8', '[{"a":'],
  ['a text', 'text/plain;charset=UTF-8', `"${name}"`],
  ['a number', 'text/plain;charset=UTF-8', '7'],
  ['objects', 'text/plain;charset=UTF-8', '[{"status":"idle"},{"a":1},[]]'],
  ['nulls', 'text/plain;charset=UTF-8', '[null,null,null]'],
  ['texts', 'text/plain;charset=UTF-8', `["x\\u0000y","${mail}\\r\\n{}"]`],
  ['numbers', 'text/plain;charset=UTF-8', '["$Infinity","$NaN","$-0"]'],
  ['a reference to nothing', 'text/plain;charset=UTF-8', '["$F1","$9","$K7"]'],
  ['an action as argument', 'text/plain;charset=UTF-8', '["$h1","$h1"]'],
  ['a prototype', 'text/plain;charset=UTF-8', '[{"__proto__":{"a":1}},{"constructor":"$1"}]'],
  ['too many arguments', 'text/plain;charset=UTF-8', JSON.stringify(Array.from({ length: 2000 }, () => null))],
  ['depth', 'text/plain;charset=UTF-8', deep],
  ['JSON', 'application/json', '[]'],
  ['a form without end', formType, multipart(['0', '["$undefined","$K1"]'], ['1_id', 'x']).slice(0, -9)],
  ['no boundary', 'multipart/form-data', multipart(['0', '["$undefined","$K1"]'])],
  ['an empty form', formType, multipart(['0', '["$undefined","$K1"]'])],
  [
    'NUL in each field',
    formType,
    multipart(
      ['0', '["$undefined","$K1"]'],
      ['1_id', 'a\0b'],
      ['1_version', '\0'],
      ['1_opened', '{"a":"\0"}'],
      ['1_nonce', '\0'],
      ['1_accountId', 'ổ\r\n'],
      ['1_drawnFor', '\0'],
    ),
  ],
  [
    'forged ids',
    formType,
    multipart(
      ['0', '["$undefined","$K1"]'],
      ['1_id', "'; --"],
      ['1_version', '99999999999'],
      ['1_opened', '{'],
      ['1_resolve.x', 'mine'],
      ['1_sha256', 'ổ'],
      ['1_of', '//x'],
      ['1_back', '%00'],
    ),
  ],
  [
    'a file for a text',
    formType,
    '--b\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$undefined","$K1"]\r\n--b\r\nContent-Disposition: form-data; name="1_id"; filename="x"\r\nContent-Type: text/html\r\n\r\n<b>\r\n--b--\r\n',
  ],
]

/** Each at a page that has the action, another one for each, and a few at one that has it not. */
export function callsOf(target: Target, action: string, { id, routes }: Action): Shape[] {
  const headers = action === ends ? { ...same(target), cookie: '' } : same(target)
  const pageOf = (at: number) => addressOf(routes[at % routes.length] ?? '/')
  return [
    ...fetched.map(([name, type, body], at) => ({
      name: `${action}: ${name}`,
      method: 'POST',
      path: at % 8 === 7 ? '/help' : pageOf(at),
      headers: { ...headers, 'next-action': id, 'content-type': type },
      body,
    })),
    ...plainForms(id).map(([name, type, body], at) => ({
      name: `${action}: ${name}, without scripts`,
      method: 'POST',
      path: at % 8 === 7 ? '/sheet' : pageOf(at),
      headers: { ...headers, 'content-type': type },
      body,
    })),
  ]
}

/** The same as forms of a browser without scripts. */
const plainForms = (id: string): [name: string, type: string, body: string][] => [
  ['an empty form', formType, multipart([`$ACTION_ID_${id}`, ''])],
  ['bound to nothing', formType, multipart(['$ACTION_REF_1', ''], ['$ACTION_1:0', `{"id":"${id}","bound":null}`])],
  [
    'bound to objects',
    formType,
    multipart(['$ACTION_REF_1', ''], ['$ACTION_1:0', `{"id":"${id}","bound":"$@1"}`], ['$ACTION_1:1', '[{"a":1}]']),
  ],
  ['bound to bad JSON', formType, multipart(['$ACTION_REF_1', ''], ['$ACTION_1:0', `{"id":"${id}"`])],
  ['twice', formType, multipart(['$ACTION_REF_1', ''], ['$ACTION_1:0', `{"id":"${id}"}`], ['$ACTION_1:0', 'x'])],
  ['without end', formType, multipart([`$ACTION_ID_${id}`, '']).slice(0, -9)],
  ['without boundary', 'multipart/form-data', multipart([`$ACTION_ID_${id}`, ''])],
  ['urlencoded', 'application/x-www-form-urlencoded', `%24ACTION_ID_${id}=&id=%00`],
]

export const origins = ({ origin, cookie }: Target): Record<string, string>[] =>
  [
    ...[
      'https://example.com',
      'null',
      `${origin}.evil`,
      `${origin}@example.com`,
      `x${origin}`,
      'http://',
      '//',
      'http://[',
      'x',
      `${origin}/`,
      origin.toUpperCase(),
      `${origin} ${origin}`,
      'http://127.0.0.1',
      'file://',
    ].map((one) => ({ origin: one })),
    ...['cross-site', 'same-site', 'none', 'x'].map((site) => ({ origin, 'sec-fetch-site': site })),
    { origin: 'https://example.com', 'x-forwarded-host': 'example.com' },
    { origin: 'https://example.com', host: 'example.com' },
    {},
  ].map((headers) => ({ ...headers, cookie }))

export const foreignCalls = ({ id, routes }: Action, headers: Record<string, string>): Shape[] => [
  {
    name: foreign,
    method: 'POST',
    path: addressOf(routes[0] ?? '/'),
    headers: { ...headers, 'next-action': id, 'content-type': 'text/plain' },
    body: '[]',
  },
  {
    name: foreign,
    method: 'POST',
    path: addressOf(routes[0] ?? '/'),
    headers: { ...headers, 'content-type': formType },
    body: multipart([`$ACTION_ID_${id}`, '']),
  },
]
/** The name of requests that are refused for their origin. */
export const foreign = 'an action from elsewhere'
