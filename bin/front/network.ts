import { BlockList, isIP } from 'node:net'

/**
 * The client's network: the /24 of an IPv4 address, the /64 of an IPv6 address. Of the addresses in X-Forwarded-For
 * only those count that trusted proxies added: the rightmost that is not a trusted proxy is the client.
 */
export function networkOf(peer: string, forwarded: string, trusted: BlockList): string {
  const hops = [...forwarded.split(',').map(plain), plain(peer)].filter((one) => one !== '')
  let client = hops.pop() ?? ''
  while (isTrusted(client, trusted) && hops.length > 0) {
    const before = hops.pop() ?? ''
    if (!isIP(before)) break
    client = before
  }
  return isIP(client) === 6 ? `${groups(client).slice(0, 4).join(':')}::/64` : client.replace(/\.\d+$/, '.0/24')
}

/** The addresses and networks of TRUSTED_PROXIES. */
export function proxiesIn(setting: string[]): BlockList {
  const list = new BlockList()
  for (const one of setting) {
    const [address = '', prefix] = one.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return list
}

const isTrusted = (address: string, trusted: BlockList) =>
  isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/** Without spaces and zone; an IPv4 address that is mapped to IPv6 as IPv4. */
const plain = (address: string) =>
  address
    .trim()
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/i, '')

/** The eight groups of an IPv6 address, without leading zeros. */
function groups(address: string): string[] {
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [left = '', right] = canonical.split('::')
  const [head, tail] = [left.split(':').filter(Boolean), (right ?? '').split(':').filter(Boolean)]
  const zeros = right === undefined ? 0 : 8 - head.length - tail.length
  return [...head, ...Array.from({ length: zeros }, () => '0'), ...tail]
}
