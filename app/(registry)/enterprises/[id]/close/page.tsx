import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { limitIn } from '@/app/screen/day'
import { FormScreen } from '@/app/screen/form-screen'
import { paramsOf, type Sent } from '@/app/screen/params'
import { readRecordAt } from '@/app/screen/record'
import { formatDate } from '@/core/locale'
import { listAffairs } from '@/db/act/affairs'
import { ClosingInput } from '@/db/act/close-enterprise'
import { close } from '../../actions'
import { Affairs } from './affairs'
import { AskDay } from './ask-day'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Sent> }

/** Ghi nhận ngừng hoạt động: first the day, then a decision on each affected record. */
export default async function CloseEnterprisePage({ params, searchParams }: Props) {
  const [{ id }, { on }, locale, say] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('enterprises'),
  ])
  const { on: day, typed } = limitIn(on)
  const { found, crumbs, more } = await readRecordAt('enterprises', id, 'edit', async (db) =>
    day ? listAffairs(db, id, day) : [],
  )
  if (found.retiredOn) notFound()
  if (!day) return <AskDay title={say('close')} crumbs={crumbs} typed={typed} locale={locale} />

  return (
    <FormScreen
      title={say('close')}
      crumbs={crumbs}
      input={ClosingInput}
      values={{ effectiveOn: day }}
      only={['standing']}
      save={close}
      submitLabel={say('close')}
      cancelHref={`/enterprises/${id}`}
      hidden={{ id, version: String(found.version) }}
      asksReason
    >
      <div className="section">
        <h2>{say('closing.title', { day: formatDate(day, locale) })}</h2>
        <Affairs affairs={more} locale={locale} />
      </div>
    </FormScreen>
  )
}
