import { type SQL, sql } from 'drizzle-orm'
import type { Label } from '../../core/locale'
import type { Db } from '../door/actor'
import { filterBy, labelIn, referenceFilter, unitFilter } from '../record/filters'
import { inWords, keyed, rising } from '../record/keys'
import { dayOf, fieldsFrom, holdsIn, opens } from '../record/list'
import { type Listing, type ListQuestion, matching, unlessRetired } from '../record/listing'
import { ProjectCapital, ProjectInput, project, projectCapital, projects } from './record'

/** Capital in the file: a column for each currency, because one column would add up dollars and đồng. */
const capitals = (['registeredCapital', 'implementedCapital'] as const).flatMap((field) => [
  { field, name: `${field}.usd`, currency: 'USD', unit: { vi: 'USD', en: 'USD' } },
  { field, name: `${field}.vnd`, currency: 'VND', unit: { vi: 'đồng', en: 'VND' } },
])
const ofField = (wanted: string) => capitals.flatMap(({ field, name }) => (field === wanted ? [name] : []))
const withUnit = ({ vi, en }: Label, unit: Label) => ({ vi: `${vi} (${unit.vi})`, en: `${en} (${unit.en})` })

/** SQL for the capital of a project on the list's day, as `c`. */
const capitalOf = (project: SQL, asked: ListQuestion) =>
  sql`left join project_capital c on c.project_id = ${project} and ${holdsIn(sql`c.valid`, asked)}`
const capitalColumns = Object.keys(ProjectCapital.shape)

/** Projects certified by the list's day, with their capital of that day. */
export const projectList: Listing = {
  record: projects,
  from: (asked) =>
    sql`project p ${asked.sort === 'registeredCapital' || asked.chosen.currency ? capitalOf(sql`p.id`, asked) : sql``}`,
  id: sql`p.id`,
  sight: { unit: sql`p.unit_id`, id: sql`p.enterprise_id`, own: sql`watched_enterprises()` },
  retiredOn: sql`p.retired_on`,
  fields: fieldsFrom('p', project),
  aliases: { project: 'p' },
  always: (asked) => [unlessRetired(asked, sql`p.certified_on <= ${dayOf(asked)}`)],
  filters: {
    unit: unitFilter(sql`p.unit_id`),
    kind: filterBy(ProjectInput, 'kind', sql`p.kind`),
    currency: filterBy(ProjectInput, 'currency', sql`c.currency`),
    enterprise: referenceFilter(ProjectInput, 'enterpriseId', sql`p.enterprise_id`),
  },
  sortable: {
    code: keyed(sql`p.code`, sql`p.id`),
    name: inWords(sql`p.name`),
    certifiedOn: keyed(sql`p.certified_on`, sql`p.id`),
    registeredCapital: sql`c.currency, c.registered_capital`,
  },
  hint: (id) => sql`(select concat_ws(' · ', h.code, (select hs.name from enterprise_state hs
    where hs.enterprise_id = h.enterprise_id and hs.valid @> (select today()))) from project h where h.id = ${id})`,
  sort: 'code',
  ties: [rising(sql`p.code`)],
  also: Object.fromEntries(
    capitals.map(({ name, field, unit }) => [
      name,
      { label: withUnit(labelIn(ProjectInput, field), unit), input: 'money', only: 'file' },
    ]),
  ),
  inFile: { registeredCapital: ofField('registeredCapital'), implementedCapital: ofField('implementedCapital') },
  around: (asked) => ({
    // LIMIT keeps the subquery: as a join it would read the capital of all projects.
    joins: sql`left join lateral (select ${fieldsFrom('c', projectCapital)} from project_capital c
      where c.project_id = page.id and ${holdsIn(sql`c.valid`, asked)} limit 1) capital on true`,
    columns: {
      ...Object.fromEntries(capitalColumns.map((name) => [name, sql`capital.${sql.identifier(name)}`])),
      enterpriseOpens: opens('enterprise', sql`page."enterpriseId"`),
      ...Object.fromEntries(
        capitals.map(({ name, field, currency }) => [
          name,
          sql`case when capital.currency = ${currency} then capital.${sql.identifier(field)} end`,
        ]),
      ),
    },
  }),
  sums: capitals.map(({ name }) => name),
  summed: (asked) => ({
    joins: capitalOf(sql`rows.id`, asked),
    values: Object.fromEntries(
      capitals.map(({ name, field, currency, unit }) => [
        name,
        {
          label: withUnit(labelIn(ProjectInput, field), unit),
          value: sql`case when c.currency = ${currency} then ${field === 'registeredCapital' ? sql`c.registered_capital` : sql`c.implemented_capital`} end`,
        },
      ]),
    ),
  }),
  shown: ['code', 'enterpriseId', 'unitId', 'kind', 'name', 'certifiedOn', 'registeredCapital'],
  inTime: true,
}

export type CapitalTotal = { currency: 'USD' | 'VND'; projects: number; registeredCapital: number }

/** The sums of a list of projects by currency; one sum would need an exchange rate. */
export const totalsOfProjects = (db: Db, asked: ListQuestion) =>
  db.execute<CapitalTotal>(sql`
    select c.currency, count(*)::int as projects, sum(c.registered_capital)::float8 as "registeredCapital"
    from (select p.id ${matching(projectList, asked)}) listed ${capitalOf(sql`listed.id`, asked)}
    where c.currency is not null group by c.currency order by c.currency`)
