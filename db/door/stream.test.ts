import { expect, test } from 'vitest'
import { writeCsv, writeXlsx } from '../../core/spreadsheet'
import { counted } from './stream'

const columns = [{ name: 'text', label: 'Nội dung', kind: 'text' as const }]
const about = { filter: '', asOf: '', exporter: '', at: new Date(0) }

async function* rows(count: number) {
  // Random text, because it does not compress: the file must exceed the buffers of the streams in between.
  for (let at = 0; at < count; at += 1) yield { text: `${at} ${Math.random()} ${Math.random()}`.repeat(20) }
}

function exported(count: number, write: typeof writeCsv, done: (count: number, isWhole: boolean) => Promise<void>) {
  return write({ locale: 'vi', title: 'Danh sách', columns, rows: counted(rows(count), done), about }).getReader()
}

const heard = () => {
  const said: [number, boolean][] = []
  return { said, done: async (count: number, isWhole: boolean) => void said.push([count, isWhole]) }
}

test.each([
  ['xlsx', writeXlsx],
  ['csv', writeCsv],
] as const)('of a whole %s file all rows are told, once and before it ends', async (_, write) => {
  const { said, done } = heard()
  const reader = exported(250, write, done)
  for (let last = await reader.read(); !last.done; last = await reader.read());
  expect(said).toEqual([[250, true]])
})

test.each([
  ['xlsx', writeXlsx],
  ['csv', writeCsv],
] as const)('of a %s file that is cut off, as many rows are told as were taken', async (_, write) => {
  const { said, done } = heard()
  const reader = exported(20_000, write, done)
  await reader.read()
  await reader.read()
  await reader.cancel()
  await expect.poll(() => said).toHaveLength(1)
  const [[count, isWhole] = []] = said
  expect(isWhole).toBe(false)
  expect(count).toBeGreaterThan(0)
  expect(count).toBeLessThan(20_000)
})

test('a file whose export cannot be told never becomes whole', async () => {
  const reader = exported(3, writeXlsx, () => Promise.reject(new Error('the trail is shut')))
  const read = async () => {
    for (let last = await reader.read(); !last.done; last = await reader.read());
  }
  await expect(read()).rejects.toThrow('the trail is shut')
})
