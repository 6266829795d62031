import { getTranslations } from 'next-intl/server'
import { askReason } from '@/app/screen/words'
import type { AskReason } from '@/components/form/reason-fields'

/** Why a sheet is issued: other reasons than why a record is changed. */
export async function askSheetReason(): Promise<AskReason> {
  const [ask, say] = [await askReason(), await getTranslations('accounts.sheet.reason')]
  const reasons = ['first', 'forgotten', 'lost', 'successor', 'other'] as const
  return {
    ...ask,
    title: say('title'),
    options: reasons.map((reason) => ({ value: say(reason), label: say(reason) })),
  }
}
