import { fold, onOneLine } from './fold'
import { type Read, unreadable } from './result'

/** A calendar date, YYYY-MM-DD, without time or zone. `<` and `>` on the strings give the order of time. */
export type PlainDate = string
export type Precision = 'day' | 'month' | 'year'
/** A date known to the day, month or year. `on` is its first day: "2003" is 2003-01-01 with precision year. */
export type PartialDate = { on: PlainDate; precision: Precision }

export const timeZone = 'Asia/Ho_Chi_Minh'
const firstYear = 1900
const lastYear = 2199

/** Validation for the date of something that has happened: today or earlier. */
export const hasCome = (date: PlainDate): boolean => date <= today()

/** Reads 18/3/2024, 18-03-2024, 18.3.2024, 18032024, 2024-03-18. Problems: `date.form`, `date.unreal` (no such day). */
export function parseDate(text: string): Read<PlainDate> {
  const typed = onOneLine(text).replace(/ *([/.-]|[\u2010-\u2015\u2212]) */g, (mark) => /[/.]/.exec(mark)?.[0] ?? '-')
  const [, day, , month, year] =
    /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(typed) ?? /^(\d{2})()(\d{2})(\d{4})$/.exec(typed) ?? []
  const date = year ? dateOf(Number(year), Number(month), Number(day)) : typed
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return unreadable('date.form')
  return isDate(date) ? { ok: true, value: date } : unreadable('date.unreal')
}

/**
 * Reads a day that somebody types into a form, where it is written out before it is sent or shown again: what parseDate
 * reads, "hôm nay", "hôm qua", also without accents, and years of two digits, 26 for 2026. Those are of the hundred years
 * that end in ten. In a file they would be read without anybody seeing it, so parseDate refuses them.
 */
export function readDay(text: string, now: PlainDate = today()): Read<PlainDate> {
  const typed = onOneLine(text)
  const ago = daysAgo[fold(typed)]
  if (ago !== undefined) return { ok: true, value: addDays(now, -ago) }
  const [, start, short] = /^(.*[/.-] *)(\d{2})$/.exec(typed) ?? /^(\d{4})(\d{2})$/.exec(typed) ?? []
  const { year } = partsOf(now)
  const century = Math.floor(year / 100) * 100
  const full = century + Number(short) - (century + Number(short) > year + 10 ? 100 : 0)
  return parseDate(start && !/^\d{4}-/.test(typed) ? `${start}${full}` : typed)
}

const daysAgo: Record<string, number> = { 'hom nay': 0, today: 0, 'hom qua': 1, yesterday: 1 }

/** As it is written in forms: 18/03/2024. */
export const writtenDay = (date: PlainDate): string => date.split('-').reverse().join('/')

/** Reads a date (see parseDate), a month (8/2016, tháng 8/2016, 2016-08) or a year (2003, năm 2003). */
export function parsePartialDate(text: string): Read<PartialDate> {
  const typed = onOneLine(text).toLowerCase()
  const year = /^(?:năm )?(\d{4})$/.exec(typed)?.[1]
  if (year) return partial(dateOf(Number(year), 1, 1), 'year')

  const month = /^(?:tháng )?(\d{1,2})(?:[/.-]| năm )(\d{4})$/.exec(typed)
  if (month) return partial(dateOf(Number(month[2]), Number(month[1]), 1), 'month')
  if (/^\d{4}-\d{2}$/.test(typed)) return partial(`${typed}-01`, 'month')

  const day = parseDate(typed)
  return day.ok ? partial(day.value, 'day') : day
}

const partial = (on: PlainDate, precision: Precision): Read<PartialDate> =>
  isDate(on) ? { ok: true, value: { on, precision } } : unreadable('date.unreal')

/** True for a day of the calendar, written YYYY-MM-DD, between 1900 and 2199. */
export function isDate(text: string): text is PlainDate {
  const [, year = 0, month = 0, day = 0] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []).map(Number)
  if (year < firstYear || year > lastYear) return false
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

/** The number of days from one day to another; negative if the other is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

export const addDays = (date: PlainDate, days: number): PlainDate =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10)

/** The same day `months` later; the last day of a shorter month: 31 January + 1 is 28 February. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = partsOf(date)
  const count = year * 12 + (month - 1) + months
  const target = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 }
  return dateOf(target.year, target.month, Math.min(day, daysIn(target.year, target.month)))
}

const calendar = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })

/** The date in Việt Nam (UTC+7) at an instant; now by default. */
export const today = (at: Date = new Date()): PlainDate => calendar.format(at)

export function partsOf(date: PlainDate): { year: number; month: number; day: number } {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  return { year, month, day }
}

/** Writes YYYY-MM-DD; months count from 1. Does not check that the day exists. */
export const dateOf = (year: number, month: number, day: number): PlainDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

const daysIn = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate()
