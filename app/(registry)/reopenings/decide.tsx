import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { Facts } from '@/components/record/facts'
import { addDays, today } from '@/core/date'
import { nameInSentence } from '@/db/period/words'
import { findReopening } from '@/db/reopening/queries'
import { ReopeningGrant, ReopeningRefusal, ReopeningRevocation } from '@/db/reopening/record'
import { decline, grant, revoke } from './actions'
import { factsOf } from './facts'

const daysOpen = 7
const steps = {
  grant: { input: ReopeningGrant, save: grant, right: 'canDecide' },
  decline: { input: ReopeningRefusal, save: decline, right: 'canDecide' },
  revoke: { input: ReopeningRevocation, save: revoke, right: 'canRevoke' },
} as const

type Props = { params: Promise<{ id: string }>; step: keyof typeof steps }

/** The forms in which leaders grant, decline or revoke a reopening. */
export async function DecideScreen({ params, step }: Props) {
  const { id } = await params
  const { input, save, right } = steps[step]
  const [locale, say, form] = await Promise.all([
    currentLocale(),
    getTranslations('reopenings'),
    getTranslations('form'),
  ])
  const reopening = await readRecord(id, async (db) => {
    const found = await findReopening(db, id, locale)
    return found?.[right] ? found : null
  })
  return (
    <FormScreen
      title={say(step)}
      crumbs={[
        { href: '/reopenings', label: say('title') },
        { href: `/reopenings/${id}`, label: say('of-period', { period: nameInSentence(reopening, locale) }) },
      ]}
      input={input}
      values={step === 'grant' ? { expiresOn: addDays(today(), daysOpen) } : {}}
      save={save}
      submitLabel={say(step)}
      cancelHref={`/reopenings/${id}`}
      hidden={{ id }}
      lead={<Facts blank={form('blank')} sections={factsOf(reopening, locale, say)} />}
    />
  )
}
