import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { AskReason } from '@/components/form/reason-fields'
import type { FormWords } from '@/components/form/words'

/** What every form says on its own, in the reader's language. */
export async function formWords(): Promise<FormWords> {
  const say = await getTranslations('form')
  return {
    optional: say('optional'),
    choose: say('choose'),
    reveal: say('reveal'),
    errorTitle: say('error-title'),
    errorPrefix: say('error-prefix'),
    saving: say('saving'),
    cancel: say('cancel'),
    leave: say('leave'),
    conflict: {
      title: say('conflict.title'),
      explain: say('conflict.explain'),
      field: say('conflict.field'),
      base: say('conflict.base'),
      saved: say('conflict.saved'),
      typed: say('conflict.typed'),
      keepSaved: say('conflict.keep-saved'),
      useTyped: say('conflict.use-typed'),
      blank: say('conflict.blank'),
    },
    suggestions: {
      searching: say('suggestions.searching'),
      none: say('suggestions.none'),
      failed: say('suggestions.failed'),
      clear: say('suggestions.clear'),
      open: say('suggestions.open'),
      needsScript: say('suggestions.needs-script'),
      place: say('suggestions.place'),
      another: say('suggestions.another'),
    },
  }
}

/** Why a record is changed, from the office's list. A correction is told apart: it changes what was recorded. */
export async function askReason(): Promise<AskReason> {
  const say = await getTranslations('form.reason')
  const reasons = ['by-decision', 'correction', 'enterprise-report', 'other'] as const
  return {
    title: say('title'),
    label: say('label'),
    options: reasons.map((reason) => ({ value: say(`list.${reason}`), label: say(`list.${reason}`) })),
    noteLabel: say('note'),
    required: true,
  }
}

/** Both languages' words for "sửa lỗi nhập": the reason that makes a revision a correction. */
export const isCorrection = (reason = '') => /^(Sửa lỗi nhập|Correction of an entry)/.test(reason)
