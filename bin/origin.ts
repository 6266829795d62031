import { Refusal } from './refusal'

/** The address people type. Browsers keep our `__Host-` cookies over https, and over http on this machine only. */
export function checkedOrigin(text: string | undefined, port: number): string {
  if (!text) return `http://localhost:${port}`
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new Refusal(`ORIGIN is "${text}": it must be an address without a path, such as https://sobo.example.vn.`)
  }
  if (url.protocol === 'http:' && url.hostname !== 'localhost' && url.hostname !== '127.0.0.1') {
    throw new Refusal(`ORIGIN is ${url.origin}: nobody could sign in over http on another host than localhost; put the application behind https and set ORIGIN to that address.`)
  }
  return url.origin
}
