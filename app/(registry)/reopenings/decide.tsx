import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import { Facts } from '@/components/record/facts'
import type { FormState } from '@/core/form-state'
import { nameInSentence } from '@/db/period/words'
import { findReopening } from '@/db/reopening/queries'
import { factsOf } from './facts'

type Props = {
  id: string
  act: 'grant' | 'decline' | 'revoke'
  input: z.ZodObject
  values?: Record<string, unknown>
  save: (state: FormState, form: FormData) => Promise<FormState>
}

/** What leaders decide of a reopening, below what was asked. */
export async function DecideScreen({ id, act, input, values = {}, save }: Props) {
  const [locale, say, form] = await Promise.all([
    currentLocale(),
    getTranslations('reopenings'),
    getTranslations('form'),
  ])
  const reopening = await readRecord(id, async (db) => {
    const found = await findReopening(db, id)
    const may = act === 'revoke' ? found?.canRevoke : found?.canDecide
    return may ? found : null
  })
  return (
    <FormScreen
      title={say(act)}
      crumbs={[
        { href: '/reopenings', label: say('title') },
        { href: `/reopenings/${id}`, label: say('of-period', { period: nameInSentence(reopening, locale) }) },
      ]}
      input={input}
      values={values}
      save={save}
      submitLabel={say(act)}
      cancelHref={`/reopenings/${id}`}
      hidden={{ id }}
      lead={<Facts blank={form('blank')} sections={factsOf(reopening, locale, say)} />}
    />
  )
}
