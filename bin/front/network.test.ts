import { expect, test } from 'vitest'
import { networkOf, proxiesIn } from './network'

const nobody = proxiesIn([])
const proxies = proxiesIn(['10.0.0.0/8', '2001:db8::1'])

test.each([
  ['203.0.113.7', '', '203.0.113.0/24'],
  ['::ffff:203.0.113.7', '', '203.0.113.0/24'],
  ['2001:db8:1:2:3::7', '', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', '', 'fe80:0:0:0::/64'],
  ['::1', '', '0:0:0:0::/64'],
])('%s is in %s%s', (peer, forwarded, network) => {
  expect(networkOf(peer, forwarded, nobody)).toBe(network)
})

test('nobody but a trusted proxy says who the client is', () => {
  expect(networkOf('203.0.113.7', '198.51.100.1', nobody)).toBe('203.0.113.0/24')
  expect(networkOf('203.0.113.7', '198.51.100.1', proxies)).toBe('203.0.113.0/24')
  expect(networkOf('10.0.0.1', '198.51.100.1', proxies)).toBe('198.51.100.0/24')
  expect(networkOf('2001:db8::1', '198.51.100.1, 10.1.1.1', proxies)).toBe('198.51.100.0/24')
})

test('what a client writes before its proxy changes nothing', () => {
  for (const forged of ['192.0.2.1', '10.0.0.9', 'x', '10.0.0.9, 192.0.2.1', "'; --", ''])
    expect(networkOf('10.0.0.1', `${forged}, 198.51.100.1`, proxies)).toBe('198.51.100.0/24')
  expect(networkOf('10.0.0.1', 'x', proxies)).toBe('10.0.0.0/24')
})
