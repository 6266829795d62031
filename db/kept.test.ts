import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accessTable, type Table } from './access-table'
import { enterprises } from './enterprise/record'
import { retireRecord } from './plain'
import { records } from './records'
import { inRegistry } from './testing/stories'

const mistaken = { on: '2026-01-01', reason: 'Nhập nhầm' }
const because = { reason: 'correction' }
const retirable = records.filter(({ screens }) => screens.includes('retire'))

test.each(retirable)('$code: what was retired is restored', async (record) => {
  await inRegistry(async ({ tries, db, riverside, cell, park }) => {
    const [row] = await db.execute<{ id: string; version: number }>(sql`
      select id, version from ${record.table} where retired_on is null
      order by id in (${riverside}, ${cell}, ${park}) desc, id limit 1`)
    const { id = '', version = 0 } = row ?? {}
    const { administrator } = accessTable[record.code as Table]
    const who = 'everywhere' in administrator && administrator.everywhere.includes('X') ? 'administrator' : 'officer'
    const retired = await tries(who, (db) => retireRecord(db, record, { id, version }, mistaken), because)
    expect(retired).toEqual({ ok: true, value: { id, version: version + 1 } })
    const restored = await tries(who, (db) => retireRecord(db, record, { id, version: version + 1 }, null), because)
    expect(restored).toEqual({ ok: true, value: { id, version: version + 2 } })
  })
})

test.each([
  ['officer', 1, 'ok'],
  ['officer', 7, 'stale'],
  ['leader', 1, 'forbidden'],
  ['officer of the park next door', 1, 'missing'],
] as const)('%s saving version %i is answered: %s', async (who, version, outcome) => {
  await inRegistry(async ({ tries, riverside }) => {
    const at = { id: riverside, version }
    const saved = await tries(who, (db) => retireRecord(db, enterprises, at, mistaken), because)
    expect(saved.ok ? 'ok' : saved.problem.kind).toBe(outcome)
  })
})

test('what is no id is nobody’s record', async () => {
  await inRegistry(async ({ tries }) => {
    const at = { id: 'none', version: 1 }
    expect(await tries('officer', (db) => retireRecord(db, enterprises, at, mistaken), because)).toEqual({
      ok: false,
      problem: { kind: 'missing' },
    })
  })
})
