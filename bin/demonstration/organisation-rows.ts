import type { coverage } from '../../db/coverage/record'
import { type event, type eventNote, type eventOrganisation, movesMembers } from '../../db/event/record'
import type { organisation, organisationState } from '../../db/organisation/record'
import { at } from './chance'
import { quarterOf } from './course'
import type { MandateRow, PersonRow } from './mandates'
import { type LifeEvent, type Organisation, range, type World } from './world'

type Part = LifeEvent['parts'][number]['part']

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
  const notes: (typeof eventNote.$inferInsert)[] = []
  const parts: (typeof eventOrganisation.$inferInsert)[] = []
  for (const one of events) {
    const { kind, on, unit, paper, membersTo, note, parts: involved } = one
    const id = chance.id()
    rows.push({
      id,
      unitId: unit.id,
      kind,
      effectiveOn: on,
      documentId: paper?.id ?? null,
      membersTo: membersTo ?? null,
    })
    if (note) notes.push({ eventId: id, note })
    parts.push(
      ...involved.map(({ organisation, part, composition }) => {
        const members = movesMembers(kind, involved) ? moved(organisation, part, one) : null
        return {
          id: chance.id(),
          eventId: id,
          organisationId: organisation.id,
          part,
          members,
          ...(members !== null && composition),
        }
      }),
    )
  }
  return { rows, notes, parts }
}

/** The number of members that an event moved, from the organisation's course; null if unknown. */
function moved({ course, endedOn }: Organisation, part: Part, { kind, on: day }: LifeEvent): number | null {
  if (!course) return null
  const q = quarterOf(day)
  const leavesWhole = endedOn === day || (kind === 'reclassified' && part === 'subject')
  if (leavesWhole) return course.closings.at(-1) ?? null
  const jump = course.jumps.get(q)
  if (q === course.first && course.beginning === 'event' && part === 'successor') return at(course.closings, q)
  return jump === undefined ? null : Math.abs(jump)
}

/** The two secretaries with passwords: of cells that cover one non-state enterprise and have always reported. */
export function reportersOf(
  { organisations }: World,
  { people, mandates }: { people: PersonRow[]; mandates: MandateRow[] },
): PersonRow[] {
  const found: PersonRow[] = []
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
    if (isPlain && holder && position === 'secretary' && valid.endsWith(',)')) found.push(holder)
    if (found.length === 2) return found
  }
  throw new Error('bin/demonstration: fewer than two secretaries fit for the accounts with passwords')
}
