import { and, eq } from 'drizzle-orm'
import { fail, invalid, ok, type Result } from '../../core/result'
import { checkTaxCode } from '../../core/tax-code'
import type { Db } from '../actor'
import { type Revision, reviseState, since } from '../validity'
import { findEnterprise } from './queries'
import { type EnterpriseInput, EnterpriseState, enterprise, enterpriseContact, enterpriseState } from './record'

type At = { id: string; version: number }

/** A new enterprise, followed from a day on. Repeating it with the same id registers nothing twice. */
export async function registerEnterprise(
  db: Db,
  id: string,
  input: EnterpriseInput,
  effectiveOn: string,
): Promise<Result<{ id: string }>> {
  if (await findEnterprise(db, id, effectiveOn)) return ok({ id })
  const checked = taxCodeIn(input)
  if (!checked.ok) return checked
  const { state, own } = parted(checked.value)
  await db.insert(enterprise).values({ id, ...own })
  await db.insert(enterpriseState).values({ enterpriseId: id, valid: since(effectiveOn), ...state })
  return ok({ id })
}

/** Saves a revision; facts with a life hold from its day, everything else at once. */
export async function reviseEnterprise(
  db: Db,
  at: At,
  input: EnterpriseInput,
  revision: Revision,
): Promise<Result<At>> {
  const checked = taxCodeIn(input)
  if (!checked.ok) return checked
  const { state, own } = parted(checked.value)
  const [saved] = await db
    .update(enterprise)
    .set({ ...own, version: at.version + 1 })
    .where(and(eq(enterprise.id, at.id), eq(enterprise.version, at.version)))
    .returning({ id: enterprise.id, version: enterprise.version })
  if (!saved) return notSaved(db, at)
  await reviseState(db, enterpriseState, { column: enterpriseState.enterpriseId, id: at.id }, state, revision)
  return ok(saved)
}

/** Stops following an enterprise; nothing is deleted, and it can be restored. */
export async function retireEnterprise(
  db: Db,
  at: At,
  retirement: { on: string; reason: string } | null,
): Promise<Result<At>> {
  const [saved] = await db
    .update(enterprise)
    .set({ retiredOn: retirement?.on ?? null, retiredReason: retirement?.reason ?? null, version: at.version + 1 })
    .where(and(eq(enterprise.id, at.id), eq(enterprise.version, at.version)))
    .returning({ id: enterprise.id, version: enterprise.version })
  return saved ? ok(saved) : notSaved(db, at)
}

type Contact = Partial<Omit<typeof enterpriseContact.$inferInsert, 'id' | 'enterpriseId'>>

export async function keepEnterpriseContact(db: Db, enterpriseId: string, contact: Contact): Promise<Result<null>> {
  const [known] = await db
    .update(enterpriseContact)
    .set(contact)
    .where(eq(enterpriseContact.enterpriseId, enterpriseId))
    .returning({ id: enterpriseContact.id })
  if (!known) await db.insert(enterpriseContact).values({ enterpriseId, ...contact })
  return ok(null)
}

/** A missing or failing tax code needs a reason, which lists the enterprise for review; a sound one needs none. */
function taxCodeIn(input: EnterpriseInput): Result<EnterpriseInput> {
  const reason = input.taxCodeReason ?? null
  if (!input.taxCode) return reason ? ok(input) : invalid('taxCodeReason', 'tax-code.reason')
  const checked = checkTaxCode(input.taxCode)
  if (checked.ok) return ok({ ...input, taxCode: checked.value, taxCodeReason: null })
  if (input.taxCode.length <= 14 && reason) return ok(input)
  return fail({ kind: 'invalid', fields: { taxCode: checked.problem } })
}

/** What lives in time, apart from what does not; a new field needs no line here. */
function parted(input: EnterpriseInput) {
  const state = EnterpriseState.parse(input)
  const own = Object.fromEntries(Object.entries(input).filter(([name]) => !(name in EnterpriseState.shape)))
  return { state, own: own as Omit<EnterpriseInput, keyof typeof state> }
}

/** Postgres does not refuse an update of a row the actor may not write: it finds no such row. */
async function notSaved(db: Db, at: At): Promise<Result<never>> {
  const found = await findEnterprise(db, at.id)
  if (!found) return fail({ kind: 'missing' })
  return found.canEdit ? fail({ kind: 'stale', fields: [] }) : fail({ kind: 'forbidden' })
}
