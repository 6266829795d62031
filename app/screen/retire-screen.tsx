import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { today } from '@/core/date'
import type { FormState } from '@/core/form-state'
import { formatCount, type Locale } from '@/core/locale'
import type { Described } from '@/db/record/described'
import { RetirementInput, WithdrawalInput } from '@/db/record/validity'
import type { Use } from '@/db/uses'
import { currentLocale } from '../request/session'
import { FormScreen } from './form-screen'
import { hrefWith } from './params'

type Save = (state: FormState, form: FormData) => Promise<FormState>
type Props = {
  of: Described
  /** The list, and the record. */
  crumbs: { href: string; label: string }[]
  record: { id: string; version: number; retiredOn: string | null }
  retire: Save
  restore: Save
  /** For records that are retired only if entered in error: the words for that. */
  mistake?: { title: string; hint: string } | undefined
  uses: Use[]
}

/** The form that retires or restores a record. */
export async function RetireScreen({ of, crumbs, record, retire, restore, mistake, uses }: Props) {
  const [say, locale] = await Promise.all([getTranslations('form'), currentLocale()])
  const title = record.retiredOn ? say('restore') : (mistake?.title ?? say('retire'))
  return (
    <FormScreen
      title={title}
      crumbs={crumbs}
      lead={!record.retiredOn && <Consequences of={of} uses={uses} locale={locale} />}
      input={record.retiredOn ? z.object({}) : mistake ? WithdrawalInput : RetirementInput}
      values={{ retiredOn: today() }}
      save={record.retiredOn ? restore : retire}
      submitLabel={title}
      cancelHref={crumbs.at(-1)?.href ?? '/'}
      hidden={{ id: record.id, version: String(record.version) }}
      asksReason
    >
      {mistake && !record.retiredOn && <p className="hint">{mistake.hint}</p>}
    </FormScreen>
  )
}

/** What retiring means for this record, and the records that refer to it. */
async function Consequences({ of, uses, locale }: { of: Described; uses: Use[]; locale: Locale }) {
  const say = await getTranslations('form')
  return (
    <div className="block stack">
      <p>{of.mistake ? say('withdrawing') : say('retiring', { mark: of.mark[locale] })}</p>
      <p>{say(uses.length > 0 ? 'used-by' : 'used-by-none')}</p>
      {uses.length > 0 && (
        <ul>
          {uses.map(({ record: { code, path, words }, count, filter }) => {
            const text = `${words.many[locale]}: ${formatCount(count, locale)}`
            return (
              <li key={code}>
                {filter ? <a href={hrefWith(`/${path}`, { [filter.name]: filter.value }, {})}>{text}</a> : text}
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
