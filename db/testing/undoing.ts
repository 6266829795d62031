import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Result } from '../../core/result'
import type { Db } from '../door/actor'
import { undoChangeSet } from '../undo/commands'
import { planUndo } from '../undo/plan'
import { type Row, rowsOf } from './access-places'
import type { Person } from './seed'
import type { inRegistry } from './stories'
import { staleWords } from './words'

export type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]
export type Saves = (db: Db) => Promise<Result<unknown>>

type Image = Record<string, object[]>

/** All rows of all tables that can be undone, without version, read as sobo_owner. */
export async function imageOf({ db }: Registry): Promise<Image> {
  const tables = await db.execute<{ name: string }>(sql`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and undone_as(relname) <> '' order by 1`)
  const rows = await rowsOf(
    db,
    tables.map(({ name }) => name),
  )
  const withoutVersion = ({ version: _, ...row }: Row) => row
  return Object.fromEntries(Object.entries(rows).map(([table, found]) => [table, found.map(withoutVersion)]))
}

/** Runs a save as a person, expects success, and returns its change set. */
export async function saveAs({ tries }: Registry, who: Person, work: Saves, reason = 'by-decision'): Promise<string> {
  let set = ''
  const result = await tries(
    who,
    async (db, known) => {
      set = known.changeSet
      return work(db)
    },
    { reason },
  )
  expect(result.ok ? null : result.problem).toBeNull()
  return set
}

export const undoAs = ({ tries }: Registry, who: Person, set: string, confirmed: string | null = null) =>
  tries(who, (db) => undoChangeSet(db, set, confirmed), { reason: 'undo' })

/**
 * Saves, undoes, and undoes the undoing: the rows must be as before, and then as saved, and found by their words. Returns
 * their image, which is the `before` of what follows.
 */
export async function thereAndBack(registry: Registry, who: Person, work: Saves, before?: Image): Promise<Image> {
  const known = before ?? (await imageOf(registry))
  const saved = await saveAs(registry, who, work)
  const after = await imageOf(registry)
  expect(after).not.toEqual(known)
  expect(await staleWords(registry.db)).toEqual([])
  const plan = await registry.as(who, (db) => planUndo(db, saved))
  expect(plan?.steps.filter(({ refusal }) => refusal !== null)).toEqual([])
  const undone = await saveAs(registry, who, (db) => undoChangeSet(db, saved, null), 'undo')
  expect(await imageOf(registry)).toEqual(known)
  expect(await staleWords(registry.db)).toEqual([])
  await saveAs(registry, who, (db) => undoChangeSet(db, undone, null), 'undo')
  expect(await imageOf(registry)).toEqual(after)
  return after
}
