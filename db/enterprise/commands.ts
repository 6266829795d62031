import type { z } from 'zod'
import { today } from '../../core/date'
import { fail, invalid, invalidBeside, type Message, ok, type Result } from '../../core/result'
import { checkTaxCode } from '../../core/tax-code'
import type { Db } from '../door/actor'
import { type At, keepPart, reviseRow } from '../record/revise'
import { changedFrom, moveFirstDay, parted, type Revision, reviseState, since } from '../record/validity'
import { findEnterprise, findHolderOf } from './queries'
import { type EnterpriseInput, EnterpriseState, enterprise, enterpriseContact, enterpriseState } from './record'

/** A new enterprise, followed from a day on: unless it is said otherwise, from the day it was established. */
export async function registerEnterprise(
  db: Db,
  id: string,
  input: EnterpriseInput,
  followedFrom: string = input.establishedOn ?? today(),
): Promise<Result<{ id: string }>> {
  if (followedFrom > today()) return invalid('followedFrom', 'date.future')
  if (input.establishedOn && followedFrom < input.establishedOn) return invalid('followedFrom', 'before-founding')
  const checked = await withSoundTaxCode(db, id, input)
  if (!checked.ok) return checked
  const { state, own } = parted(EnterpriseState, checked.value)
  await db.insert(enterprise).values({ id, ...own })
  await db.insert(enterpriseState).values({ enterpriseId: id, valid: since(followedFrom), ...state })
  return ok({ id })
}

/**
 * Saves a revision; facts with a life hold from its day, everything else at once. Whoever revises sees the
 * enterprise as it stands today, so only what differs from that is a change, whatever its day held. `followedFrom`
 * is another first day; what rests on the days before it is judged by db/act/first-day.ts.
 */
export async function reviseEnterprise(
  db: Db,
  at: At,
  input: EnterpriseInput,
  { followedFrom, ...revision }: Revision & { followedFrom?: string | null | undefined },
): Promise<Result<At>> {
  const checked = await withSoundTaxCode(db, at.id, input)
  if (!checked.ok) return checked
  const seen = await findEnterprise(db, at.id)
  if (!seen) return fail({ kind: 'missing' })
  const { state, own } = parted(EnterpriseState, checked.value)
  return reviseRow(db, enterprise, at, own, async () => {
    const moved = followedFrom ? await moveFirstDay(db, enterpriseState, ownerOf(at.id), followedFrom) : false
    return (await changeState(db, at.id, changedFrom(seen, state), revision)) || moved
  })
}

const ownerOf = (id: string) => ({ column: enterpriseState.enterpriseId, id })

const changeState = (db: Db, id: string, facts: Partial<z.output<typeof EnterpriseState>>, revision: Revision) =>
  reviseState(db, enterpriseState, ownerOf(id), facts, revision)

/** Whether an enterprise works, from a day on. */
export const changeStanding = (db: Db, at: At, standing: Standing, effectiveOn: string): Promise<Result<At>> =>
  reviseRow(db, enterprise, at, {}, () => changeState(db, at.id, { standing }, { effectiveOn, isCorrection: false }))
type Standing = NonNullable<EnterpriseInput['standing']>

type Contact = Partial<Omit<typeof enterpriseContact.$inferInsert, 'id' | 'enterpriseId'>>

export const keepEnterpriseContact = (db: Db, enterpriseId: string, contact: Contact): Promise<boolean> =>
  keepPart(db, enterpriseContact, enterpriseContact.enterpriseId, enterpriseId, contact)

/** What is wrong with a tax code, and with the reason for having none, as far as they could be read. */
export async function taxCodeProblems(
  db: Db,
  id: string | undefined,
  input: Partial<EnterpriseInput>,
): Promise<Record<string, Message>> {
  if (!('taxCode' in input)) return {}
  const checked = await withSoundTaxCode(db, id, input)
  return !checked.ok && checked.problem.kind === 'invalid' ? checked.problem.fields : {}
}

type Coded = Pick<Partial<EnterpriseInput>, 'taxCode' | 'taxCodeReason'>

/**
 * A missing or failing tax code needs a reason, which lists the enterprise for review; a sound one needs none.
 * One that another enterprise has is refused (V17) by its name, if the actor may see it; else by the database.
 */
async function withSoundTaxCode<I extends Coded>(db: Db, id: string | undefined, input: I): Promise<Result<I>> {
  const code = taxCodeIn(input)
  if (!code.ok || !code.value.taxCode) return code
  const holder = await findHolderOf(db, code.value.taxCode)
  if (!holder || holder.id === id) return code
  return invalidBeside('taxCode', 'tax-code.taken', [{ code: 'enterprise', id: holder.id }])
}

function taxCodeIn<I extends Coded>(input: I): Result<I> {
  const reason = input.taxCodeReason ?? null
  if (!input.taxCode) return reason ? ok(input) : invalid('taxCodeReason', 'tax-code.reason')
  const checked = checkTaxCode(input.taxCode)
  if (checked.ok) return ok({ ...input, taxCode: checked.value, taxCodeReason: null })
  if (input.taxCode.length <= 14 && reason) return ok(input)
  return fail({ kind: 'invalid', fields: { taxCode: checked.problem } })
}
