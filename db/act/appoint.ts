import { z } from 'zod'
import { field } from '../../core/field'
import { invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { mandate } from '../mandate/record'
import { person } from '../person/record'
import { newId } from '../record/id'
import { since } from '../record/validity'

/** The first secretary of a new organisation: an existing person, or the name of a new one. */
export const FirstSecretaryInput = z.object({
  secretaryId: z
    .uuid()
    .nullish()
    .register(field, {
      label: { vi: 'Bí thư được chỉ định', en: 'Secretary appointed' },
      hint: { vi: 'Người đã có trong sổ bộ; nếu chưa có, điền mục dưới', en: 'Somebody on record; if new, below' },
      reference: 'person',
    }),
  secretaryName: z
    .string()
    .trim()
    .max(120)
    .nullish()
    .register(field, {
      when: { field: 'secretaryId', is: [''] },
      label: { vi: 'Hoặc họ và tên người mới', en: 'Or full name of a new person' },
    }),
  secretaryJobTitle: z
    .string()
    .trim()
    .max(120)
    .nullish()
    .register(field, {
      when: { field: 'secretaryId', is: [''] },
      label: { vi: 'Chức vụ của người mới tại doanh nghiệp', en: 'Job of the new person' },
    }),
  secretaryTermEndsOn: z.iso
    .date()
    .nullish()
    .register(field, { label: { vi: 'Nhiệm kỳ của bí thư đến', en: "Secretary's term ends on" } }),
})

export type FirstSecretaryInput = z.output<typeof FirstSecretaryInput>
type Office = { organisationId: string; unitId: string; from: string; documentId: string | null }

/** Inserts the mandate; does nothing if no secretary is named. */
export async function appointFirstSecretary(db: Db, input: FirstSecretaryInput, office: Office): Promise<Result<null>> {
  const { secretaryId, secretaryName, secretaryJobTitle: jobTitle, secretaryTermEndsOn: termEndsOn } = input
  if (!secretaryId && !secretaryName) return ok(null)
  if (secretaryId && secretaryName) return invalid('secretaryName', 'one-person')
  if (termEndsOn && termEndsOn <= office.from) return invalid('secretaryTermEndsOn', 'dates-in-order')
  const personId = secretaryId ?? newId()
  if (secretaryName)
    await db.insert(person).values({ id: personId, unitId: office.unitId, fullName: secretaryName, jobTitle })
  await db.insert(mandate).values({
    personId,
    organisationId: office.organisationId,
    position: 'secretary',
    obtained: 'appointed',
    valid: since(office.from),
    termEndsOn,
    documentId: office.documentId,
  })
  return ok(null)
}
