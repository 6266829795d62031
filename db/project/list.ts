import { sql } from 'drizzle-orm'
import type { Label } from '../../core/locale'
import type { Db } from '../door/actor'
import { dayOf, fieldsFrom, opens } from '../record/list'
import {
  filterBy,
  type Listing,
  type ListQuestion,
  labelIn,
  matching,
  referenceFilter,
  unitFilter,
  unlessRetired,
} from '../record/listing'
import { ProjectInput, project, projectCapital, projects } from './record'

/** Capital in the file: a column for each currency, because one column would add up dollars and đồng. */
const capitals = (['registeredCapital', 'implementedCapital'] as const).flatMap((field) => [
  { field, name: `${field}.usd`, currency: 'USD', unit: { vi: 'USD', en: 'USD' } },
  { field, name: `${field}.vnd`, currency: 'VND', unit: { vi: 'đồng', en: 'VND' } },
])
const ofField = (wanted: string) => capitals.flatMap(({ field, name }) => (field === wanted ? [name] : []))
const withUnit = ({ vi, en }: Label, unit: Label) => ({ vi: `${vi} (${unit.vi})`, en: `${en} (${unit.en})` })

/** Projects certified by the list's day, with their capital of that day. */
export const projectList: Listing = {
  record: projects,
  from: (asked) => sql`project p left join project_capital c on c.project_id = p.id and c.valid @> ${dayOf(asked)}`,
  id: sql`p.id`,
  retiredOn: sql`p.retired_on`,
  fields: sql`${fieldsFrom('p', project)}, ${fieldsFrom('c', projectCapital)}`,
  always: (asked) => [unlessRetired(asked, sql`p.certified_on <= ${dayOf(asked)}`)],
  filters: {
    unit: unitFilter(sql`p.unit_id`),
    kind: filterBy(ProjectInput, 'kind', sql`p.kind`),
    currency: filterBy(ProjectInput, 'currency', sql`c.currency`),
    enterprise: referenceFilter(ProjectInput, 'enterpriseId', sql`p.enterprise_id`),
  },
  sortable: {
    code: sql`p.code`,
    name: sql`p.name collate vi_natural`,
    certifiedOn: sql`p.certified_on`,
    registeredCapital: sql`c.currency, c.registered_capital`,
  },
  sort: 'code',
  ties: sql`p.code`,
  also: Object.fromEntries(
    capitals.map(({ name, field, unit }) => [
      name,
      { label: withUnit(labelIn(ProjectInput, field), unit), input: 'money', only: 'file' },
    ]),
  ),
  inFile: { registeredCapital: ofField('registeredCapital'), implementedCapital: ofField('implementedCapital') },
  around: () => ({
    columns: {
      enterpriseOpens: opens('enterprise', sql`page."enterpriseId"`),
      ...Object.fromEntries(
        capitals.map(({ name, field, currency }) => [
          name,
          sql`case when page.currency = ${currency} then page.${sql.identifier(field)} end`,
        ]),
      ),
    },
  }),
  sums: capitals.map(({ name }) => name),
  shown: ['code', 'enterpriseId', 'unitId', 'kind', 'name', 'certifiedOn', 'registeredCapital'],
  inTime: true,
}

export type CapitalTotal = { currency: 'USD' | 'VND'; projects: number; registeredCapital: number }

/** The sums of a list of projects by currency; one sum would need an exchange rate. */
export const totalsOfProjects = (db: Db, asked: ListQuestion) =>
  db.execute<CapitalTotal>(sql`
    select c.currency, count(*)::int as projects, sum(c.registered_capital)::float8 as "registeredCapital"
    ${matching(projectList, asked)} and c.currency is not null group by c.currency order by c.currency`)
