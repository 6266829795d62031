import { sql } from 'drizzle-orm'
import { fold, nfc } from '../../core/fold'
import type { Typed } from '../../core/form'
import type { Choice, Suggestions } from '../../core/form-state'
import type { Beginning } from '../../core/member-report/composition'
import type { Message } from '../../core/result'
import type { Db } from '../door/actor'
import { arrayOf } from '../record/list'
import { isPlace, lineOfPlace, outside, outsideWords, typedFrom } from './form'
import type { Of, Version } from './queries'

// The counterparts of transfers are typed by their names (decision 040); which may be named, see counterparts.sql.

/** How many are offered before anything is typed, and for a text. */
const near = 30
const most = 10

const chosen = sql`id as value, name as label`

/** The names of counterparts by id. */
export async function listCounterparts(db: Db, periodId: string, ids: string[]): Promise<Choice[]> {
  if (ids.length === 0) return []
  return [...(await db.execute<Choice>(sql`select ${chosen} from counterparts(${periodId}, ${arrayOf(ids)})`))]
}

/** Those nearest to an organisation, for a choice before anything is typed, or without a connection. */
export const listNear = (db: Db, { organisationId, periodId }: Of) =>
  db.execute<Choice>(sql`
    select ${chosen} from counterparts_near(${periodId}, ${organisationId}, ${near}) order by name collate vi_natural`)

/** The first counterparts that a text finds in a period. */
export async function suggestCounterparts(db: Db, periodId: string, text: string): Promise<Suggestions> {
  const rows = await db.execute<Choice>(
    sql`select ${chosen} from counterparts_called(${periodId}, ${nfc(text)}, ${most + 1})`,
  )
  return { choices: rows.slice(0, most), isCut: rows.length > most }
}

/**
 * The form's values with what the texts for places mean, of lines that have a number: an id, or `outside`; or what is
 * wrong with a text.
 */
export async function placed<Values extends Record<string, unknown>>(
  db: Db,
  { organisationId, periodId }: Of,
  values: Values,
): Promise<{ values: Values; wrong: Record<string, Message> }> {
  const meant: Record<string, string> = {}
  const wrong: Record<string, Message> = {}
  for (const [name, text] of Object.entries(values)) {
    if (!isPlace(name) || typeof text !== 'string' || !values[lineOfPlace(name)]) continue
    if (isOutside(text)) {
      meant[name] = outside
      continue
    }
    const found = await suggestCounterparts(db, periodId, text)
    const others = found.choices.filter(({ value }) => value !== organisationId)
    const named = others.filter(({ label }) => fold(label) === fold(text))
    const [one, ...more] = named.length > 0 ? named : others
    if (one && more.length === 0) meant[name] = one.value
    else if (!one) wrong[name] = { key: 'sought-none', values: { text } }
    else {
      const names = [one, ...more].map(({ label }) => label).join('; ')
      wrong[name] = { key: 'transfer-many', values: { text, names: found.isCut ? `${names}; …` : names } }
    }
  }
  return { values: { ...values, ...meant }, wrong }
}

/** In either language; its first word is enough. */
const isOutside = (text: string) =>
  Object.values(outsideWords).some((words) => [fold(words), fold(words).split(' ')[0]].includes(fold(text)))

/** The text of a form that starts from a sent version. */
export async function begunWith(db: Db, version: Version, begins: Beginning): Promise<Typed> {
  const ids = version.transfers.map(({ organisationId }) => organisationId)
  const names = await listCounterparts(db, version.periodId, ids)
  return typedFrom(version, begins, new Map(names.map(({ value, label }) => [value, label])))
}
