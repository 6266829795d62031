import { sql } from 'drizzle-orm'
import { fieldsOf } from '../../core/field'
import { byGivenName, PersonContactInput, people, person, personContact } from '../person/record'
import { filterBy, labelIn, unitFilter } from '../record/filters'
import { dayOf, fieldsFrom, holdsIn, inWordsOf } from '../record/list'
import type { Listing, ListQuestion } from '../record/listing'
import { MandateInput } from './record'

const offices = { vi: 'Chức vụ đang giữ', en: 'Positions held' }

/** How to reach a person; empty for those who may not read the contact data. */
const reach = fieldsOf(PersonContactInput, 'vi')
const joinContact = sql`left join (select ${fieldsFrom('c', personContact)} from person_contact c) contact
  on contact."personId" = page.id`

/** What offices_held() says, of all people. */
const officesOfAll = (asked: ListQuestion) => sql`(
  select m.person_id, m.position, os.name as organisation
  from mandate m join organisation_state os on os.organisation_id = m.organisation_id and ${holdsIn(sql`os.valid`, asked)}
  where ${holdsIn(sql`m.valid`, asked)} and m.retired_on is null)`

/** SQL FROM … WHERE for the mandates of person `p` on the list's day. */
const held = (asked: ListQuestion) =>
  sql`from mandate m where m.person_id = p.id and ${holdsIn(sql`m.valid`, asked)} and m.retired_on is null`

/** Office-holders with their offices on a day. */
export const personList: Listing = {
  record: people,
  from: () => sql`person p`,
  id: sql`p.id`,
  sight: { unit: sql`p.unit_id`, own: sql`own_people()` },
  retiredOn: sql`p.retired_on`,
  fields: fieldsFrom('p', person),
  aliases: { person: 'p' },
  filters: {
    unit: unitFilter(sql`p.unit_id`),
    position: {
      ...filterBy(MandateInput, 'position', sql`m.position`),
      label: { vi: offices.vi, en: 'Position held' },
      where: (position, asked) => sql`exists (select ${held(asked)} and m.position::text = ${position})`,
    },
    office: {
      label: { vi: 'Đang hoặc không giữ chức vụ', en: 'Holds a position or none' },
      options: {
        yes: { vi: 'Đang giữ chức vụ', en: 'Holds a position' },
        no: { vi: 'Không giữ chức vụ', en: 'Holds no position' },
      },
      where: (value, asked) =>
        value === 'yes' ? sql`exists (select ${held(asked)})` : sql`not exists (select ${held(asked)})`,
    },
  },
  sortable: {
    fullName: byGivenName,
    jobTitle: sql`p.job_title collate vi_natural`,
  },
  hint: (id, locale) => sql`(select ${inWordsOf(sql`h.position`, MandateInput, 'position', locale)} || ', ' || hs.name
    from mandate h join organisation_state hs on hs.organisation_id = h.organisation_id and hs.valid @> (select today())
    where h.person_id = ${id} and h.valid @> (select today()) and h.retired_on is null order by h.position, h.id limit 1)`,
  sort: 'fullName',
  hasOnePlan: true,
  also: {
    offices: { label: offices },
    ...Object.fromEntries(
      reach.map(({ name, input }) => [name, { label: labelIn(PersonContactInput, name), input, only: 'file' }]),
    ),
  },
  shown: ['fullName', 'offices', 'jobTitle', 'unitId'],
  around: (asked, _, place, onPage) => ({
    columns: {
      offices: sql`office.held`,
      ...(place === 'file' &&
        Object.fromEntries(reach.map(({ name }) => [name, sql`contact.${sql.identifier(name)}`]))),
    },
    joins: sql`left join (
      select m.person_id, string_agg(${inWordsOf(sql`m.position`, MandateInput, 'position', asked.locale)} || ', ' || m.organisation,
        '; ' order by m.position, m.organisation) as held
      from ${onPage ? sql`offices_held(${onPage}, ${dayOf(asked)})` : officesOfAll(asked)} m group by m.person_id) office
      on office.person_id = page.id ${place === 'file' ? joinContact : sql``}`,
  }),
  inTime: true,
}
