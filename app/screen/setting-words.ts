import { valueInWords } from '@/app/screen/values'
import { fieldsOf } from '@/core/field'
import type { Locale } from '@/core/locale'
import { SettingInput, type SettingKey, settingKey, settingValues } from '@/db/setting/record'

export const keyOf = (text: string | undefined): SettingKey | undefined =>
  settingKey.enumValues.find((key) => key === text)

/** The label of a setting. */
export function settingName(key: SettingKey, locale: Locale): string {
  const field = fieldsOf(SettingInput, locale).find(({ name }) => name === 'key')
  return field?.options.find(({ value }) => value === key)?.label ?? key
}

/** The value of a setting in words. Settings are stored as text. */
export function settingValue(
  { key, value, called }: { key: SettingKey; value: string; called: string | null },
  locale: Locale,
): string {
  const [field] = fieldsOf(settingValues[key], locale)
  return field ? valueInWords(field, value, locale, called ? { [value]: called } : {}) : value
}
