import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'

/** Somebody else who has a form of the record open; `section` is empty for the whole form. */
export type Editing = { fullName: string; section: string; since: Date }

/**
 * Notes for five minutes that the actor has a form of a record open, and answers who else has; nothing to those who may
 * not change the record. It says no more than that: who saves first, and what becomes of the other's text, is up to the versions.
 */
export async function beginEditing(db: Db, record: string, id: string, section = ''): Promise<Editing[]> {
  const rows = await db.execute<{ fullName: string; section: string; since: string }>(
    sql`select full_name as "fullName", section, since from begin_editing(${record}, ${id}, ${section})`,
  )
  return [...rows].map((row) => ({ ...row, since: new Date(row.since) }))
}

/** The actor has left a form of the record, or saved it: without a section, all of them. */
export const endEditing = async (db: Db, id: string, section: string | null = null): Promise<void> => {
  await db.execute(sql`select end_editing(${id}, ${section})`)
}
