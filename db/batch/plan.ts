import type { Field } from '../../core/field'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { firstIds, listRows } from '../lists'
import type { Described } from '../record/described'
import type { Listing, ListQuestion } from '../record/listing'
import { type BatchRow, isDated, readBatch } from './read'

/** The most records of a batch: they are changed in one transaction. */
export const mostInBatch = 2000

/** What a batch does: new values by field, and the day from which those with states in time hold. */
export type BatchChange = { values: Readonly<Record<string, unknown>>; effectiveOn: string; isCorrection: boolean }

/**
 * Why a record is left out. `first-day`: it is not followed on the day of effect yet, and a batch moves no first day.
 * `changed`, `locked` and `rule` are found while saving.
 */
export const refusals = ['right', 'retired', 'first-day', 'changed', 'unseen', 'locked', 'rule'] as const
export type Refusal = (typeof refusals)[number]

export type BatchPlan = {
  doable: BatchRow[]
  /** They have the new values already, on the day of effect. */
  same: BatchRow[]
  refused: { row: BatchRow; why: Refusal }[]
  /** How many are out of sight: they are not named. */
  unseen: number
}

/** The records that a list's question finds today; how many they are, if more than a batch may have. */
export async function idsOfQuestion(
  db: Db,
  listing: Listing,
  asked: ListQuestion,
  most = mostInBatch,
): Promise<{ ids: string[]; tooMany?: number }> {
  const ids = await firstIds(db, listing, asked, most + 1)
  if (ids.length <= most) return { ids }
  const { total } = await listRows(db, listing, { ...asked, page: 1, anchor: undefined })
  return { ids: [], tooMany: total }
}

/** What a batch would do to each record, and why not. */
export async function planBatch(
  db: Db,
  record: Described,
  ids: string[],
  change: BatchChange,
  locale: Locale,
): Promise<BatchPlan> {
  const rows = await readBatch(db, record, ids, locale, change.effectiveOn)
  const plan: BatchPlan = { doable: [], same: [], refused: [], unseen: new Set(ids).size - rows.length }
  for (const row of rows) {
    const why = refusalOf(record, row, change)
    if (why) plan.refused.push({ row, why })
    else if (differs(row, change)) plan.doable.push(row)
    else plan.same.push(row)
  }
  return plan
}

/** Why a record as it stands cannot be changed so; null if nothing speaks against it. */
export function refusalOf(record: Described, row: BatchRow, change: BatchChange): Refusal | null {
  if (row.isRetired) return 'retired'
  if (!row.canEdit) return 'right'
  const asksDay = Object.keys(change.values).some((name) => isDated(record, name))
  return asksDay && row.firstDay !== null && change.effectiveOn < row.firstDay ? 'first-day' : null
}

const differs = (row: BatchRow, { values }: BatchChange) =>
  Object.entries(values).some(([name, value]) => !isSame(row[name], value))

/** Whether a field keeps its value. Lists are sets. */
export const isSame = (old: unknown, value: unknown): boolean => comparable(old) === comparable(value)

const comparable = (value: unknown) => JSON.stringify(Array.isArray(value) ? value.toSorted() : (value ?? null))

/** The fields that a batch changes. */
export const changedFields = (fields: Field[], { values }: BatchChange): Field[] =>
  fields.filter(({ name }) => Object.hasOwn(values, name))
