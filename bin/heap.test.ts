import { expect, test } from 'vitest'
import { heapOptions } from './heap'

const gigabyte = 1024 ** 3

test.each([
  [1, '', '--max-old-space-size=384'],
  [4, '', '--max-old-space-size=512'],
  [24, '', '--max-old-space-size=768'],
  [4, '--max-old-space-size=2048', '--max-old-space-size=512 --max-old-space-size=2048'],
])('with %i GB and %j Node.js gets %j', (memory, given, options) => {
  expect(heapOptions(given, memory * gigabyte)).toBe(options)
})

test('the machine of the test has a heap within the limits', () => {
  const [, megabytes] = /^--max-old-space-size=(\d+)$/.exec(heapOptions()) ?? []
  expect(Number(megabytes)).toBeGreaterThanOrEqual(384)
  expect(Number(megabytes)).toBeLessThanOrEqual(768)
})
