import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import type { Person } from '../testing/seed'
import { inRegistry, type Registry } from '../testing/stories'
import { beginEditing, endEditing } from './queries'

const names = (db: Db, id: string) =>
  beginEditing(db, 'enterprise', id).then((others) => others.map(({ fullName }) => fullName))
const opens = ({ as, riverside }: Registry, who: Person) => as(who, (db) => names(db, riverside))

test('who opens the form of a record is told who else has it open, until that one saves', () =>
  inRegistry(async (registry) => {
    const { as, riverside } = registry
    const [officer, park] = ['Nguyễn Thị Lan', 'Đỗ Bến Sông']
    expect(await opens(registry, 'officer')).toEqual([])
    expect(await opens(registry, 'officer of the park')).toEqual([officer])
    expect(await opens(registry, 'officer')).toEqual([park])
    await as('officer of the park', (db) => endEditing(db, riverside))
    expect(await opens(registry, 'officer')).toEqual([])
  }))

test('a section is named; the time is that of the first opening; it ends by itself', () =>
  inRegistry(async (registry) => {
    const { as, db, riverside } = registry
    await as('officer', (db) => beginEditing(db, 'enterprise', riverside, 'identity'))
    await db.execute(sql`set local role sobo_judge`)
    await db.execute(sql`update editing set since = since - interval '10 minutes'`)
    await db.execute(sql`reset role`)
    await as('officer', (db) => beginEditing(db, 'enterprise', riverside, 'identity'))
    const [seen] = await as('officer of the park', (db) => beginEditing(db, 'enterprise', riverside))
    expect(seen?.section).toBe('identity')
    expect(Date.now() - Number(seen?.since)).toBeGreaterThan(9 * 60_000)
    await db.execute(sql`set local role sobo_judge`)
    await db.execute(sql`update editing set until = now()`)
    await db.execute(sql`reset role`)
    expect(await opens(registry, 'officer of the park')).toEqual([])
  }))

test('it ends five minutes after it was noted last, and when the form of that section is left', () =>
  inRegistry(async (registry) => {
    const { as, db, riverside } = registry
    const noted = async () => {
      const [found] = await db.execute<{ minutes: number }>(
        sql`select round(extract(epoch from max(until) - now()) / 60)::int as minutes from editing`,
      )
      return found?.minutes
    }
    await as('officer', (db) => beginEditing(db, 'enterprise', riverside, 'identity'))
    await as('officer', (db) => beginEditing(db, 'enterprise', riverside, 'place'))
    await db.execute(sql`reset role`)
    expect(await noted()).toBe(5)
    await as('officer', (db) => endEditing(db, riverside, 'identity'))
    const left = await as('officer of the park', (db) => beginEditing(db, 'enterprise', riverside))
    expect(left.map(({ section }) => section)).toEqual(['place'])
  }))

test('those who may not change the record are neither told nor noted', () =>
  inRegistry(async (registry) => {
    await opens(registry, 'officer')
    for (const who of ['inspector', 'officer of the park next door', 'secretary of the cell', 'leader'] as const)
      expect(await opens(registry, who), who).toEqual([])
    expect(await opens(registry, 'officer')).toEqual([])
  }))
