import type { SQL } from 'drizzle-orm'
import type { Label } from '../../core/locale'

/**
 * The numbers of a list that may be summed over any of its rows: joins to the ids of the rows, as `rows.id`, and by the
 * name of each its value. Nothing if a sum over these rows means nothing.
 */
export type Summed<Question> = (
  asked: Question,
) => { joins: SQL; values: Record<string, { label: Label; value: SQL }> } | undefined
