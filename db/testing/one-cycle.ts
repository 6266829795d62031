import { expect } from 'vitest'
import { findVersion } from '../member-report/queries'
import { submitReport } from '../member-report/submit'
import { newId } from '../record/id'
import { plantPeriod, submission } from './reports'
import type { inRegistry } from './stories'

export type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]
type Who = Parameters<Registry['tries']>[0]

/** Plants a period and returns functions that send the cell's report for it; `sent` also returns the version. */
export async function cycleOf(
  { db, cell, tries, as }: Registry,
  startsOn?: string,
  period: Parameters<typeof plantPeriod>[2] = {},
) {
  const of = { organisationId: cell, periodId: await plantPeriod(db, startsOn, period) }
  const send = async (who: Who, entry = {}, wish = {}, id = newId()) => {
    const result = await tries(who, (db) => submitReport(db, id, of, submission(entry, wish)))
    return { result, id }
  }
  const sent = async (who: Who, entry = {}, wish = {}) => {
    const { result } = await send(who, entry, wish)
    if (!result.ok) throw new Error(JSON.stringify(result.problem))
    const version = await as(who, (db) => findVersion(db, result.value.id))
    if (!version) throw new Error('sent and not there')
    return version
  }
  return { of, send, sent }
}

/** The refusal of a report as a whole. */
export const says = (key: string) => ({
  ok: false,
  problem: { kind: 'invalid', fields: expect.objectContaining({ decision: { key } }) },
})

/** The failure of a second decision: the planted officer has returned the report before. */
