import { getTranslations } from 'next-intl/server'
import { reasonInWords } from '@/app/request/reason'
import { currentLocale } from '@/app/request/session'
import { readNew } from '@/app/screen/record'
import { formWords } from '@/app/screen/words'
import { Form } from '@/components/form/form.client'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { EmptyState } from '@/components/table/record-table'
import { formatCount, formatDate } from '@/core/locale'
import { type BatchPlan, planBatch, type Refusal } from '@/db/batch/plan'
import { fieldsInBatch, isDated } from '@/db/batch/read'
import { newId } from '@/db/record/id'
import { nameOfRequested, withNames } from '@/db/references'
import { save } from '../../actions'
import {
  askedIn,
  batchAt,
  causeIn,
  changeIn,
  idsIn,
  isRefusal,
  listHref,
  pairsIn,
  queryOf,
  sentIn,
  shownRows,
} from '../../asked'
import { Nothing } from '../../nothing'
import { ChangesTable } from './changes-table'
import { LeftOut } from './left-out'

type Props = {
  params: Promise<{ records: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/**
 * Shows what a batch would do to each record, before it is saved. The form names each record with its version: what
 * others change meanwhile is not overwritten unseen.
 */
export default async function CheckPage({ params, searchParams }: Props) {
  const [{ records }, given, locale, say] = await Promise.all([
    params,
    searchParams,
    currentLocale(),
    getTranslations('batch'),
  ])
  const [record, sent] = [batchAt(records), sentIn(given)]
  const asked = askedIn(sent, record)
  const change = changeIn(record, asked)
  const formHref = `/batch/${record.path}?${queryOf(asked)}`
  const found = await readNew(record.table, async (db, who) => {
    if (!change.ok) return null
    const { ids, tooMany } = await idsIn(db, who, record, asked, locale)
    const [plan, named] = await Promise.all([
      planBatch(db, record, ids, change.value, locale),
      withNames(db, record.input, { ...change.value.values }, locale, { nameOf: nameOfRequested }),
    ])
    return { plan: withoutRefused(plan, sent.getAll('out')), named, tooMany, isEmpty: ids.length === 0 }
  })
  if (!found || !change.ok) return <Unreadable href={formHref} />
  const { plan, named, tooMany } = found
  const href = listHref(record, asked)
  if (found.isEmpty) return <Nothing record={record} href={href} tooMany={tooMany} locale={locale} />

  const fields = fieldsInBatch(record, locale).filter(({ name }) => asked.fields.includes(name))
  const count = formatCount(plan.doable.length, locale)
  const failed = Number(sent.get('failed'))
  const isOfDay = fields.some(({ name }) => isDated(record, name))
  return (
    <>
      <Title title={say('check')} href={formHref} label={say('again')} />
      {failed > 0 && (
        <Notice kind="warning" title={say('not-saved')}>
          {say('changed-meanwhile', { count: formatCount(failed, locale) })}
        </Notice>
      )}
      <LeftOut record={record} plan={plan} locale={locale} />
      {plan.doable.length === 0 ? (
        <EmptyState text={say('nothing-to-do')} action={{ href: formHref, label: say('again') }} />
      ) : (
        <>
          <h2>{say('will', { count })}</h2>
          <p>
            {isOfDay && say('from-day', { day: formatDate(change.value.effectiveOn, locale) })}{' '}
            {say('because', { reason: reasonInWords(causeIn(asked), locale) })}
          </p>
          <ChangesTable
            record={record}
            fields={fields}
            rows={plan.doable}
            values={{ ...change.value.values, ...named }}
            shown={sent.get('shown') === 'all' ? undefined : 200}
            allHref={`/batch/${record.path}/check?${queryOf(asked)}&shown=all`}
            locale={locale}
          />
          <Form
            save={save.bind(null, record.path)}
            words={await formWords()}
            hidden={{
              nonce: newId(),
              asked: queryOf(asked).toString(),
              rows: shownRows(plan.doable),
              left: leftIn(plan),
            }}
            submitLabel={say('save', { count })}
            cancelHref={href}
          />
        </>
      )}
    </>
  )
}

async function Title({ title, href, label }: { title: string; href: string; label: string }) {
  const form = await getTranslations('form')
  return <PageTitle title={title} crumbs={{ label: form('crumbs'), links: [{ href, label }] }} />
}

async function Unreadable({ href }: { href: string }) {
  const say = await getTranslations('batch')
  return (
    <>
      <Title title={say('check')} href={href} label={say('again')} />
      <EmptyState text={say('unreadable')} action={{ href, label: say('again') }} />
    </>
  )
}

/**
 * Takes out what the last attempt to save could not change. A record that somebody changed meanwhile stays: it is shown
 * with its new values.
 */
function withoutRefused(plan: BatchPlan, out: string[]): BatchPlan {
  const whys = new Map(
    pairsIn(out).flatMap(([id, why]): [string, Refusal][] => (isRefusal(why) && why !== 'changed' ? [[id, why]] : [])),
  )
  const refused = plan.doable.flatMap((row) => {
    const why = whys.get(row.id)
    return why ? [{ row, why }] : []
  })
  return {
    ...plan,
    doable: plan.doable.filter(({ id }) => !whys.has(id)),
    refused: [...plan.refused, ...refused],
  }
}

/** How many are left out and why, for the page of the result. */
function leftIn({ same, refused, unseen }: BatchPlan): string {
  const counts = new Map<string, number>([
    ['same', same.length],
    ['unseen', unseen],
  ])
  for (const { why } of refused) counts.set(why, (counts.get(why) ?? 0) + 1)
  return [...counts].flatMap(([why, count]) => (count > 0 ? [`${count}:${why}`] : [])).join(' ')
}
