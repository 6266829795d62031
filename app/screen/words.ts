import 'server-only'
import { getTranslations } from 'next-intl/server'
import { changeReasons, type ReasonCode, reasonOptions } from '@/app/request/reason'
import type { DayWords } from '@/components/form/day-input.client'
import { type AskReason, reasonFields } from '@/components/form/reason-fields'
import type { FormWords } from '@/components/form/words'
import type { Say } from '@/messages/say'
import { currentLocale } from '../request/session'

/** The texts of every form, in the user's language. */
export async function formWords(): Promise<FormWords> {
  const say = await getTranslations('form')
  return {
    optional: say('optional'),
    choose: say('choose'),
    reveal: say('reveal'),
    errorTitle: say('error-title'),
    errorPrefix: say('error-prefix'),
    saving: say('saving'),
    sending: say('sending'),
    cancel: say('cancel'),
    leave: say('leave'),
    unsent: {
      title: say('unsent.title'),
      offline: say('unsent.offline'),
      lost: say('unsent.lost'),
      failed: say('unsent.failed'),
      updated: say('unsent.updated'),
      over: say('unsent.over'),
    },
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
      more: say('suggestions.more'),
      failed: say('suggestions.failed'),
      clear: say('suggestions.clear'),
      open: say('suggestions.open'),
      soughtOnSending: say('suggestions.sought-on-sending'),
      meant: say('suggestions.meant'),
      another: say('suggestions.another'),
    },
  }
}

export const dayWords = (say: Say<'form'>): DayWords => ({
  open: say('day.open'),
  weekdays: say('day.weekdays').split('|'),
})

/** The reason fields of a form, with the codes that it offers. */
export async function askReason(codes: readonly ReasonCode[] = changeReasons): Promise<AskReason> {
  const [say, locale] = [await getTranslations('form.reason'), await currentLocale()]
  const asked = {
    title: say('title'),
    label: say('label'),
    options: reasonOptions(codes, locale),
    noteLabel: say('note'),
    required: true,
  }
  return { ...asked, fields: reasonFields(asked) }
}
