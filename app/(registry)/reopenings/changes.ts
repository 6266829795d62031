import { fieldsOf } from '@/core/field'
import { readTyped, type Typed } from '@/core/form'
import type { Locale } from '@/core/locale'
import type { Entry } from '@/db/audit/trail'
import { MemberReportInput } from '@/db/member-report/entry'

type Values = Record<string, unknown>

/** An entry so that its sentence names fields: a draft holds what was typed, a version follows another one. */
export function toldAs(entry: Entry, locale: Locale): Entry {
  if (entry.tableName === 'report_draft') return asDraft(entry, locale)
  return entry.operation === 'submit' ? { ...entry, changed: Object.keys(valuesIn(entry.new)) } : entry
}

/** A draft that was emptied because it was sent belongs to the sentence of the version that was sent. */
function asDraft(entry: Entry, locale: Locale): Entry {
  if (!valuesIn(entry.new).typed) return { ...entry, operation: 'revise', changed: [] }
  const [before, after] = [typedIn(entry.old, locale), typedIn(entry.new, locale)]
  const changed = Object.keys(after).filter((name) => before[name] !== after[name])
  return { ...entry, operation: 'draft', old: before, new: after, changed }
}

function typedIn(row: unknown, locale: Locale): Values {
  const { typed } = valuesIn(row)
  if (typeof typed !== 'object' || typed === null) return {}
  return { ...typed, ...readTyped(fieldsOf(MemberReportInput, locale), typed as Typed).values }
}

const valuesIn = (row: unknown): Values => (typeof row === 'object' && row !== null ? (row as Values) : {})
