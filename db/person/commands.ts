import { fail, type Message, type NamedRecord, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { keepPart } from '../record/revise'
import { signs } from '../record/signs'
import { type AskedPerson, findPerson, listNamesakes } from './queries'
import { type PersonInput, person, personContact } from './record'

/**
 * A new office-holder. Somebody who may be the same person is named first; `isAnother` says that it was checked.
 * `organisationId`: where the person is to hold an office.
 */
export async function registerPerson(
  db: Db,
  id: string,
  input: Pick<PersonInput, 'unitId' | 'fullName'> & Partial<PersonInput>,
  { isAnother, organisationId }: { isAnother: boolean; organisationId?: string },
): Promise<Result<{ id: string }>> {
  const problems = await namesakesIn(db, { ...input, isAnother, organisationId })
  if (Object.keys(problems).length > 0) return fail({ kind: 'invalid', fields: problems })
  await db.insert(person).values({ id, ...input })
  return ok({ id })
}

/** Who is registered already and may be this person, unless it was said that this is another one. */
export async function namesakesIn(
  db: Db,
  { isAnother, ...asked }: Partial<Omit<AskedPerson, 'key'>> & { isAnother?: boolean },
  self?: string,
): Promise<Record<string, Message>> {
  const records = isAnother ? [] : (await namesakesOf(db, asked)).filter(({ id }) => id !== self)
  return records.length > 0 ? { isAnother: { key: 'namesakes', records } } : {}
}

/** The same for a person on record, who is asked for only under another name. */
export async function namesakesOfRenamed(
  db: Db,
  id: string,
  asked: Parameters<typeof namesakesIn>[1],
): Promise<Record<string, Message>> {
  const seen = await findPerson(db, id)
  return seen && asked.fullName !== seen.fullName ? namesakesIn(db, asked, id) : {}
}

/** People who may be the same, as records to link to. */
export async function namesakesOf(
  db: Db,
  { fullName, unitId, birthYear, jobTitle, phone, organisationId }: Partial<Omit<AskedPerson, 'key'>>,
): Promise<NamedRecord[]> {
  if (!fullName) return []
  const found = await listNamesakes(db, [{ key: '', fullName, unitId, birthYear, jobTitle, phone, organisationId }])
  return [...found].map(({ id, fullName, birthYear, jobTitle, unitName, why }) => ({
    code: 'person',
    id,
    name: [fullName, birthYear, jobTitle, unitName].filter(Boolean).join(', '),
    why: why.map((sign) => signs[sign]),
  }))
}

type Contact = Partial<Omit<typeof personContact.$inferInsert, 'id' | 'personId'>>

/** How to reach a person, kept by officers of the unit and by the person. Answers whether anything was different. */
export async function keepPersonContact(db: Db, personId: string, contact: Contact): Promise<Result<boolean>> {
  const found = await findPerson(db, personId)
  if (!found) return fail({ kind: 'missing' })
  if (!found.isReached && !found.isSelf) return fail({ kind: 'forbidden' })
  return ok(await keepPart(db, personContact, personContact.personId, personId, contact))
}
