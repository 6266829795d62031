import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listOf } from '@/db/lists'
import { columnsIn } from '@/db/record/listing'
import { records } from '@/db/records'

test('the style sheet knows as many labels as any list has columns', () => {
  const known = readFileSync('app/styles/narrow.css', 'utf8').match(/var\(--label-\d+/g) ?? []
  const most = records
    .filter(({ screens }) => screens.includes('list'))
    .map((record) => columnsIn(listOf(record), 'list', 'vi').length)
  expect(known.length + 1).toBeGreaterThanOrEqual(Math.max(...most))
})
