import { sql } from 'drizzle-orm'
import { mayRevise } from '../access/rights'
import type { Db, Known } from '../door/actor'
import { type Role, savedView } from './record'

export type SavedView = {
  id: string
  version: number
  list: string
  name: string | null
  question: string
  sharedWith: Role | null
  isDefault: boolean
  isOwn: boolean
  canEdit: boolean
}

type Asks = Pick<Known, 'accountId' | 'roles'>

const columns = (accountId: string) => sql`v.id, v.version, v.list, v.name, v.question, v.shared_with as "sharedWith",
  v.is_default as "isDefault", v.account_id = ${accountId}::uuid as "isOwn", ${mayRevise(savedView, 'v')} as "canEdit"`

/** The views of a list that its reader has, own ones first, and among them the unnamed one. */
export const listViews = async (db: Db, { accountId }: Asks, list: string): Promise<SavedView[]> => [
  ...(await db.execute<SavedView>(sql`
    select ${columns(accountId)} from saved_view v
    where v.list = ${list} and v.retired_on is null and (v.account_id = ${accountId}::uuid or v.shared_with is not null)
    order by v.account_id <> ${accountId}::uuid, v.shared_with is not null, v.name collate vi_natural, v.id`)),
]

/** Those of all lists, without the unnamed ones. */
export const listAllViews = async (db: Db, { accountId }: Asks): Promise<SavedView[]> => [
  ...(await db.execute<SavedView>(sql`
    select ${columns(accountId)} from saved_view v
    where v.retired_on is null and v.name is not null and (v.account_id = ${accountId}::uuid or v.shared_with is not null)
    order by v.list, v.account_id <> ${accountId}::uuid, v.name collate vi_natural, v.id`)),
]

export async function findView(db: Db, { accountId }: Asks, id: string): Promise<SavedView | null> {
  const [found] = await db.execute<SavedView>(
    sql`select ${columns(accountId)} from saved_view v where v.id = ${id} and v.retired_on is null and v.name is not null`,
  )
  return found ?? null
}

/** The roles that the actor may share a view with. */
export async function listShareableRoles(db: Db): Promise<Role[]> {
  const rows = await db.execute<{ role: Role }>(sql`select role from shareable_roles() role order by role`)
  return rows.map(({ role }) => role)
}
