import type { coverage } from '../coverage/record'
import type { event, eventOrganisation } from '../event/record'
import type { organisation, organisationState } from '../organisation/record'
import type { MandateRow, PersonRow } from './mandates'
import { type Organisation, range, type World } from './world'

export function organisationRows({ chance, organisations }: World) {
  const rows: (typeof organisation.$inferInsert)[] = organisations.map(
    ({ id, unit, foundedOn, precision, founding }) => ({
      id,
      unitId: unit.id,
      foundedOn,
      foundedPrecision: precision,
      foundingDocumentId: founding?.id ?? null,
    }),
  )
  const states: (typeof organisationState.$inferInsert)[] = organisations.flatMap(({ id, states }) =>
    states.map(({ from, to, name, kind, superior, external }) => ({
      id: chance.id(),
      organisationId: id,
      valid: range(from, to),
      name,
      kind,
      superiorId: superior?.id ?? null,
      externalSuperior: external,
    })),
  )
  return { rows, states }
}

export const coverageRows = ({ chance, organisations }: World): (typeof coverage.$inferInsert)[] =>
  organisations.flatMap((one) =>
    one.coverage.map(({ enterprise, from, to, isHost, paper }) => ({
      id: chance.id(),
      organisationId: one.id,
      enterpriseId: enterprise.id,
      valid: range(from, to),
      isHost,
      documentId: paper?.id ?? null,
    })),
  )

export function eventRows({ chance, events }: World) {
  const rows: (typeof event.$inferInsert)[] = []
  const parts: (typeof eventOrganisation.$inferInsert)[] = []
  for (const { kind, on, unit, paper, membersTo, note, parts: involved } of events) {
    const id = chance.id()
    rows.push({
      id,
      unitId: unit.id,
      kind,
      effectiveOn: on,
      documentId: paper?.id ?? null,
      membersTo: membersTo ?? null,
      note: note ?? null,
    })
    parts.push(
      ...involved.map(({ organisation, part }) => ({
        id: chance.id(),
        eventId: id,
        organisationId: organisation.id,
        part,
      })),
    )
  }
  return { rows, parts }
}

/** The secretary who gets an account: of a cell that serves one non-state enterprise and has reported all along. */
export function reporterOf(
  { organisations }: World,
  { people, mandates }: { people: PersonRow[]; mandates: MandateRow[] },
): PersonRow {
  const isAlone = (one: Organisation) =>
    !organisations.some(
      (other) =>
        other.isCommittee && other.coverage.some(({ enterprise }) => enterprise === one.coverage[0]?.enterprise),
    )
  for (const { personId, organisationId, position, valid } of mandates) {
    const one = organisations.find(({ id }) => id === organisationId)
    const isPlain =
      one &&
      !one.isCommittee &&
      !one.endedOn &&
      one.reporting === 'regular' &&
      one.coverage.length === 1 &&
      isAlone(one) &&
      one.states.every(({ superior }) => superior)
    const holder = people.find(({ id }) => id === personId)
    if (isPlain && holder && position === 'secretary' && valid.endsWith(',)')) return holder
  }
  throw new Error('db/demonstration: no secretary is left to report')
}
