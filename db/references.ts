import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { fieldsOf } from '../core/field'
import type { Choice, Suggestions } from '../core/form-state'
import type { Locale } from '../core/locale'
import { suggestCommunes } from './commune/queries'
import { suggestDocuments } from './document/queries'
import type { Db } from './door/actor'
import { suggestEnterprises } from './enterprise/queries'
import { listOfficerChoices } from './lock-delegation/queries'
import { suggestCounterparts } from './member-report/counterparts'
import { listKinds, nameKindInTime } from './organisation/derived'
import { suggestOrganisations, suggestReceivers, suggestSuperiors } from './organisation/queries'
import { listBegunPeriods, listFiguresPeriods, listLockedPeriods, type PeriodRow } from './period/queries'
import { nameOfPeriod } from './period/words'
import { suggestPeople } from './person/queries'
import type { NameOf } from './record/described'
import { type NameOfReference, nameFor } from './record/listing'
import { suggestIn } from './record/suggest'
import { recordOf } from './records'
import { ruleSets } from './rule-set/record'
import { listUnitChoices, listWritableUnitChoices } from './unit/queries'

type List = (db: Db, locale: Locale) => PromiseLike<Iterable<Choice>>
/** `within`: the id of the record within which is searched, see suggestionsFor(). */
type Find = (db: Db, text: string, locale: Locale, within: string) => Promise<Suggestions>

/** How the values of a reference are named, and which of them a form offers. */
type Reference = {
  /**
   * The record's code, if it differs from the name of the reference. Names are looked up in all its rows; `list` and
   * `find` may offer fewer.
   */
  record?: string
  nameOf?: NameOf
  /** All options, for references with few of them: the form shows a select. */
  list?: List
  /** The first matches of a search text. */
  find?: Find
}

const periodsOf =
  (list: (db: Db) => PromiseLike<Iterable<PeriodRow>>): List =>
  async (db, locale) =>
    [...(await list(db))].map((period) => ({ value: period.id, label: nameOfPeriod(period, locale) }))

const suggestWithin: Find = async (db, text, _, periodId) =>
  z.uuid().safeParse(periodId).success ? suggestCounterparts(db, periodId, text) : { choices: [], isCut: false }

/** References with options or names of their own. All others are the code of a record. */
const references: Record<string, Reference> = {
  unit: { list: listWritableUnitChoices },
  any_unit: { record: 'unit', list: listUnitChoices },
  scope_unit: { record: 'unit', list: listUnitChoices },
  commune: { find: suggestCommunes },
  period: { list: periodsOf(listBegunPeriods) },
  figures_period: { record: 'period', list: periodsOf(listFiguresPeriods) },
  locked_period: { record: 'period', list: periodsOf(listLockedPeriods) },
  officer: { record: 'account', list: listOfficerChoices },
  organisation_kind: { nameOf: nameOfKind, list: listKindChoices },
  counterpart: { record: 'organisation', find: suggestWithin },
  document: { find: suggestDocuments },
  enterprise: { find: suggestEnterprises },
  organisation: { find: (db, text) => suggestOrganisations(db, text) },
  receiver: { record: 'organisation', find: suggestReceivers },
  superior: { record: 'organisation', find: suggestSuperiors },
  person: { find: suggestPeople },
}

/** The references of which a form offers all options. */
export const listedReferences = Object.keys(references).filter((name) => references[name]?.list)

/** The query for all options of a reference; undefined if the form searches instead. */
export const choicesOf = (reference: string): List | undefined => references[reference]?.list

/** The first options that match a search text, under RLS; of `counterpart:<period>` within that period. */
export function suggestionsFor(asked: string, db: Db, text: string, locale: Locale): Promise<Suggestions> {
  const [reference = '', within = ''] = asked.split(':')
  return known(reference)?.find?.(db, text, locale, within) ?? suggestAny(reference, db, text, locale)
}

async function suggestAny(reference: string, db: Db, text: string, locale: Locale): Promise<Suggestions> {
  const record = recordBehind(reference)
  if (!record) return { choices: [], isCut: false }
  const { code, table, nameOf } = record
  const followed = 'retiredOn' in table ? sql`${table.retiredOn} is null` : sql`true`
  const from = sql`(select ${table.id}, ${nameOf(sql`${table.id}`, locale)} as name from ${table} where ${followed}) called`
  const named = { from, id: sql`called.id`, label: sql`called.name`, order: sql`called.name collate vi_natural` }
  return suggestIn(db, { record: code, ...named, holds: sql`called.name is not null` }, text)
}

const known = (reference: string) => (Object.hasOwn(references, reference) ? references[reference] : undefined)

/** The record that a reference points at; undefined for a reference to a code of rule_set. */
export const recordBehind = (reference: string) => recordOf(known(reference)?.record ?? reference)

/**
 * SQL for the name of a reference's value that stands in a row that the reader may read: ignores RLS on the record
 * (decision 023).
 */
export const nameOfReference: NameOfReference = (reference, value, locale, day) =>
  (known(reference)?.nameOf ?? recordBehind(reference)?.referredName)?.(value, locale, day)

/** SQL for the name of a reference's value that came with a request: null if RLS hides the record. */
export const nameOfRequested: NameOfReference = (reference, value, locale, day) =>
  (known(reference)?.nameOf ?? recordBehind(reference)?.markedName)?.(value, locale, day)

/**
 * Adds to a row the names of its references on `day`: organisationName for organisationId, and so on; an array of names
 * in the same order for an array of ids. Pass `nameOfRequested` for values that came with a request.
 */
export async function withNames<Row extends Record<string, unknown>>(
  db: Db,
  input: z.ZodObject,
  row: Row,
  locale: Locale,
  { day = sql`(select today())`, nameOf = nameOfReference }: { day?: SQL; nameOf?: NameOfReference } = {},
): Promise<Row & Record<string, unknown>> {
  const names = fieldsOf(input, locale).flatMap(({ name, reference }) => {
    if (!reference || !row[name]) return []
    const called = [row[name]].flat().flatMap((value) => {
      if (!recordBehind(reference)) return nameOf(reference, sql`${value}::text`, locale, day) ?? []
      // An address may have any text in the place of an id: it has no name.
      return z.guid().safeParse(value).success
        ? (nameOf(reference, sql`${value}::uuid`, locale, day) ?? [])
        : sql`null::text`
    })
    const all = sql.join(called, sql`, `)
    if (called.length === 0) return []
    return [sql`${Array.isArray(row[name]) ? sql`array[${all}]` : all} as ${sql.identifier(nameFor(name))}`]
  })
  if (names.length === 0) return row
  const [found] = await db.execute(sql`select ${sql.join(names, sql`, `)}`)
  return { ...row, ...found }
}

/**
 * SQL for the name of a kind of organisation: by the rule that holds on the day, else by the latest one. Marked only if
 * the rule was retired: an organisation keeps its kind after the rule for new ones has ended.
 */
function nameOfKind(code: SQL, locale: Locale, day: SQL = sql`(select today())`): SQL {
  const holds = sql`r.retired_on is null and r.valid @> ${day}`
  return sql`coalesce((select ${locale === 'vi' ? sql`r.name` : sql`r.name_en`}
      || case when r.retired_on is null then '' else ${` (${ruleSets.mark[locale]})`} end from rule_set r
    where r.subject = 'organisation_kind' and r.code = ${code}
    order by ${holds} desc, r.retired_on is null desc, lower(r.valid) desc limit 1), ${code})`
}

/** Kinds whose rule no longer holds remain options, for revisions of earlier states; retired ones do not. */
async function listKindChoices(db: Db, locale: Locale): Promise<Choice[]> {
  const kinds = [...(await listKinds(db))].filter(({ isRetired }) => !isRetired)
  return kinds.map((kind) => ({
    value: kind.value,
    label: nameKindInTime(kind, locale),
    from: kind.from ?? undefined,
    until: kind.until ?? undefined,
  }))
}
