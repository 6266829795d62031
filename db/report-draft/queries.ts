import { eq } from 'drizzle-orm'
import type { Db } from '../actor'
import { reportDraft } from './record'

export async function findDraft(db: Db, reportId: string) {
  const [found] = await db.select().from(reportDraft).where(eq(reportDraft.reportId, reportId))
  return found ?? null
}
