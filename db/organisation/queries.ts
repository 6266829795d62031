import { desc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Suggestions } from '../../core/form-state'
import { mayRevise } from '../access/rights'
import type { Db } from '../door/actor'
import { anyOf, dayOf } from '../record/list'
import { suggestIn } from '../record/suggest'
import { firstDayOf, nameOn } from '../record/validity'
import { organisation, organisationNote, organisationState } from './record'

/**
 * An organisation with its state on a day (default: today), or its last state if it has ended by then. Null if RLS
 * hides it. `stateDay` is a day within the spell of that state.
 */
export async function findOrganisation(db: Db, id: string, day?: string) {
  const on = dayOf({ validOn: day })
  const { id: _state, organisationId: _owner, ...state } = getTableColumns(organisationState)
  const [found] = await db
    .select({
      ...getTableColumns(organisation),
      ...state,
      note: organisationNote.note,
      from: sql<string>`lower(${state.valid})::text`,
      stateDay: sql<string>`greatest(lower(${state.valid}), least(${on}, coalesce(upper(${state.valid}) - 1, ${on})))::text`,
      /** The last day of an organisation that has ended by the day. */
      endedOn: sql<string | null>`case when upper(${state.valid}) <= ${on} then (upper(${state.valid}) - 1)::text end`,
      /** The first day of its life. */
      followedFrom: firstDayOf('organisation', sql`${organisation.id}`),
      canEdit: mayRevise(organisation),
      /** The actor may read what officers remark on it. */
      isWatched: sql<boolean>`watches_unit(${organisation.unitId})`,
    })
    .from(organisation)
    .innerJoin(organisationState, eq(organisationState.organisationId, organisation.id))
    .leftJoin(organisationNote, eq(organisationNote.organisationId, organisation.id))
    .where(eq(organisation.id, id))
    .orderBy(sql`${state.valid} @> ${on} desc, lower(${state.valid}) <= ${on} desc, lower(${state.valid}) desc`)
    .limit(1)
  return found ?? null
}

export type Organisation = NonNullable<Awaited<ReturnType<typeof findOrganisation>>>

/** All spells of an organisation with their last days, newest first. */
export const listOrganisationStates = (db: Db, organisationId: string) =>
  db
    .select({
      ...getTableColumns(organisationState),
      to: sql<string | null>`(upper(${organisationState.valid}) - 1)::text`,
    })
    .from(organisationState)
    .where(eq(organisationState.organisationId, organisationId))
    .orderBy(desc(sql`lower(${organisationState.valid})`))

/** The unit of an organisation, which is also the unit of documents about it; undefined if RLS hides it. */
export async function findUnitOf(db: Db, organisationId: string): Promise<string | undefined> {
  const [found] = await db
    .select({ unitId: organisation.unitId })
    .from(organisation)
    .where(eq(organisation.id, organisationId))
  return found?.unitId
}

type Choice = { value: string; label: string }

/** The organisations of today that a search text finds. */
export const suggestOrganisations = (db: Db, text: string, also = sql`true`) =>
  suggestIn(
    db,
    {
      record: 'organisation',
      from: sql`organisation_state s join organisation o on o.id = s.organisation_id`,
      id: sql`o.id`,
      label: sql`s.name`,
      holds: sql`s.valid @> (select today()) and o.retired_on is null and ${also}`,
      order: sql`s.name collate vi_natural`,
    },
    text,
  )

/** Those of them that count themselves, and so can receive members. */
export const suggestReceivers = (db: Db, text: string) =>
  suggestOrganisations(db, text, sql`kind_counts_itself(s.kind, (select today()))`)

/** The organisations that may be named as a superior: those of today, and those out of sight that are one already. */
export async function suggestSuperiors(db: Db, text: string): Promise<Suggestions> {
  const above = await db.execute<Choice>(sql`
    select s.id as value, s.name as label from superiors() s
    where s.id not in (select readable_organisations()) and position(fold_text(${text}) in fold_text(s.name)) > 0 order by s.name collate vi_natural`)
  const { choices, isCut } = await suggestOrganisations(db, text)
  return { choices: [...above, ...choices], isCut }
}

/** The names of organisations by id, today's or the last. */
export const listOrganisationNames = (db: Db, ids: (string | null)[]) =>
  db.execute<Choice>(sql`
    select o.id as value, ${nameOn('organisation', sql`o.id`)} as label from organisation o
    where o.id = ${anyOf(ids.filter((id) => id !== null))}`)
