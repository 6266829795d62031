import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { PageTitle } from '@/components/shell/page-title'
import { today } from '@/core/date'
import type { FormState } from '@/core/form-state'
import { formatCount } from '@/core/locale'
import { mayWithdraw, type Withdrawal } from '@/db/act/withdraw'
import type { Described, Ending } from '@/db/record/described'
import { retirementInput } from '@/db/record/validity'
import type { Use } from '@/db/uses'
import { currentLocale } from '../request/session'
import { FormScreen } from './form-screen'
import { hrefWith } from './params'
import { Obstacles } from './withdrawal'

type Props = {
  of: Described
  does: Ending | 'restore'
  /** The list, and the record. */
  crumbs: { href: string; label: string }[]
  record: { id: string; version: number }
  save: (state: FormState, form: FormData) => Promise<FormState>
  uses: Use[]
  /** What withdrawing or restoring changes in locked periods; without the form while that is not allowed. */
  withdrawal: Withdrawal | undefined
}

/** The form that stops following a record, withdraws or restores it. */
export async function RetireScreen({ of, does, crumbs, record, save, uses, withdrawal }: Props) {
  const [say, locale] = await Promise.all([getTranslations('form'), currentLocale()])
  const title = does === 'restore' ? say('restore') : of.endingWords[does][locale]
  const lead = (
    <>
      {does !== 'restore' && <Consequences of={of} does={does} uses={uses} />}
      {withdrawal && <Obstacles isRestored={does === 'restore'} withdrawal={withdrawal} />}
    </>
  )
  const isRefused = withdrawal && !mayWithdraw(does === 'restore' ? { ...withdrawal, refusal: null } : withdrawal)
  if (isRefused)
    return (
      <>
        <PageTitle title={title} crumbs={{ label: say('crumbs'), links: crumbs }} />
        {lead}
      </>
    )
  return (
    <FormScreen
      title={title}
      crumbs={crumbs}
      lead={lead}
      input={does === 'stop' ? retirementInput(of) : z.object({})}
      values={{ retiredOn: today() }}
      save={save}
      submitLabel={title}
      cancelHref={crumbs.at(-1)?.href ?? '/'}
      hidden={{ id: record.id, version: String(record.version) }}
      asksReason
    />
  )
}

/** What the act means for this record, and the records that refer to it. */
async function Consequences({ of, does, uses }: { of: Described; does: Ending; uses: Use[] }) {
  const [say, locale] = await Promise.all([getTranslations('form'), currentLocale()])
  return (
    <div className="block stack">
      <p>{say(`ending.${does}.does`, { mark: of.mark[locale] })}</p>
      {does === 'withdraw' && of.withdrawalHint && <p>{of.withdrawalHint[locale]}</p>}
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
