import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { dayIn, paramsOf } from '@/app/screen/params'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { formatDate } from '@/core/locale'
import { listAffairs } from '@/db/act/affairs'
import { ClosingInput } from '@/db/act/close-enterprise'
import { findEnterprise } from '@/db/enterprise/queries'
import { close } from '../../actions'
import { Affairs } from './affairs'
import { AskDay } from './ask-day'

type Props = {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Ghi nhận ngừng hoạt động: first the day, then what hangs on the enterprise on that day, one by one. */
export default async function CloseEnterprisePage({ params, searchParams }: Props) {
  const [{ id }, { on }, locale, say] = await Promise.all([
    params,
    paramsOf(searchParams),
    currentLocale(),
    getTranslations('enterprises'),
  ])
  const day = dayIn(on)
  const { enterprise, affairs } = await readRecord(id, async (db) => {
    const enterprise = await findEnterprise(db, id)
    if (!enterprise?.canEdit || enterprise.retiredOn) return null
    return { enterprise, affairs: day ? await listAffairs(db, id, day) : [] }
  })

  const crumbs = [
    { href: '/enterprises', label: say('title') },
    { href: `/enterprises/${id}`, label: enterprise.name },
  ]
  if (!day) return <AskDay title={say('close')} crumbs={crumbs} wrong={Boolean(on)} locale={locale} />

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
      hidden={{ id, version: String(enterprise.version) }}
      asksReason
    >
      <div className="section">
        <h2>{say('closing.title', { day: formatDate(day, locale) })}</h2>
        <Affairs affairs={affairs} locale={locale} />
      </div>
    </FormScreen>
  )
}
