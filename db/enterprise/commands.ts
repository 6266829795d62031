import type { z } from 'zod'
import { today } from '../../core/date'
import { checkTaxCode } from '../../core/notation'
import { fail, invalid, invalidBeside, type Message, type NamedRecord, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { type At, keepPart, reviseRow } from '../record/revise'
import { signs } from '../record/signs'
import { changedFrom, moveFirstDay, parted, type Revision, reviseState, since } from '../record/validity'
import { type AskedEnterprise, findEnterprise, findHolderOf, listLikeEnterprises } from './queries'
import {
  type EnterpriseInput,
  EnterpriseNote,
  EnterpriseState,
  enterprise,
  enterpriseContact,
  enterpriseNote,
  enterpriseState,
} from './record'

/** Inserts an enterprise with its first state from `followedFrom` on; default: the day it was established, or today. */
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
  const { state, note, own } = partsOf(checked.value)
  await db.insert(enterprise).values({ id, ...own })
  await db.insert(enterpriseState).values({ enterpriseId: id, valid: since(followedFrom), ...state })
  await keepEnterpriseNote(db, id, note)
  return ok({ id })
}

/**
 * Saves a revision: facts in enterprise_state hold from its day on, all others at once. Only what differs from today's
 * state is a change, because the form was opened with today's values; `seenOn`: with those of another day. `followedFrom` moves the first day; the caller
 * must check it with mayBeginOn of act/first-day.ts.
 */
export async function reviseEnterprise(
  db: Db,
  at: At,
  input: EnterpriseInput,
  { followedFrom, seenOn, ...revision }: Revision & { followedFrom?: string | null | undefined; seenOn?: string },
): Promise<Result<At>> {
  const [checked, seen] = await Promise.all([withSoundTaxCode(db, at.id, input), findEnterprise(db, at.id, seenOn)])
  if (!checked.ok) return checked
  if (!seen) return fail({ kind: 'missing' })
  const { state, note, own } = partsOf(checked.value)
  const changed = changedFrom(seen, state)
  const days = daysInOrder(
    input,
    seen.followedFrom,
    followedFrom,
    Object.keys(changed).length > 0 && revision.effectiveOn,
  )
  if (!days.ok) return days
  return reviseRow(db, enterprise, at, own, async () => {
    const moved = followedFrom ? await moveFirstDay(db, enterpriseState, ownerOf(at.id), followedFrom) : false
    const isNoted = await keepEnterpriseNote(db, at.id, note)
    // A day before the first one moves that, also if no fact of a day has changed.
    const asksOfDays = Object.keys(changed).length > 0 || revision.effectiveOn < seen.followedFrom
    return (asksOfDays && (await changeState(db, at.id, changed, revision))) || moved || isNoted
  })
}

/** The columns of the input by table. */
function partsOf(input: EnterpriseInput) {
  const { state, own: rest } = parted(EnterpriseState, input)
  const { state: note, own } = parted(EnterpriseNote, rest)
  return { state, note, own }
}

const keepEnterpriseNote = (db: Db, id: string, note: z.output<typeof EnterpriseNote>): Promise<boolean> =>
  keepPart(db, enterpriseNote, enterpriseNote.enterpriseId, id, note)

/** An enterprise is not followed from before it was established, and nothing of it changes before it is followed. */
function daysInOrder(
  { establishedOn }: EnterpriseInput,
  first: string,
  followedFrom: string | null | undefined,
  effectiveOn: string | false,
): Result<null> {
  const asked = followedFrom && followedFrom !== first ? followedFrom : undefined
  if (asked && establishedOn && asked < establishedOn) return invalid('followedFrom', 'before-founding')
  if (!effectiveOn || effectiveOn >= first) return ok(null)
  if (establishedOn && effectiveOn < establishedOn) return invalid('effectiveOn', 'before-founding')
  return asked && effectiveOn < asked ? invalid('effectiveOn', 'before-first-day') : ok(null)
}

const ownerOf = (id: string) => ({ column: enterpriseState.enterpriseId, id })

const changeState = (db: Db, id: string, facts: Partial<z.output<typeof EnterpriseState>>, revision: Revision) =>
  reviseState(db, enterpriseState, ownerOf(id), facts, revision)

/** Changes the standing from a day on. */
export const changeStanding = (db: Db, at: At, standing: Standing, effectiveOn: string): Promise<Result<At>> =>
  reviseRow(db, enterprise, at, {}, () => changeState(db, at.id, { standing }, { effectiveOn, isCorrection: false }))
type Standing = NonNullable<EnterpriseInput['standing']>

type Contact = Partial<Omit<typeof enterpriseContact.$inferInsert, 'id' | 'enterpriseId'>>

export const keepEnterpriseContact = (db: Db, enterpriseId: string, contact: Contact): Promise<boolean> =>
  keepPart(db, enterpriseContact, enterpriseContact.enterpriseId, enterpriseId, contact)

type Announced = Omit<AskedEnterprise, 'key'> & { isAnother?: boolean | undefined }

/** Which enterprises are registered already and may be this one, unless it was said that this is another one. */
export async function likenessIn(
  db: Db,
  { isAnother, ...asked }: Announced,
  self?: string,
): Promise<Record<string, Message>> {
  const records = isAnother ? [] : (await enterprisesLike(db, asked)).filter(({ id }) => id !== self)
  return records.length > 0 ? { isAnother: { key: 'alike', records } } : {}
}

/** The same for an enterprise on record: only the names that become others are asked for. */
export async function likenessOfRenamed(
  db: Db,
  id: string,
  { name, nameForeign, isAnother }: Announced,
): Promise<Record<string, Message>> {
  const seen = await findEnterprise(db, id)
  return seen ? likenessIn(db, { ...changedFrom(seen, { name, nameForeign }), isAnother }, id) : {}
}

/** Enterprises that may be the same, as records to link to. */
export async function enterprisesLike(
  db: Db,
  { name, nameForeign, taxCode, address }: Omit<AskedEnterprise, 'key'>,
): Promise<NamedRecord[]> {
  const found = await listLikeEnterprises(db, [{ key: '', name, nameForeign, taxCode, address }])
  return [...found].map(({ id, name, taxCode, unitName, why }) => ({
    code: 'enterprise',
    id,
    name: [name, taxCode, unitName].filter(Boolean).join(', '),
    why: why.map((sign) => signs[sign]),
  }))
}

/** Problems of the tax code and of the reason for having none. `input` may lack fields that could not be read. */
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
 * A missing or invalid tax code needs a reason, and the enterprise is then listed for review; for a valid one the
 * reason is removed. Fails with V17 and the name of the enterprise that has the same code, if the actor may read that
 * one; else the unique constraint refuses it.
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
