import { z } from 'zod'
import { type Field, fieldsOf } from '../../core/field'
import type { Locale } from '../../core/locale'
import { alsoTold } from '../record/columns'
import { following } from '../record/described'
import { retirementInput } from '../record/validity'
import { inputOf, recordOf } from '../records'
import { recordBehind } from '../references'
import { settingKey, settingValues } from '../setting/record'

export type Facts = Record<string, unknown>

/** Labels of columns that many tables have and no form. */
const common = alsoTold(z.object({}), {
  valid: { vi: 'Thời gian có hiệu lực', en: 'In force' },
  retiredReason: { vi: 'Lý do ngừng theo dõi hoặc bỏ', en: 'Why it is no longer followed, or withdrawn' },
  reopeningId: { vi: 'Theo lần mở lại', en: 'Under the reopening' },
})

/** Columns that the history never shows. */
const everywhere = ['id', 'version']

/**
 * Columns that the history does not show: ids of versions and mails, and copies of rows that have entries of their own.
 */
export const untold: Record<string, readonly string[]> = {
  member_report_version: ['split', 'transfers', 'parts', 'rule_results', 'previous_id', 'corrects_id'],
  member_split: ['version_id'],
  member_transfer: ['version_id'],
  reminder: ['mail_id'],
  job: ['session_id', 'input'],
}

/** The column that identifies a part among the other parts of its record. */
const calledBy: Record<string, string> = {
  event_organisation: 'organisation_id',
  member_split: 'enterprise_id',
  member_transfer: 'counterpart_id',
}

export const callingColumn = (table: string): string | undefined => calledBy[table]

/** The code of the record whose id the field contains; undefined for any other field. */
export function recordNamedBy({ name, reference }: Pick<Field, 'name' | 'reference'>): string | undefined {
  if (name.endsWith('By')) return 'account'
  if (name === 'onBehalfOf') return 'person'
  return recordBehind(reference ?? snake(name.replace(/Id$/, '')))?.code
}

/**
 * The columns of a row that the history shows, with their labels, in the order of the form. The foreign key to the
 * record and the columns of who acted are not among them: the entry names both.
 */
export function fieldsTold(table: string, facts: Facts, locale: Locale): [column: string, field: Field][] {
  const input = inputOf(table)
  const fields = [input, retirementInput(recordOf(table) ?? following), common].flatMap((one) =>
    one ? fieldsOf(one, locale) : [],
  )
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

/** The value of a setting is text; label and options depend on the key. */
function settingField(key: unknown, locale: Locale): Field | undefined {
  const known = settingKey.enumValues.find((one) => one === key)
  return known && fieldsOf(settingValues[known], locale)[0]
}

/** Whether a row is a spell of a state: those have `valid` but no version, which is on their record. */
export const isSpell = (facts: Facts): boolean => typeof facts.valid === 'string' && !('version' in facts)

const camel = (column: string) => column.replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase())
const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
export const fieldNamed = (column: string) => ({ name: camel(column), reference: undefined })
