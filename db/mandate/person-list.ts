import { sql } from 'drizzle-orm'
import { byGivenName, people, person } from '../person/record'
import { dayOf, fieldsFrom, inWordsOf } from '../record/list'
import { filterBy, type Listing, type ListQuestion, unitFilter } from '../record/listing'
import { MandateInput } from './record'

const offices = { vi: 'Chức vụ đang giữ', en: 'Offices held' }

/** SQL FROM … WHERE for the mandates of person `p` on the list's day. */
const held = (asked: ListQuestion) =>
  sql`from mandate m where m.person_id = p.id and m.valid @> ${dayOf(asked)} and m.retired_on is null`

/** Office-holders with their offices on a day. */
export const personList: Listing = {
  record: people,
  from: () => sql`person p`,
  id: sql`p.id`,
  fields: fieldsFrom('p', person),
  always: () => [sql`p.retired_on is null`],
  search: (pattern) => sql`p.id in (select people_like(${pattern}))`,
  filters: {
    unit: unitFilter(sql`p.unit_id`),
    position: {
      ...filterBy(MandateInput, 'position', sql`m.position`),
      label: { vi: offices.vi, en: 'Office held' },
      where: (position, asked) => sql`exists (select ${held(asked)} and m.position::text = ${position})`,
    },
    office: {
      label: { vi: 'Nhiệm vụ hiện tại', en: 'At present' },
      options: {
        yes: { vi: 'Đang giữ chức vụ', en: 'Holds an office' },
        no: { vi: 'Không giữ chức vụ', en: 'Holds none' },
      },
      where: (value, asked) =>
        value === 'yes' ? sql`exists (select ${held(asked)})` : sql`not exists (select ${held(asked)})`,
    },
  },
  sortable: {
    fullName: sql`(${byGivenName}, p.full_name collate "vi-x-icu")`,
    jobTitle: sql`p.job_title collate "vi-x-icu"`,
  },
  sort: 'fullName',
  ties: sql`p.full_name collate "vi-x-icu"`,
  also: { offices: { label: offices } },
  shown: ['fullName', 'offices', 'jobTitle', 'unitId'],
  around: (asked) => ({
    columns: {
      offices: sql`(select string_agg(${inWordsOf(sql`m.position`, MandateInput, 'position', asked.locale)} || ', ' || os.name,
          '; ' order by m.position, os.name)
        from mandate m join organisation_state os on os.organisation_id = m.organisation_id and os.valid @> ${dayOf(asked)}
        where m.person_id = page.id and m.valid @> ${dayOf(asked)} and m.retired_on is null)`,
    },
  }),
  inTime: true,
}
