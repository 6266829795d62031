import type { z } from 'zod'
import { today } from '../../core/date'
import { fail, invalid, invalidBeside, ok, type Result } from '../../core/result'
import { checkTaxCode } from '../../core/tax-code'
import type { Db } from '../door/actor'
import { type At, keepPart, reviseKept } from '../record/revise'
import { changedFrom, parted, type Revision, reviseState, since } from '../record/validity'
import { findEnterprise, findHolderOf } from './queries'
import { type EnterpriseInput, EnterpriseState, enterprise, enterpriseContact, enterpriseState } from './record'

/** A new enterprise, followed from a day on. */
export async function registerEnterprise(
  db: Db,
  id: string,
  input: EnterpriseInput,
  effectiveOn: string,
): Promise<Result<{ id: string }>> {
  if (effectiveOn > today()) return invalid('effectiveOn', 'date.future')
  const checked = await withSoundTaxCode(db, id, input)
  if (!checked.ok) return checked
  const { state, own } = parted(EnterpriseState, checked.value)
  await db.insert(enterprise).values({ id, ...own })
  await db.insert(enterpriseState).values({ enterpriseId: id, valid: since(effectiveOn), ...state })
  return ok({ id })
}

/**
 * Saves a revision; facts with a life hold from its day, everything else at once. Whoever revises sees the
 * enterprise as it stands today, so only what differs from that is a change, whatever its day held.
 */
export async function reviseEnterprise(
  db: Db,
  at: At,
  input: EnterpriseInput,
  revision: Revision,
): Promise<Result<At>> {
  const checked = await withSoundTaxCode(db, at.id, input)
  if (!checked.ok) return checked
  const seen = await findEnterprise(db, at.id)
  if (!seen) return fail({ kind: 'missing' })
  const { state, own } = parted(EnterpriseState, checked.value)
  return reviseKept(db, enterprise, at, own, () => changeState(db, at.id, changedFrom(seen, state), revision))
}

const changeState = (db: Db, id: string, facts: Partial<z.output<typeof EnterpriseState>>, revision: Revision) =>
  reviseState(db, enterpriseState, { column: enterpriseState.enterpriseId, id }, facts, revision)

/** Whether an enterprise works, from a day on. */
export const changeStanding = (db: Db, at: At, standing: Standing, effectiveOn: string): Promise<Result<At>> =>
  reviseKept(db, enterprise, at, {}, () => changeState(db, at.id, { standing }, { effectiveOn, isCorrection: false }))
type Standing = NonNullable<EnterpriseInput['standing']>

type Contact = Partial<Omit<typeof enterpriseContact.$inferInsert, 'id' | 'enterpriseId'>>

export const keepEnterpriseContact = (db: Db, enterpriseId: string, contact: Contact): Promise<boolean> =>
  keepPart(db, enterpriseContact, enterpriseContact.enterpriseId, enterpriseId, contact)

/**
 * A missing or failing tax code needs a reason, which lists the enterprise for review; a sound one needs none.
 * One that another enterprise has is refused (V17) by its name, if the actor may see it; else by the database.
 */
async function withSoundTaxCode(db: Db, id: string, input: EnterpriseInput): Promise<Result<EnterpriseInput>> {
  const code = taxCodeIn(input)
  if (!code.ok || !code.value.taxCode) return code
  const holder = await findHolderOf(db, code.value.taxCode)
  if (!holder || holder.id === id) return code
  return invalidBeside('taxCode', 'tax-code.taken', [{ code: 'enterprise', ...holder }])
}

function taxCodeIn(input: EnterpriseInput): Result<EnterpriseInput> {
  const reason = input.taxCodeReason ?? null
  if (!input.taxCode) return reason ? ok(input) : invalid('taxCodeReason', 'tax-code.reason')
  const checked = checkTaxCode(input.taxCode)
  if (checked.ok) return ok({ ...input, taxCode: checked.value, taxCodeReason: null })
  if (input.taxCode.length <= 14 && reason) return ok(input)
  return fail({ kind: 'invalid', fields: { taxCode: checked.problem } })
}
