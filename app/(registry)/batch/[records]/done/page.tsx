import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { readRecord } from '@/app/screen/read-record'
import { undoNow } from '@/app/screen/undo'
import { formWords } from '@/app/screen/words'
import { Form } from '@/components/form/form.client'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { formatCount } from '@/core/locale'
import { findBatch } from '@/db/batch/result'
import { askedIn, batchAt, isRefusal, listHref, pairsIn, sentIn } from '../../asked'

type Props = {
  params: Promise<{ records: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const mostNamed = 100

/** What a batch changed and what it left out, with the way back. */
export default async function DonePage({ params, searchParams }: Props) {
  const [{ records }, given, locale, say, form] = await Promise.all([
    params,
    searchParams,
    currentLocale(),
    getTranslations('batch'),
    getTranslations('form'),
  ])
  const [record, sent] = [batchAt(records), sentIn(given)]
  const set = sent.get('set') ?? ''
  const { count, named, isUndone } = await readRecord(set, (db) => findBatch(db, record, set, locale, mostNamed))
  const href = listHref(record, askedIn(sent, record))
  const left = pairsIn(sent.getAll('left')).flatMap(([what, why]) => {
    const number = Number(what)
    if (!Number.isInteger(number) || number < 1) return []
    const count = formatCount(number, locale)
    if (why === 'same' || why === 'unseen') return [say(`left-${why}`, { count })]
    return isRefusal(why) ? [say('left', { count, why: say(`why.${why}`) })] : []
  })
  return (
    <>
      <PageTitle
        title={say('done')}
        crumbs={{ label: form('crumbs'), links: [{ href, label: record.words.many[locale] }] }}
      />
      <Notice kind="success">{say('saved', { count: formatCount(count, locale) })}</Notice>
      {left.length > 0 && (
        <Notice kind="warning" title={say('left-out')}>
          <ul>
            {left.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Notice>
      )}
      <div className="row block">
        {isUndone ? (
          <p>{say('undone')}</p>
        ) : (
          <Form
            save={undoNow}
            hidden={{ set, back: `/${record.path}?saved=undone` }}
            words={await formWords()}
            submitLabel={say('undo')}
            about=""
          />
        )}
        <a href={`/undo/${set}`}>{say('whole')}</a>
        <a href={href}>{say('back')}</a>
      </div>
      <section className="block" aria-labelledby="names">
        <h2 id="names">{say('names')}</h2>
        <ul>
          {named.map(({ id, name }) => (
            <li key={id}>
              <a href={`/${record.path}/${id}`}>{name}</a>
            </li>
          ))}
          {count > named.length && <li>{say('more-names', { count: formatCount(count - named.length, locale) })}</li>}
        </ul>
      </section>
    </>
  )
}
