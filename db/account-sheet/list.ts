import { sql } from 'drizzle-orm'
import { standings } from '../account/record'
import { MandateInput } from '../mandate/record'
import { byGivenName, people, person } from '../person/record'
import { unitFilter } from '../record/filters'
import { fieldsFrom, inWordsOf } from '../record/list'
import type { Listing } from '../record/listing'

const { none, unissued, waiting, expired, used } = standings

/** SQL for the mandates of a person that report today, with the state of the organisation. */
export const reportingOf = (person: ReturnType<typeof sql>) => sql`reporting_mandate m
  join organisation o on o.id = m.organisation_id
  join organisation_state os on os.organisation_id = o.id and os.valid @> (select today())
  where m.person_id = ${person}`

/**
 * Those who may report and have not signed in yet, or whose last account sheet was not used; of people whose accounts
 * the actor keeps. Sheets that are still good are in the list only if it asks for them: another one would end them.
 */
export const sheetList: Listing = {
  record: people,
  from: () => sql`person p left join account_standing() s on s.person_id = p.id`,
  id: sql`p.id`,
  fields: sql`${fieldsFrom('p', person)}, coalesce(s.standing, 'none') as standing, s.last_sign_in as "lastSignIn"`,
  always: ({ chosen }) => [
    sql`p.id in (select person_id from reporting_mandate)`,
    sql`p.retired_on is null`,
    sql`p.id in (select kept_people())`,
    sql`coalesce(s.standing, 'none') not in ('staff', 'disabled')`,
    sql`(s.last_sign_in is null or s.standing <> 'used')`,
    chosen.standing ? undefined : sql`coalesce(s.standing, 'none') <> 'waiting'`,
  ],
  filters: {
    unit: unitFilter(sql`p.unit_id`),
    organisation: {
      label: { vi: 'Tổ chức đảng', en: 'Party organisation' },
      reference: 'organisation',
      where: (id) => sql`exists (select from ${reportingOf(sql`p.id`)} and o.id = ${id}::uuid)`,
    },
    standing: {
      label: { vi: 'Tài khoản', en: 'Account' },
      options: { none, unissued, waiting, expired, used },
      where: (value) => sql`coalesce(s.standing, 'none') = ${value}`,
    },
  },
  sortable: { fullName: byGivenName },
  sort: 'fullName',
  around: ({ locale }) => ({
    columns: {
      userName: sql`(select shown_user_name(a.user_name) from account a where a.person_id = page.id)`,
      offices: sql`(select string_agg(${inWordsOf(sql`m.position`, MandateInput, 'position', locale)} || ', ' || os.name,
        '; ' order by m.position, os.name) from ${reportingOf(sql`page.id`)})`,
    },
  }),
  also: {
    offices: { label: { vi: 'Chức vụ, tổ chức đảng', en: 'Position, Party organisation' } },
    standing: { label: { vi: 'Tài khoản', en: 'Account' } },
  },
  shown: ['fullName', 'offices', 'unitId', 'standing'],
  inTime: false,
}
