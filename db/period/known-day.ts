import { sql } from 'drizzle-orm'
import { type PlainDate, parseDate } from '../../core/date'
import { formatDate } from '../../core/locale'
import { type Read, unreadable } from '../../core/result'
import type { Db } from '../door/actor'

/**
 * Reads the day for which a page or a file is asked. Problems: those of parseDate; `day-to-come`; `day-too-early`, a day
 * before the year of the first period, because what ended before it was never entered.
 */
export async function readKnownDay(db: Db, text: string): Promise<Read<PlainDate>> {
  const read = parseDate(text)
  if (!read.ok) return read
  const [known] = await db.execute<{ today: PlainDate; first: PlainDate | null }>(sql`
    select today()::text as today, date_trunc('year', min(starts_on))::date::text as first
    from period where retired_on is null`)
  if (known && read.value > known.today) return unreadable('day-to-come', { day: formatDate(read.value, 'vi') })
  if (known?.first && read.value < known.first)
    return unreadable('day-too-early', { day: formatDate(known.first, 'vi') })
  return read
}
