import { type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Locale } from '../../core/locale'
import { mayRevise } from '../access/rights'
import { document, documents } from '../document/record'
import type { Db } from '../door/actor'
import { organisations } from '../organisation/record'
import { people } from '../person/record'
import { opens } from '../record/list'
import { type MandateEndInput, type MandateInput, mandate } from './record'
import { congressDueOn } from './term'

/** A mandate for display, with the names of person and organisation and its decisions. */
export type Mandate = Pick<MandateInput, 'position' | 'obtained' | 'personId' | 'organisationId'> & {
  id: string
  version: number
  valid: string
  startsOn: string
  /** The recorded last day; null: still held. */
  endsOn: string | null
  isCurrent: boolean
  /** Today it gives the right to report for the organisation. */
  reports: boolean
  termEndsOn: string | null
  /** See congressDueOn in term.ts. */
  congressDueOn: string | null
  endReason: z.output<typeof MandateEndInput>['endReason'] | null
  note: string | null
  personName: string | null
  organisationName: string | null
  unitId: string | null
  /** Whether the reader may open the pages of the two. */
  personOpens: boolean
  organisationOpens: boolean
  documentId: string | null
  decision: string | null
  endDocumentId: string | null
  endDecision: string | null
  canEdit: boolean
}

const mandates = (holds: SQL, locale: Locale = 'vi') => sql`
  select m.id, m.version, m.person_id as "personId", m.organisation_id as "organisationId", m.position, m.obtained,
    m.valid::text as valid, lower(m.valid)::text as "startsOn", (upper(m.valid) - 1)::text as "endsOn",
    m.valid @> (select today()) as "isCurrent", m.id in (select id from reporting_mandate) as reports,
    m.term_ends_on::text as "termEndsOn", ${congressDueOn}::text as "congressDueOn",
    m.end_reason as "endReason", noted.note, ${people.referredName(sql`m.person_id`, locale)} as "personName",
    ${organisations.referredName(sql`m.organisation_id`, locale)} as "organisationName",
    (select o.unit_id from organisation o where o.id = m.organisation_id) as "unitId",
    ${opens('person', sql`m.person_id`)} as "personOpens", ${opens('organisation', sql`m.organisation_id`)} as "organisationOpens",
    m.document_id as "documentId", ${documents.referredName(sql`m.document_id`, locale)} as decision,
    m.end_document_id as "endDocumentId", ${documents.referredName(sql`m.end_document_id`, locale)} as "endDecision",
    ${mayRevise(mandate, 'm')} as "canEdit"
  from mandate m left join mandate_note noted on noted.mandate_id = m.id
  where m.retired_on is null and ${holds}
  order by m.valid @> (select today()) desc, case when m.valid @> (select today()) then m.position end, lower(m.valid) desc, m.position`

/** The mandates of a person or an organisation: today's first, by position, then the latest. */
export const listMandates = (db: Db, of: { personId: string } | { organisationId: string }, locale?: Locale) =>
  db.execute<Mandate>(
    mandates(
      'personId' in of ? sql`m.person_id = ${of.personId}` : sql`m.organisation_id = ${of.organisationId}`,
      locale,
    ),
  )

export async function findMandate(db: Db, id: string, locale?: Locale): Promise<Mandate | null> {
  const [found] = await db.execute<Mandate>(mandates(sql`m.id = ${id}`, locale))
  return found ?? null
}

/** The secretary on a day; default: today. */
export async function findSecretary(db: Db, organisationId: string, day?: string): Promise<Mandate | null> {
  const on = day ? sql`${day}::date` : sql`(select today())`
  const [found] = await db.execute<Mandate>(
    mandates(sql`m.organisation_id = ${organisationId} and m.position = 'secretary' and m.valid @> ${on}`),
  )
  return found ?? null
}

/** V11: the day since which an organisation has had no secretary; null if it has one or does not exist today. */
export async function findVacancy(db: Db, organisationId: string): Promise<string | null> {
  const [found] = await db.execute<{ since: string }>(sql`
    select coalesce(
      (select max(upper(m.valid)) from mandate m
        where m.organisation_id = o.id and m.position = 'secretary' and m.retired_on is null and upper(m.valid) <= (select today())),
      o.founded_on)::text as since
    from organisation o
    where o.id = ${organisationId} and o.retired_on is null
      and exists (select from organisation_state s where s.organisation_id = o.id and s.valid @> (select today()))
      and not exists (select from mandate m where m.organisation_id = o.id and m.position = 'secretary'
        and m.retired_on is null and m.valid @> (select today()))`)
  return found?.since ?? null
}

/** The decision fields of a form; null if the mandate has no decision yet. */
export async function findPaper(db: Db, documentId: string | null) {
  const [found] = await db
    .select({
      decisionNumber: document.number,
      decisionIssuedOn: document.issuedOn,
      decisionIssuer: document.issuer,
    })
    .from(document)
    .where(sql`${document.id} = ${documentId}`)
  return found ?? null
}
