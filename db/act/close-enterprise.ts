import { z } from 'zod'
import { addDays } from '../../core/date'
import { field } from '../../core/field'
import { fail, invalid, ok, type Result } from '../../core/result'
import { endCoverage } from '../coverage/commands'
import type { Db } from '../door/actor'
import { changeStanding } from '../enterprise/commands'
import { findEnterprise } from '../enterprise/queries'
import { enterpriseStanding } from '../enterprise/record'
import { endMandate } from '../mandate/commands'
import type { At } from '../record/revise'
import { type Affair, decisionsOn, listAffairs, nameOfAffair } from './affairs'

const ends = enterpriseStanding.enumValues.filter(
  (one): one is 'closed' | 'bankrupt' | 'revoked' => one === 'closed' || one === 'bankrupt' || one === 'revoked',
)

/** The form that closes an enterprise. The decisions on its affairs are inputs of their own; see affairs.ts. */
export const ClosingInput = z.object({
  standing: z.enum(ends).register(field, {
    label: { vi: 'Hình thức', en: 'How it ends' },
    options: {
      closed: { vi: 'Ngừng hoạt động, giải thể', en: 'Closed' },
      bankrupt: { vi: 'Phá sản', en: 'Bankrupt' },
      revoked: { vi: 'Bị thu hồi giấy chứng nhận', en: 'Certificate revoked' },
    },
  }),
  effectiveOn: z.iso.date().register(field, {
    label: { vi: 'Ngừng hoạt động từ ngày', en: 'Closed from' },
    hint: { vi: 'Trước ngày này hồ sơ giữ nguyên như cũ', en: 'Before this day the record stays as it was' },
  }),
})

/** The chosen decision by `nameOfAffair`. */
type Decisions = Record<string, string>

/**
 * Ghi nhận ngừng hoạt động: closes an enterprise from a day on and carries out the decisions on its affairs, in one
 * change set. Fails if an affair has no decision.
 */
export async function closeEnterprise(
  db: Db,
  at: At,
  { standing, effectiveOn }: z.output<typeof ClosingInput>,
  decisions: Decisions,
): Promise<Result<At>> {
  const found = await findEnterprise(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  if (!found.canEdit) return fail({ kind: 'forbidden' })
  if (ends.some((one) => one === found.standing)) return invalid('standing', 'closed-already')

  const affairs = await listAffairs(db, at.id, effectiveOn)
  const undecided = affairs.filter((affair) => !isDecided(affair, decisions))
  if (undecided.length > 0) return invalid('decisions', 'undecided', { count: undecided.length })

  const lastDay = addDays(effectiveOn, -1)
  for (const affair of affairs) {
    const done = await carryOut(db, affair, decisions[nameOfAffair(affair)], lastDay)
    if (!done.ok) return done
  }
  return changeStanding(db, at, standing, effectiveOn)
}

const isDecided = (affair: Affair, decisions: Decisions) =>
  decisionsOn(affair).some((one) => one === decisions[nameOfAffair(affair)])

/** Only `ends` changes a row: it ends with `lastDay`. All other decisions need no change now. */
async function carryOut(
  db: Db,
  { kind, ...at }: Affair,
  decided: string | undefined,
  lastDay: string,
): Promise<Result<unknown>> {
  if (decided !== 'ends') return ok(null)
  if (kind === 'coverage') return endCoverage(db, at, lastDay)
  return endMandate(db, at, { endsOn: lastDay, endReason: 'left_job' }, null)
}
