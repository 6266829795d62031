import { desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../actor'
import {
  type Asked,
  anyOf,
  dayOf,
  every,
  fieldsFrom,
  type Listed,
  listed,
  patternOf,
  window,
  withinUnit,
} from '../list'
import { mayRevise } from '../rights'
import { nameOn } from '../validity'
import { type OrganisationInput, organisation, organisationState } from './record'
import { kindOn, lastCount, membersOn, secretaryOn } from './sight'

export type OrganisationFilter = {
  unitId?: string | undefined
  kind?: string | undefined
  /** Directly under this one. */
  superiorId?: string | undefined
  /** Under a committee that the registry does not hold. */
  outside?: boolean | undefined
  review?: 'no-secretary' | 'no-decision' | undefined
}

export type OrganisationRow = OrganisationInput & {
  id: string
  unitName: string
  kindName: string
  kindNameEn: string
  superiorName: string | null
  secretary: string | null
  /** With those below it. */
  members: number | null
  isPartial: boolean
  reportKind: string | null
  reportName: string | null
  reportStartsOn: string | null
}

const sortable: Record<string, SQL> = {
  name: sql`s.name collate "vi-x-icu"`,
  foundedOn: sql`o.founded_on`,
}

/** Organisations that lived on a day, as they stood then. Rights are not asked here: the database adds them. */
export function listOrganisations(db: Db, asked: Asked & OrganisationFilter): Promise<Listed<OrganisationRow>> {
  return listed(db, organisationRows(asked, window(asked)), sql`select ${matching(asked)}`)
}

export function organisationRows(asked: Asked & OrganisationFilter, part: SQL = sql``): SQL {
  const day = dayOf(asked)
  const order = sortable[asked.sort] ?? sortable.name
  const direction = asked.descending ? sql`desc` : sql`asc`
  return sql`
    select page.*, u.name as "unitName", coalesce(kind.name, page.kind) as "kindName",
      coalesce(kind.name_en, page.kind) as "kindNameEn", coalesce(above.name, page."externalSuperior") as "superiorName",
      ${secretaryOn(sql`page.id`, day)} as secretary, total.members, total."isPartial", count.kind as "reportKind",
      count.name as "reportName", count.starts_on as "reportStartsOn"
    from (
      select ${fieldsFrom('s', organisationState)}, ${fieldsFrom('o', organisation)},
        row_number() over (order by ${order} ${direction}, o.id) as place
      ${matching(asked)}
      order by ${order} ${direction}, o.id ${part}
    ) page
    left join unit_state u on u.unit_id = page."unitId" and u.valid @> ${day}
    left join organisation_state above on above.organisation_id = page."superiorId" and above.valid @> ${day}
    left join lateral (${kindOn(sql`page.kind`, day)}) kind on true
    left join lateral (${lastCount(sql`page.id`, day)}) count on true
    left join lateral (${membersOn(sql`page.id`, day)}) total on true
    order by page.place`
}

/** One filter for the rows, their count and their export: they cannot disagree. */
function matching(asked: Asked & OrganisationFilter): SQL {
  const day = dayOf(asked)
  const conditions = every([
    sql`o.retired_on is null`,
    sql`s.valid @> ${day}`,
    asked.text ? sql`o.id in (select organisations_like(${patternOf(asked.text)}))` : undefined,
    asked.unitId ? withinUnit(sql`o.unit_id`, asked.unitId) : undefined,
    asked.kind ? sql`s.kind = ${asked.kind}` : undefined,
    asked.superiorId ? sql`s.superior_id = ${asked.superiorId}::uuid` : undefined,
    asked.outside ? sql`s.external_superior is not null` : undefined,
    asked.review === 'no-secretary'
      ? sql`not exists (select from mandate m where m.organisation_id = o.id and m.position = 'secretary'
          and m.valid @> ${day} and m.retired_on is null)`
      : undefined,
    asked.review === 'no-decision'
      ? sql`(o.founding_document_id is null or exists (select from event_organisation eo join event e on e.id = eo.event_id
          where eo.organisation_id = o.id and e.document_id is null and e.retired_on is null and e.effective_on <= ${day}))`
      : undefined,
  ])
  return sql`from organisation_state s join organisation o on o.id = s.organisation_id where ${conditions}`
}

/**
 * An organisation as it stood on a day; one that has ended by then, as it stood last. Null when absent or out of
 * sight. `stateDay` is a day on which the state shown held.
 */
export async function findOrganisation(db: Db, id: string, day?: string) {
  const on = dayOf({ validOn: day })
  const { id: _state, organisationId: _owner, searchText: _search, ...state } = getTableColumns(organisationState)
  const [found] = await db
    .select({
      ...getTableColumns(organisation),
      ...state,
      from: sql<string>`lower(${state.valid})::text`,
      stateDay: sql<string>`greatest(lower(${state.valid}), least(${on}, coalesce(upper(${state.valid}) - 1, ${on})))::text`,
      /** The last day of an organisation that is no more. */
      endedOn: sql<string | null>`case when upper(${state.valid}) <= ${on} then (upper(${state.valid}) - 1)::text end`,
      canEdit: mayRevise(organisation),
    })
    .from(organisation)
    .innerJoin(organisationState, eq(organisationState.organisationId, organisation.id))
    .where(eq(organisation.id, id))
    .orderBy(sql`${state.valid} @> ${on} desc, lower(${state.valid}) <= ${on} desc, lower(${state.valid}) desc`)
    .limit(1)
  return found ?? null
}

export type Organisation = NonNullable<Awaited<ReturnType<typeof findOrganisation>>>

/** What an organisation was called, what it was and to whom it belonged, newest first. */
export const listOrganisationStates = (db: Db, organisationId: string) =>
  db
    .select({
      ...getTableColumns(organisationState),
      to: sql<string | null>`(upper(${organisationState.valid}) - 1)::text`,
    })
    .from(organisationState)
    .where(eq(organisationState.organisationId, organisationId))
    .orderBy(desc(sql`lower(${organisationState.valid})`))

type Choice = { value: string; label: string }

/** The first few living organisations that fit a text. */
export const suggestOrganisations = (db: Db, text: string) =>
  db.execute<Choice>(sql`
    select o.id as value, s.name as label
    from organisation_state s join organisation o on o.id = s.organisation_id
    where s.valid @> (select today()) and o.retired_on is null
      and ${text.trim() ? sql`o.id in (select organisations_like(${patternOf(text)}))` : sql`true`}
    order by s.name collate "vi-x-icu" limit 10`)

/** What ids of organisations stand for, today or last. */
export const listOrganisationNames = (db: Db, ids: (string | null)[]) =>
  db.execute<Choice>(sql`
    select o.id as value, ${nameOn('organisation', sql`o.id`)} as label from organisation o
    where o.id = ${anyOf(ids.filter((id) => id !== null))}`)
