'use server'

import { z } from 'zod'
import { action } from '@/app/request/action'
import type { Params } from '@/app/screen/params'
import { ok, type Result } from '@/core/result'
import type { Db } from '@/db/door/actor'
import { confirmSeveral, confirmVersion, returnVersion } from '@/db/member-report/decide'
import { listPlaces } from '@/db/member-report/matrix'
import { findReport } from '@/db/member-report/queries'
import { ReturnInput } from '@/db/member-report/return'
import { askedOf, matrixHref } from './filters'
import { firstWaiting, nextWaiting } from './read'

const nothing = z.object({})

export const confirmReport = action({
  input: nothing,
  work: async (db, _, { id = '', sha256 = '', back = '' }) =>
    follow(db, await confirmVersion(db, { id, sha256 }), back, 'confirmed'),
  goTo: (address) => address,
})

export const returnReport = action({
  input: ReturnInput,
  work: async (db, { returnReason, ...notes }, { id = '', sha256 = '', back = '' }) => {
    const fieldNotes = Object.fromEntries(Object.entries(notes).map(([name, note]) => [name, note ?? '']))
    return follow(db, await returnVersion(db, { id, sha256 }, { reason: returnReason, fieldNotes }), back, 'returned')
  },
  goTo: (address) => address,
})

/** Each chosen version is a hidden field `version.<id>` with its hash as value. */
export const confirmChosen = action({
  input: nothing,
  work: async (db, _, { back = '', ...hashes }) => {
    const all = Object.entries(hashes).flatMap(([name, sha256]) =>
      name.startsWith('version.') ? [{ id: name.slice('version.'.length), sha256 }] : [],
    )
    const done = await confirmSeveral(db, all)
    return done.ok ? ok(matrixHref(paramsIn(back), '', { done: 'several', count: String(done.value.count) })) : done
  },
  goTo: (address) => address,
})

/** After a decision, redirects to the next waiting report, or says that none is left. */
async function follow(
  db: Db,
  done: Result<{ reportId: string }>,
  back: string,
  act: 'confirmed' | 'returned',
): Promise<Result<string>> {
  if (!done.ok) return done
  const { reportId } = done.value
  const params = paramsIn(back)
  const report = await findReport(db, reportId)
  const places = report ? await listPlaces(db, { ...askedOf(params), periodId: report.periodId }) : []
  const next = nextWaiting(places, reportId) ?? firstWaiting
  return ok(matrixHref(params, next, { done: act, of: reportId }))
}

const paramsIn = (back: string): Params => Object.fromEntries(new URLSearchParams(back))
