import { fail, type Message, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { keepPart } from '../record/revise'
import { findPerson, listNamesakes, type Namesake } from './queries'
import { type PersonInput, person, personContact } from './record'

/**
 * A new office-holder. Somebody of the same name in the same unit is named first; `isAnother` says that it was
 * checked.
 */
export async function registerPerson(
  db: Db,
  id: string,
  input: Pick<PersonInput, 'unitId' | 'fullName'> & Partial<PersonInput>,
  isAnother: boolean,
): Promise<Result<{ id: string }>> {
  const problems = await namesakesIn(db, { ...input, isAnother })
  if (Object.keys(problems).length > 0) return fail({ kind: 'invalid', fields: problems })
  await db.insert(person).values({ id, ...input })
  return ok({ id })
}

/** Who is registered by this name in this unit already, unless it was said that this is another person. */
export async function namesakesIn(
  db: Db,
  { unitId, fullName, isAnother }: Partial<Pick<PersonInput, 'unitId' | 'fullName'>> & { isAnother?: boolean },
): Promise<Record<string, Message>> {
  const found = unitId && fullName && !isAnother ? [...(await listNamesakes(db, { unitId, fullName }))] : []
  const records = found.map((one) => ({ code: 'person', id: one.id, name: detailsOf(one) }))
  return records.length > 0 ? { isAnother: { key: 'namesakes', records } } : {}
}

const detailsOf = ({ fullName, birthYear, jobTitle }: Namesake) =>
  [fullName, birthYear, jobTitle].filter(Boolean).join(', ')

type Contact = Partial<Omit<typeof personContact.$inferInsert, 'id' | 'personId'>>

/** How to reach a person, kept by officers of the unit and by the person. Answers whether anything was different. */
export async function keepPersonContact(db: Db, personId: string, contact: Contact): Promise<Result<boolean>> {
  const found = await findPerson(db, personId)
  if (!found) return fail({ kind: 'missing' })
  if (!found.canEdit && !found.isSelf) return fail({ kind: 'forbidden' })
  return ok(await keepPart(db, personContact, personContact.personId, personId, contact))
}
