import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { choicesFor, chosenIn } from '@/app/screen/choices'
import { FormScreen } from '@/app/screen/form-screen'
import { readNew } from '@/app/screen/record'
import { Notice } from '@/components/shell/notice'
import { today } from '@/core/date'
import { fieldsOf } from '@/core/field'
import { readTyped } from '@/core/form'
import { formatCount, inSentence } from '@/core/locale'
import { mostInBatch } from '@/db/batch/plan'
import { isDated } from '@/db/batch/read'
import { nameOfRequested, withNames } from '@/db/references'
import { preview } from '../actions'
import { askedIn, batchAt, batchInput, idsIn, listHref, queryOf, sentIn, tickOf } from '../asked'
import { Nothing } from '../nothing'

type Props = {
  params: Promise<{ records: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The form of a batch: the fields to change, and their new values. */
export default async function BatchPage({ params, searchParams }: Props) {
  const [{ records }, sent, locale, say] = await Promise.all([
    params,
    searchParams,
    currentLocale(),
    getTranslations('batch'),
  ])
  const record = batchAt(records)
  const asked = askedIn(sentIn(sent), record)
  const input = batchInput(record, record.inBatch)
  const fields = fieldsOf(input, locale)
  const { ids, tooMany, choices, row } = await readNew(record.table, async (db, who) => {
    const [found, choices] = await Promise.all([idsIn(db, who, record, asked, locale), choicesFor(db, fields)])
    const { values } = readTyped(fields, asked.typed)
    return { ...found, choices, row: await withNames(db, input, values, locale, { nameOf: nameOfRequested }) }
  })
  const href = listHref(record, asked)
  if (ids.length === 0) return <Nothing record={record} href={href} tooMany={tooMany} locale={locale} />
  const count = formatCount(ids.length, locale)
  const asksDay = record.inBatch.some((name) => isDated(record, name))
  return (
    <FormScreen
      title={say('title', { count, records: inSentence(record.words.many[locale]) })}
      crumbs={[{ href, label: record.words.many[locale] }]}
      lead={
        <div className="block stack">
          {asked.isAll && <Notice>{say('question', { count, most: mostInBatch })}</Notice>}
          <p>{say('how')}</p>
        </div>
      }
      input={input}
      values={{
        ...row,
        ...Object.fromEntries(asked.fields.map((name) => [tickOf(name), true])),
        ...(asksDay && { effectiveOn: row.effectiveOn ?? today() }),
      }}
      choices={choices}
      chosen={chosenIn(fields, row)}
      sections={record.inBatch.map((name) => ({ title: '', names: [tickOf(name), name] }))}
      hidden={{ asked: queryOf(asked).toString() }}
      save={preview.bind(null, record.path)}
      submitLabel={say('preview')}
      cancelHref={href}
      asksReason
    />
  )
}
