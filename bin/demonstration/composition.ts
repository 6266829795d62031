import type { Split } from '../../db/member-report/record'
import { type Counts, warningsOf } from '../../db/member-report/warnings'
import { apportion, at } from './chance'
import { membersOfStateHost } from './members'
import type { Organisation, World } from './world'

/** The split of a report: everything for a single enterprise; some combined cells leave a part or all unsplit. */
export function splitOf({ chance }: World, one: Organisation, day: string, closing: number): Split {
  const served = one.coverage
    .filter(({ from, to }) => from <= day && (to === null || day < to))
    .map(({ enterprise }) => enterprise)
  const [only] = served
  if (!only) return {}
  if (served.length === 1) return { [only.id]: closing }
  if (one.splits === 'never' || closing <= membersOfStateHost) return {}
  const host = served.find(({ states }) => states.at(-1)?.ownership === 'state')
  const rest = served.filter((enterprise) => enterprise !== host)
  const total = closing - (host ? membersOfStateHost : 0) - (one.splits === 'partly' ? chance.whole(1, 2) : 0)
  const shares = apportion(
    total,
    rest.map(({ weight }) => Math.sqrt(weight)),
  )
  return {
    ...(host ? { [host.id]: membersOfStateHost } : {}),
    ...Object.fromEntries(rest.map(({ id }, i) => [id, at(shares, i)])),
  }
}

const ages = [0.2, 0.37, 0.27, 0.12, 0.04]

/** The lines of the yearly form. */
export function yearlyOf({ chance }: World, one: Organisation, closing: number, probationary: number) {
  const bands = apportion(
    closing,
    ages.map((share) => share * (0.7 + 0.6 * chance.next())),
  )
  const ungradedMembers = Math.min(closing, probationary)
  const graded = closing - ungradedMembers
  const goodMembers = Math.round(graded * 0.7)
  const excellentMembers = Math.min(graded - goodMembers, Math.floor(goodMembers * 0.2))
  const workerMembers = one.coverage.length > 0 ? Math.round(closing * (0.25 + 0.3 * chance.next())) : 0
  return {
    membersTo30: at(bands, 0),
    membersTo40: at(bands, 1),
    membersTo50: at(bands, 2),
    membersTo60: at(bands, 3),
    membersOver60: at(bands, 4),
    workerMembers,
    managerMembers: Math.min(closing - workerMembers, Math.round(closing * 0.22)),
    ownerMembers: one.coverage.length > 0 && closing > 3 && chance.happens(0.12) ? 1 : 0,
    grade: chance.weighted([
      ['excellent', 2],
      ['good', 6],
      ['satisfactory', 1],
    ] as const),
    excellentMembers,
    goodMembers,
    satisfactoryMembers: graded - goodMembers - excellentMembers,
    failedMembers: 0,
    ungradedMembers,
  }
}

/** The warnings that the application computes with its default settings. */
export const judged = (counts: Counts, isFirst: boolean, history: number[]) =>
  warningsOf({
    counts,
    previous: isFirst ? null : counts.openingTotal,
    history: history.slice(0, 8),
    usualRangeFactor: 3.5,
    isCell: true,
    workers: null,
    officialMinimum: 3,
    committeeMinimum: 30,
    grading: { share: 20, base: 'good_only', rounding: 'floor' },
  })
