import { z } from 'zod'
import { type Field, fieldsOf } from '../../core/field'
import type { Locale } from '../../core/locale'
import { alsoTold } from '../record/columns'
import { RetirementInput, WithdrawalInput } from '../record/validity'
import { inputOf, recordOf } from '../records'
import { recordBehind } from '../references'
import { settingKey, settingValues } from '../setting/record'

export type Facts = Record<string, unknown>

/** What every record has, whatever it is of. */
const common = alsoTold(z.object({}), {
  valid: { vi: 'Thời gian có hiệu lực', en: 'In force' },
  retiredReason: { vi: 'Lý do ngừng theo dõi', en: 'Why it is no longer followed' },
  reopeningId: { vi: 'Theo lần mở lại', en: 'Under the reopening' },
})

/** Columns of any table that are no news: the row's own identity and its count of saves. */
const everywhere = ['id', 'version']

/** Columns whose news is told elsewhere: ids of versions and mails, and copies of what has rows of its own. */
export const untold: Record<string, readonly string[]> = {
  member_report_version: ['split', 'transfers', 'rule_results', 'previous_id', 'corrects_id'],
  member_split: ['version_id'],
  member_transfer: ['version_id'],
  reminder: ['mail_id'],
  job: ['session_id', 'input'],
}

/** The column by which one part of a record is told from the others in its table. */
const calledBy: Record<string, string> = {
  event_organisation: 'organisation_id',
  member_split: 'enterprise_id',
  member_transfer: 'counterpart_id',
}

export const callingColumn = (table: string): string | undefined => calledBy[table]

/** The record whose id a field of the trail holds, if it holds one. */
export function recordNamedBy({ name, reference }: Pick<Field, 'name' | 'reference'>): string | undefined {
  if (name.endsWith('By')) return 'account'
  if (name === 'onBehalfOf') return 'person'
  return recordBehind(reference ?? snake(name.replace(/Id$/, '')))?.code
}

/** What a row says and what each of it is called, in the order of the form. Its owner and whoever acted are named before. */
export function fieldsTold(table: string, facts: Facts, locale: Locale): [column: string, field: Field][] {
  const input = inputOf(table)
  const retirement = recordOf(table)?.mistake ? WithdrawalInput : RetirementInput
  const fields = [input, retirement, common].flatMap((one) => (one ? fieldsOf(one, locale) : []))
  return Object.keys(facts)
    .filter((column) => !everywhere.includes(column) && !untold[table]?.includes(column))
    .flatMap((column) => {
      const at = fields.findIndex(({ name }) => name === camel(column))
      const found = table === 'setting' && column === 'value' ? settingField(facts.key, locale) : fields[at]
      return found ? [{ at, told: [column, found] as [string, Field] }] : []
    })
    .toSorted((one, other) => one.at - other.at)
    .map(({ told }) => told)
}

/** A setting keeps text; which text depends on the setting. */
function settingField(key: unknown, locale: Locale): Field | undefined {
  const known = settingKey.enumValues.find((one) => one === key)
  return known && fieldsOf(settingValues[known], locale)[0]
}

/** Facts with a life have spells and no version: the record they are of has it. */
export const isSpell = (facts: Facts): boolean => typeof facts.valid === 'string' && !('version' in facts)

const camel = (column: string) => column.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase())
const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
export const fieldNamed = (column: string) => ({ name: camel(column), reference: undefined })
