import { sql } from 'drizzle-orm'
import { account, accounts, standings } from '../account/record'
import { MandateInput } from '../mandate/record'
import { filterBy } from '../record/filters'
import { inWords, keyed, rising } from '../record/keys'
import { fieldsFrom, inWordsOf } from '../record/list'
import type { Listing } from '../record/listing'
import { AssignmentInput, isProposed } from './record'

const role = filterBy(AssignmentInput, 'role', sql`s.role`)
const state = { active: { vi: 'Đang dùng', en: 'In use' }, disabled: { vi: 'Ngừng sử dụng', en: 'Disabled' } }
const proposed = { vi: 'chờ xác nhận', en: 'to be confirmed' }
const { unissued, waiting, expired, used } = standings

/** SQL for the roles of an account of the page today, and for what its person reports for. */
const assigned = sql`assignment s where s.account_id = page.id and s.valid @> (select today()) and s.retired_on is null`
const reporting = sql`reporting_mandate m
  join organisation_state os on os.organisation_id = m.organisation_id and os.valid @> (select today())
  where m.person_id = page."personId"`

/** Accounts of people with today's roles and mandates. */
export const accountList: Listing = {
  record: accounts,
  from: ({ chosen, sort }) => sql`account a
    ${chosen.standing ? sql`left join account_standing() t on t.account_id = a.id` : sql``}
    ${sort === 'userName' ? sql`` : sql`left join person p on p.id = a.person_id`}`,
  id: sql`a.id`,
  sight: { own: sql`actor_id()` },
  retiredOn: sql`a.retired_on`,
  fields: fieldsFrom('a', account),
  aliases: { account: 'a' },
  always: () => [sql`a.kind = 'person'`],
  filters: {
    // Secretaries have no assignment: their office follows from the mandate.
    role: {
      ...role,
      options: { ...role.options, secretary: { vi: 'Người báo cáo', en: 'Reporter' } },
      where: (value, asked) =>
        value === 'secretary'
          ? sql`a.person_id is not null`
          : sql`exists (select from assignment s where s.account_id = a.id and ${role.where(value, asked)}
              and s.valid @> (select today()) and s.retired_on is null)`,
    },
    standing: {
      label: { vi: 'Giấy và đăng nhập', en: 'Sheet and sign-in' },
      options: {
        never: { vi: 'Chưa từng đăng nhập', en: 'Never signed in' },
        unissued,
        waiting,
        expired,
        used,
        phone: { vi: 'Tên đăng nhập là số điện thoại', en: 'User name is a telephone number' },
      },
      where: (value) => {
        if (value === 'never') return sql`t.last_sign_in is null`
        return value === 'phone' ? sql`phone_number(a.user_name) is not null` : sql`t.standing = ${value}`
      },
    },
    state: {
      label: { vi: 'Tình trạng', en: 'Standing' },
      options: state,
      where: (value) => (value === 'active' ? sql`a.disabled_at is null` : sql`a.disabled_at is not null`),
    },
  },
  sortable: {
    fullName: sql`coalesce(p.sort_name, regexp_replace(a.full_name, '^.*\\s', '')) collate vi_natural`,
    userName: keyed(sql`a.user_name`, sql`a.id`),
  },
  hint: (id) => sql`(select h.user_name from account h where h.id = ${id})`,
  sort: 'fullName',
  ties: [rising(inWords(sql`a.full_name`))],
  around: ({ locale }, _, place) => ({
    joins: sql`left join account_standing(${place === 'list' ? sql`array(select id from page)` : sql``}) t on t.account_id = page.id`,
    columns: {
      lastSignIn: sql`t.last_sign_in`,
      userName: sql`shown_user_name(page."userName")`,
      offices: sql`concat_ws(', ',
        (select string_agg(distinct ${inWordsOf(sql`s.role`, AssignmentInput, 'role', locale)}
          || case when ${isProposed(sql`s`)} then ${` (${proposed[locale]})`} else '' end, ', ') from ${assigned}),
        (select string_agg(${inWordsOf(sql`m.position`, MandateInput, 'position', locale)}, ', ' order by m.position, os.name)
          from ${reporting}))`,
      organisations: sql`(select string_agg(os.name, ', ' order by m.position, os.name) from ${reporting})`,
      state: sql`case when page."disabledAt" is null then ${state.active[locale]} else ${state.disabled[locale]} end`,
    },
  }),
  also: {
    offices: { label: { vi: 'Vai trò, chức vụ', en: 'Roles, positions' } },
    organisations: { label: { vi: 'Tổ chức đảng', en: 'Party organisation' } },
    lastSignIn: { label: { vi: 'Đăng nhập gần nhất', en: 'Last sign-in' }, input: 'moment' },
    state: { label: { vi: 'Tình trạng', en: 'Standing' } },
  },
  shown: ['fullName', 'userName', 'offices', 'organisations', 'lastSignIn', 'state'],
  inTime: false,
}
