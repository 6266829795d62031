import { invalid, ok, type Result } from '../../core/result'
import type { Db } from '../door/actor'
import { registerOrganisation } from '../organisation/commands'
import { newId } from '../record/id'
import type { Subject } from './act'
import { coverFirst, enterprisesOf } from './cover'

type Born = { unitId: string; name: string; kind: string; superiorId: string | null; externalSuperior: string | null }

export const newborn = (born: Born, foundedOn: string, foundingDocumentId: string | null) => ({
  ...born,
  foundedOn,
  foundedPrecision: 'd' as const,
  foundingDocumentId,
  externalCode: null,
  note: null,
})

type Wish = {
  name: string
  kind: string
  from: string
  enterpriseIds: string[]
  /** The field with the enterprises, for its error. */
  field: string
  /** The superior; without it the new organisation gets that of the other. */
  superiorId?: string
}

/** Founds an organisation out of another, with some of the enterprises that the other covers. Its id. */
export async function beget(db: Db, { organisation, documentId }: Subject, wish: Wish): Promise<Result<string>> {
  const { name, kind, from, enterpriseIds, field } = wish
  const served = await enterprisesOf(db, organisation.id, from)
  if (enterpriseIds.some((id) => !served.includes(id))) return invalid(field, 'not-covered')
  const { unitId } = organisation
  const { superiorId, externalSuperior } = wish.superiorId
    ? { superiorId: wish.superiorId, externalSuperior: null }
    : organisation
  const id = newId()
  const born = newborn({ unitId, superiorId, externalSuperior, name, kind }, from, documentId)
  const registered = await registerOrganisation(db, id, born, from)
  if (!registered.ok) return registered
  await coverFirst(db, id, enterpriseIds, { from, documentId })
  return ok(id)
}
