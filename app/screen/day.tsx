import 'server-only'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { type PlainDate, parseDate, today } from '@/core/date'
import { formatDate } from '@/core/locale'
import type { Message } from '@/core/result'
import { withActor } from '@/db/door/actor'
import { readKnownDay } from '@/db/period/known-day'
import { findRecord } from '@/db/plain'
import type { Described } from '@/db/record/described'
import { invalidInWords } from '../request/problem'
import { currentActor, currentLocale } from '../request/session'
import type { Params } from './params'
import { crumbsOf, readRecord } from './record'

/** The day of the URL. `on`: undefined is today. With a problem nothing is shown: no row, no figure, no file. */
export type AskedDay = { on: PlainDate | undefined; typed: string; problem: Message | null }

export const noDay: AskedDay = { on: undefined, typed: '', problem: null }

/** Reads ?valid_on=…; pages, lists and files use it. */
export async function dayIn({ valid_on: typed }: Params): Promise<AskedDay> {
  if (!typed) return noDay
  const read = await withActor(await currentActor(), (db) => readKnownDay(db, typed))
  return read.ok ? { on: read.value, typed, problem: null } : { on: undefined, typed, problem: read.problem }
}

/** Reads a day that limits what has happened, as the trail's from and to: any day of the calendar. */
export function limitIn(typed: string | undefined): AskedDay {
  if (!typed) return noDay
  const read = parseDate(typed)
  return read.ok ? { on: read.value, typed, problem: null } : { on: undefined, typed, problem: read.problem }
}

/** The text for the field in which the day is typed: what was typed, if it cannot be shown. */
export const dayInField = ({ on, typed }: AskedDay): string => (on ? formatDate(on, 'vi') : typed)

/** Why the day cannot be shown, in a sentence; empty if it can. */
export async function refusalOf({ typed, problem }: AskedDay): Promise<string> {
  if (!problem) return ''
  const sentence = invalidInWords(problem, await getTranslations('problem'))
  return problem.key.startsWith('date.') ? `“${typed}”: ${sentence}` : sentence
}

export async function DayNotice({ day }: { day: AskedDay }) {
  return day.problem && <Notice kind="warning">{await refusalOf(day)}</Notice>
}

/** The answer of a file for a day that cannot be shown. */
export const refusedFile = async (day: AskedDay) =>
  new Response(await refusalOf(day), { status: 400, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })

/** The page of a record for a day that cannot be shown. */
export async function RecordOnNoDay({ record, id, day }: { record: Described; id: string; day: AskedDay }) {
  const [locale, form] = await Promise.all([currentLocale(), getTranslations('form')])
  const found = await readRecord(id, (db) => findRecord(db, record, id, locale))
  const [list] = crumbsOf(record, found, locale)
  return (
    <>
      <PageTitle
        title={found.called ?? record.words.one[locale]}
        crumbs={{ label: form('crumbs'), links: list ? [list] : [] }}
      />
      <DayNotice day={day} />
      <p>
        <a href={`/${record.path}/${id}?valid_on=${today()}`}>{form('today')}</a>
      </p>
    </>
  )
}
