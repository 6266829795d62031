import type { Shape } from '../wire'
import { formType, multipart, same, secrets, type Target } from './target'

const [name = ''] = secrets

export const cookies = ({ cookie }: Target): Shape[] => {
  const [session = ''] = cookie.split('=')
  return ['a%00b', '%00', '%E0%A4%A', '%', "'%20or", '%0D%0A', 'x'.repeat(4000), '', '%C3%A1', '"x"', 'ổ'].flatMap(
    (value) => {
      const text = Buffer.from(`${session}=${value}`, 'utf8').toString('latin1')
      return ['/', '/enterprises', '/api/health', '/sign-in?callbackUrl=/', '/jobs/state'].flatMap((path) => [
        { name: `session=${value}`, path, headers: { cookie: text } },
        {
          name: `callback=${value}`,
          path: '/api/auth/signin',
          headers: { cookie: text.replace('session=', 'callback=') },
        },
      ])
    },
  )
}

export function bodies(target: Target): Shape[] {
  const headers = same(target)
  const [json, form, url] = ['application/json', formType, 'application/x-www-form-urlencoded']
  const sent: [type: string, body: string][] = [
    [json, '{'],
    [json, 'null'],
    [json, '[]'],
    [json, '{"csrfToken":{},"userName":[]}'],
    [form, multipart(['userName', name])],
    [form, '--b\r\n'],
    ['multipart/form-data', 'x'],
    [url, 'csrfToken=%00&userName=%00&password=%E0%A4%A'],
    [url, ''],
    ['', 'x'],
    ['text/xml', '<a/>'],
    [url, `callbackUrl=${'a'.repeat(5000)}`],
    [url, 'callbackUrl=%0D%0A'],
  ]
  const ids = [
    'x',
    '%00',
    'x%0D%0A%7B%22level%22:30%7D%0D%0A',
    '%C3%A1%E1%BB%95',
    '0190f3a2-0000-7000-8000-000000000000',
  ]
  return [
    ...[
      'callback/credentials',
      'signout',
      'signin',
      'signin/credentials',
      'session',
      'csrf',
      '_log',
      'callback/x',
    ].flatMap((door) =>
      sent.map(([type, body]) => ({
        name: `${door}: ${body.slice(0, 20)}`,
        method: 'POST',
        path: `/api/auth/${door}`,
        headers: { ...headers, 'content-type': type },
        body,
      })),
    ),
    ...[...ids, target.upload].flatMap((id) =>
      sent.slice(0, 7).flatMap(([type, body]) =>
        ['POST', 'PUT'].map((method) => ({
          name: `upload ${id}`,
          method,
          path: `/documents/${id}/file`,
          headers: {
            ...headers,
            'content-type': type,
            'x-file-name': '%E0%A4%A',
            'x-drawn-for': '%00',
            'x-reason': '%00',
          },
          body,
        })),
      ),
    ),
    {
      name: 'a form of two megabytes',
      method: 'POST',
      path: '/help',
      headers: { ...headers, 'content-type': formType },
      body: multipart(['a', 'x'.repeat(2_000_000)]),
    },
    ...[
      '/',
      '/help',
      '/enterprises',
      '/icon.svg',
      '/api/health',
      '/fonts/inter-latin.woff2',
      '/no-page',
      '/jobs/state',
      '/enterprises/export',
    ].flatMap((path) =>
      sent.slice(0, 8).map(([type, body]) => ({
        name: `a body to ${path}`,
        method: 'POST',
        path,
        headers: { ...headers, 'content-type': type },
        body,
      })),
    ),
  ]
}
