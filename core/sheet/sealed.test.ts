import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Workbook } from '../spreadsheet'
import { writeCsv } from './csv'
import { type Sent, sealed } from './sealed'
import { writeXlsx } from './xlsx'

async function* rows(count: number) {
  // Random text, because it does not compress: the file must exceed the buffers of the streams in between.
  for (let at = 0; at < count; at += 1) yield [{ text: `${at} ${Math.random()} ${Math.random()}`.repeat(20) }]
}

const listOf = (count: number): Workbook => ({
  locale: 'vi',
  title: 'Danh sách',
  sheets: [{ columns: [{ name: 'text', label: 'Nội dung', kind: 'text' }], rows: rows(count) }],
  about: { filter: '', exporter: '', at: new Date(0) },
})

const heard = () => {
  const said: Sent[] = []
  return { said, done: async (sent: Sent) => void said.push(sent) }
}

const kinds = [
  ['xlsx', writeXlsx],
  ['csv', writeCsv],
] as const

test.each(kinds)('of a whole %s file the hash is told, once and before its last piece', async (_, write) => {
  const { said, done } = heard()
  const reader = sealed(write(listOf(250)), done).getReader()
  const pieces: Uint8Array[] = []
  const toldAt: number[] = []
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    pieces.push(next.value)
    toldAt.push(said.length)
  }
  const file = Buffer.concat(pieces)
  expect(said).toEqual([{ sha256: createHash('sha256').update(file).digest('hex'), bytes: file.length }])
  expect(toldAt).toEqual([...pieces.slice(1).map(() => 0), 1])
})

test.each(kinds)('of a %s file that is cut off there is no hash', async (_, write) => {
  const { said, done } = heard()
  const reader = sealed(write(listOf(20_000)), done).getReader()
  await reader.read()
  await reader.read()
  await reader.cancel()
  await expect.poll(() => said).toHaveLength(1)
  expect(said[0]?.sha256).toBeUndefined()
  expect(said[0]?.bytes).toBeGreaterThan(0)
})

test('a file whose export cannot be told never becomes whole', async () => {
  const told = sealed(writeXlsx(listOf(3)), () => Promise.reject(new Error('the trail is shut')))
  await expect(new Response(told).arrayBuffer()).rejects.toThrow('the trail is shut')
})

test('a file that fails is told as cut off, and fails', async () => {
  const { said, done } = heard()
  async function* failing() {
    yield [{ text: 'one' }]
    throw new Error('connection lost')
  }
  const [sheet] = listOf(0).sheets
  const file = writeXlsx({ ...listOf(0), sheets: [{ ...sheet, rows: failing() }] })
  await expect(new Response(sealed(file, done)).arrayBuffer()).rejects.toThrow('connection lost')
  expect(said).toHaveLength(1)
  expect(said[0]?.sha256).toBeUndefined()
})
