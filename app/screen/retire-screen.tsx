import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { today } from '@/core/date'
import type { FormState } from '@/core/form-state'
import { RetirementInput } from '@/db/record/validity'
import { FormScreen } from './form-screen'

type Save = (state: FormState, form: FormData) => Promise<FormState>
type Props = {
  /** The list, and the record itself. */
  crumbs: { href: string; label: string }[]
  record: { id: string; version: number; retiredOn: string | null }
  retire: Save
  restore: Save
  /** Where only entries made in error are retired: what that is called, and what it is not for. */
  mistake?: { title: string; hint: string } | undefined
}

/** Asks why a record is no longer followed, or why it is followed again. */
export async function RetireScreen({ crumbs, record, retire, restore, mistake }: Props) {
  const say = await getTranslations('form')
  const title = record.retiredOn ? say('restore') : (mistake?.title ?? say('retire'))
  return (
    <FormScreen
      title={title}
      crumbs={crumbs}
      input={record.retiredOn ? z.object({}) : RetirementInput}
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
