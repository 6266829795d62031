import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { ok, type Result } from '../../core/result'
import type { Db, Known } from '../door/actor'
import { newId } from '../record/id'
import { type At, reviseRow } from '../record/revise'
import { type Role, type SavedViewInput, savedView } from './record'

type Said = z.output<typeof SavedViewInput>
type Owner = Pick<Known, 'accountId'>

/** Saves a question under a name. */
export async function saveView(
  db: Db,
  { accountId }: Owner,
  id: string,
  view: Said & { list: string; question: string },
): Promise<Result<{ id: string }>> {
  if (view.isDefault) await makeWay(db, accountId, view.list, view.sharedWith ?? null)
  await db.insert(savedView).values({ id, accountId, ...view })
  return ok({ id })
}

/** Changes the name of a view, whom it is shared with, and whether it opens first. */
export async function reviseView(db: Db, { accountId }: Owner, at: At, list: string, view: Said): Promise<Result<At>> {
  if (view.isDefault) await makeWay(db, accountId, list, view.sharedWith ?? null, at.id)
  return reviseRow(db, savedView, at, view)
}

/** Another question under the same name. */
export const askAnew = (db: Db, at: At, question: string): Promise<Result<At>> =>
  reviseRow(db, savedView, at, { question })

/** Takes a view from all lists. */
export const removeView = (db: Db, at: At): Promise<Result<At>> =>
  reviseRow(db, savedView, at, { retiredOn: sql`today()`, isDefault: false })

/** Keeps how the actor sees a list: the row is there once, whatever other windows save at the same time. */
export async function keepArrangement(
  db: Db,
  { accountId }: Owner,
  list: string,
  said: { question: string; isDefault: boolean },
): Promise<Result<null>> {
  if (said.isDefault) await makeWay(db, accountId, list, null)
  await db
    .insert(savedView)
    .values({ id: newId(), accountId, list, ...said })
    .onConflictDoUpdate({
      target: [savedView.accountId, savedView.list],
      targetWhere: sql`name is null`,
      set: { ...said, version: sql`${savedView.version} + 1` },
      setWhere: sql`(${savedView.question}, ${savedView.isDefault}) is distinct from (excluded.question, excluded.is_default)`,
    })
  return ok(null)
}

/** No other view of the list opens first, for its owner, or for the role. */
async function makeWay(db: Db, accountId: string, list: string, role: Role | null, but?: string) {
  await db.execute(sql`update saved_view set is_default = false, version = version + 1
    where list = ${list} and is_default and retired_on is null and id is distinct from ${but ?? null}::uuid
      and (${role}::assigned_role is null and account_id = ${accountId}::uuid and shared_with is null or shared_with = ${role}::assigned_role)`)
}
