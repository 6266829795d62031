import type { Action } from '../forms'

/** What the shapes are made for: the built actions, the addresses that exist, and a session. */
export type Target = {
  origin: string
  actions: Map<string, Action>
  addresses: string[]
  upload: string
  cookie: string
}

/** Text that is never in the log: a name, a mail, and a session's token. */
export const secrets = ['Nguyễn Thị Bí Mật', 'bi.mat@example.com']

export const multipart = (...fields: [name: string, value: string][]) =>
  `${fields.map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--b--\r\n`

export const formType = 'multipart/form-data; boundary=b'
/** Of the own origin. With a language chosen, a refusal need not look for that of the account. */
export const same = ({ origin, cookie }: Target) => ({
  origin,
  'sec-fetch-site': 'same-origin',
  cookie: `${cookie}; locale=vi`,
})

/** An address of a route, with an id of no record for its parameters. */
export const addressOf = (route: string): string =>
  route
    .replaceAll(/\[\.\.\.[^\]]+\]/g, 'signin')
    .replaceAll('[records]', 'communes')
    .replaceAll(/\[[^\]]+\]/g, '0190f3a2-0000-7000-8000-000000000000')
