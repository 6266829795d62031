import { getTranslations } from 'next-intl/server'
import { reasonOptions, sheetReasons } from '@/app/reason'
import { askReason } from '@/app/screen/words'
import { currentLocale } from '@/app/session'
import type { AskReason } from '@/components/form/reason-fields'

/** Why a sheet is issued: other reasons than why a record is changed. */
export async function askSheetReason(): Promise<AskReason> {
  const [ask, say] = [await askReason(), await getTranslations('accounts.sheet')]
  return { ...ask, title: say('reason'), options: reasonOptions(sheetReasons, await currentLocale()) }
}
