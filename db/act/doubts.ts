import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { field } from '../../core/field'
import type { Message } from '../../core/result'
import type { Db } from '../door/actor'
import { familyOf } from '../organisation/derived'
import { findOrganisation } from '../organisation/queries'
import { figureBefore } from './figure'
import { movedIn, organisationsIn, rowsOf, sumOf, type Values } from './moved'

/** A box that appears with a doubt; ticked, the act is recorded with the numbers as they are. */
export const DoubtInput = z.object({
  isDifferent: z
    .boolean()
    .default(false)
    .register(field, {
      label: { vi: 'Đã kiểm tra: số đã nhập là đúng', en: 'Checked: the numbers entered are right' },
      onDemand: true,
    }),
})

type Said = { organisationId: string; members: number | null }

/** What a form says of the members of single organisations, by act. */
const saidIn = {
  absorb: (values) => rowsIn(values, 'absorbed'),
  consolidate: (values, own) => [{ organisationId: own, ...movedIn(values, 'own') }, ...rowsIn(values, 'other')],
  divide: (values, own) => [{ organisationId: own, ...sumOf([movedIn(values, 'first'), movedIn(values, 'second')]) }],
  split: (values, own) => [{ organisationId: own, ...movedIn(values, '') }],
  reclassify: (values, own) => {
    const cells = rowsOf('cell').filter((row) => values[`${row}Name`])
    return cells.length > 0 ? [{ organisationId: own, ...sumOf(cells.map((row) => movedIn(values, row))) }] : []
  },
} satisfies Record<string, (values: Values, own: string) => Said[]>

function rowsIn(values: Values, name: string): Said[] {
  const rows = organisationsIn(values, name)
  return rows.ok ? rows.value : []
}

/**
 * A doubt about the numbers in the form of an act, as a message at `isDifferent`: they are not what the register has for
 * the day before. A split may move fewer members; of those that a rising cell does not hand over the message says that they stay,
 * also if it has no cells at all.
 */
export async function doubtsAbout(
  db: Db,
  act: keyof typeof saidIn,
  values: Values,
  own: string,
): Promise<Record<string, Message>> {
  const { effectiveOn: day, isDifferent } = values
  if (isDifferent || typeof day !== 'string') return {}
  if (act === 'reclassify' && saidIn[act](values, own).length === 0) return risesAlone(db, values.kind, own, day)
  for (const { organisationId, members: said } of saidIn[act](values, own)) {
    const { members: figure } = await figureBefore(db, organisationId, day)
    if (said === null || figure === null || said === figure || (act === 'split' && said < figure)) continue
    if (act === 'reclassify')
      return said < figure ? { isDifferent: { key: 'rest-stays', values: { said, figure, rest: figure - said } } } : {}
    const name = (await findOrganisation(db, organisationId, day))?.name ?? ''
    return { isDifferent: { key: 'differs-from-figure', values: { name, said, figure } } }
  }
  return {}
}

/** The doubt about a cell that becomes a committee and gets nothing below itself: a committee has its members in cells. */
async function risesAlone(db: Db, kind: unknown, own: string, day: string): Promise<Record<string, Message>> {
  const before = await findOrganisation(db, own, day)
  if (typeof kind !== 'string' || !before) return {}
  const [from, to] = await Promise.all([familyOf(db, before.kind, day), familyOf(db, kind, day)])
  const [below] = await db.execute<{ has: boolean }>(sql`select has_below(${own}::uuid, ${day}::date) as has`)
  if (to !== 'committee' || from === 'committee' || below?.has) return {}
  return { isDifferent: { key: 'rises-alone', values: { name: before.name } } }
}
