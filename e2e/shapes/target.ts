/** What the shapes are made for: the built actions, the addresses that exist, and a session. */
export type Target = {
  origin: string
  actions: Map<string, string>
  addresses: string[]
  upload: string
  cookie: string
}

/** Text that is never in the log: a name, a mail, and a session's token. */
export const secrets = ['Nguyễn Thị Bí Mật', 'bi.mat@example.com']

export const multipart = (...fields: [name: string, value: string][]) =>
  `${fields.map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`).join('')}--b--\r\n`

export const formType = 'multipart/form-data; boundary=b'
export const same = ({ origin, cookie }: Target) => ({ origin, 'sec-fetch-site': 'same-origin', cookie })
