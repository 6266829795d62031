import { eq } from 'drizzle-orm'
import { fail, invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { findPerson, listNamesakes, type Namesake } from './queries'
import { type PersonInput, person, personContact } from './record'

/**
 * Registers an office-holder. Fails with the namesakes in the same unit, unless `isAnother` confirms that it is a
 * different person. Repeated with the same id it does nothing.
 */
export async function registerPerson(
  db: Db,
  id: string,
  input: Pick<PersonInput, 'unitId' | 'fullName'> & Partial<PersonInput>,
  isAnother: boolean,
): Promise<Result<{ id: string }>> {
  if (await findPerson(db, id)) return ok({ id })
  const namesakes = isAnother ? [] : [...(await listNamesakes(db, input))]
  if (namesakes.length > 0) return invalid('isAnother', 'namesakes', { names: namesakes.map(describe).join('; ') })
  await db.insert(person).values({ id, ...input })
  return ok({ id })
}

const describe = ({ fullName, birthYear, jobTitle }: Namesake) =>
  [fullName, birthYear, jobTitle].filter(Boolean).join(', ')

type Contact = Partial<Omit<typeof personContact.$inferInsert, 'id' | 'personId'>>

/** Inserts or updates contact data: for officers of the unit and for the person. */
export async function keepPersonContact(db: Db, personId: string, contact: Contact): Promise<Result<null>> {
  const found = await findPerson(db, personId)
  if (!found) return fail({ kind: 'missing' })
  if (!found.canEdit && !found.isSelf) return fail({ kind: 'forbidden' })
  const [known] = await db
    .update(personContact)
    .set(contact)
    .where(eq(personContact.personId, personId))
    .returning({ id: personContact.id })
  if (!known) await db.insert(personContact).values({ personId, ...contact })
  return ok(null)
}
