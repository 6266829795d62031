import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { BuilderPage } from '@/app/screen/condition/builder'
import { changedBy, type DraftGroup, draftIn, draftOf, emptyTest } from '@/app/screen/condition/draft'
import { readDraft } from '@/app/screen/condition/read-draft'
import { ownLists } from '@/app/screen/own-lists'
import { hrefWith, type Sent } from '@/app/screen/params'
import { normal, sizeProblem } from '@/core/condition/condition'
import { parseCondition, printCondition } from '@/core/condition/text'
import { visible } from '@/core/fold'
import { withActor } from '@/db/door/actor'
import { listOf, whereOf, world } from '@/db/lists'
import { shapeOf } from '@/db/record/condition/shape'
import { recordAt } from '@/db/records'

type Props = { params: Promise<{ records: string }>; searchParams: Promise<Sent> }

/**
 * Where the condition of a list is built: a form that is sent back here until it is applied. next.config.js rewrites
 * /<records>/filter to this page, because Next.js would take "filter" for an id. `list`: the query of the list.
 */
export default async function FilterPage({ params, searchParams }: Props) {
  const record = recordAt((await params).records, 'list') ?? notFound()
  if (ownLists.includes(record.path)) notFound()
  const sent = await searchParams
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('filter')])
  const shape = shapeOf(record, world)
  const list = new URLSearchParams(String([sent.list ?? ''].flat().at(-1)))
  const wish = String([sent.do ?? ''].flat().at(-1))
  const asked = visible([sent.where ?? ''].flat().at(-1) ?? '')
  const written = asked ? parseCondition(asked) : undefined
  // What the record no longer has is left to be chosen again; the rest stands.
  const started: DraftGroup = written?.ok
    ? draftOf(written.value, shape)
    : { part: 'group', is: 'all', parts: [emptyTest] }
  const draft = changedBy(draftIn(sent) ?? started, wish)
  const { condition, faults } = readDraft(draft, shape)
  const text = printCondition(condition)
  const size = sizeProblem(normal(condition))
  const read = text && !size ? whereOf(listOf(record), text) : undefined
  const problem = size?.problem ?? (read && !('holds' in read) ? read : undefined)
  const back = hrefWith(`/${record.path}`, Object.fromEntries(list), {})
  if (wish === 'apply' && faults.size === 0 && !problem)
    redirect(hrefWith(`/${record.path}`, Object.fromEntries(list), { where: text }))
  return withActor(actor, (db) =>
    BuilderPage({
      db,
      record,
      shape,
      locale,
      say,
      draft,
      condition: normal(condition),
      faults: wish === 'apply' ? faults : new Map(),
      problem,
      list: list.toString(),
      back,
      isRefused: wish === 'apply',
    }),
  )
}
