import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { retireRecord } from '../plain'
import { newId } from '../record/id'
import { inRegistry } from '../testing/stories'
import { recordSetting, reviseSetting } from './commands'
import { findSetting, listSettings, settingOn } from './queries'
import { settings, settingValues } from './record'

const rate = { key: 'vnd_per_usd', value: '23794', effectiveOn: '1999-01-01' } as const
const cause = { reason: 'Khác' }

test('a new value ends the former one on the day before, for everybody who asks for it', () =>
  inRegistry(async ({ as, tries }) => {
    const [first, second] = [newId(), newId()]
    expect(await tries('administrator', (db) => recordSetting(db, first, rate))).toMatchObject({ ok: true })
    const next = { ...rate, value: '24500', effectiveOn: '1999-06-01' }
    expect(await tries('administrator', (db) => recordSetting(db, second, next))).toMatchObject({
      problem: { kind: 'invalid', fields: { reason: { key: 'empty' } } },
    })
    expect(await tries('administrator', (db) => recordSetting(db, second, next), cause)).toMatchObject({ ok: true })
    const on = (day: string) =>
      as('secretary of the cell', async (db) => {
        const [row] = await db.execute<{ value: string }>(sql`select ${settingOn('vnd_per_usd', day)} as value`)
        return row?.value
      })
    expect(await on('1999-05-31')).toBe('23794')
    expect(await on('1999-06-01')).toBe('24500')
  }))

test('only administrators and inspectors see the list, and only administrators keep it', () =>
  inRegistry(async ({ as, tries }) => {
    const id = newId()
    expect(await tries('leader', (db) => recordSetting(db, id, rate))).toMatchObject({ problem: { kind: 'forbidden' } })
    await tries('administrator', (db) => recordSetting(db, id, rate))
    expect(await as('officer', (db) => findSetting(db, id))).toBeNull()
    expect(await as('officer', (db) => listSettings(db))).toEqual([])
    expect(await as('inspector', (db) => findSetting(db, id))).toMatchObject({ value: '23794', canEdit: false })
    const at = { id, version: 1 }
    expect(await tries('inspector', (db) => reviseSetting(db, at, '1'), cause)).toMatchObject({
      problem: { kind: 'forbidden' },
    })
    expect(await tries('administrator', (db) => reviseSetting(db, at, '23795'), cause)).toMatchObject({ ok: true })
    const retirement = { on: '2026-01-01', reason: 'Khác' }
    await tries('administrator', (db) => retireRecord(db, settings, { id, version: 2 }, retirement), cause)
    const [retired] = (await as('inspector', (db) => listSettings(db))).filter((one) => one.id === id)
    expect(retired).toMatchObject({ retiredOn: retirement.on, holds: false })
  }))

test('each key says what it may be', () => {
  const takes = (key: keyof typeof settingValues, value: unknown) => settingValues[key].safeParse({ value }).success
  expect(takes('vnd_per_usd', 23_794.5)).toBe(true)
  expect(takes('vnd_per_usd', 0)).toBe(false)
  expect(takes('vnd_per_usd', '23794')).toBe(false)
  expect(takes('zone_committee', 'Đảng bộ')).toBe(false)
  expect(takes('zone_committee', newId())).toBe(true)
  expect(takes('help_phone', 'gọi anh Ba')).toBe(false)
  expect(takes('combined_cells_count', '2')).toBe(false)
  expect(takes('office_name', '  ')).toBe(false)
})
