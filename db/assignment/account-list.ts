import { sql } from 'drizzle-orm'
import { account, accounts } from '../account/record'
import { folded } from '../record/columns'
import { fieldsFrom } from '../record/list'
import { filterBy, type Listing } from '../record/listing'
import { AssignmentInput } from './record'

const role = filterBy(AssignmentInput, 'role', sql`s.role`)

/** Accounts of people with today's roles and mandates. */
export const accountList: Listing = {
  record: accounts,
  from: () => sql`account a`,
  id: sql`a.id`,
  retiredOn: sql`a.retired_on`,
  fields: fieldsFrom('a', account),
  always: () => [sql`a.kind = 'person'`],
  search: (pattern) => sql`${folded('a', 'full_name', 'user_name')} like ${pattern}`,
  filters: {
    // Secretaries have no assignment: their office follows from the mandate.
    role: {
      ...role,
      options: { ...role.options, secretary: { vi: 'Người báo cáo', en: 'Reports' } },
      where: (value, asked) =>
        value === 'secretary'
          ? sql`a.person_id is not null`
          : sql`exists (select from assignment s where s.account_id = a.id and ${role.where(value, asked)}
              and s.valid @> (select today()) and s.retired_on is null)`,
    },
    state: {
      label: { vi: 'Tình trạng', en: 'State' },
      options: { active: { vi: 'Đang dùng', en: 'In use' }, disabled: { vi: 'Ngừng sử dụng', en: 'Disabled' } },
      where: (value) => (value === 'active' ? sql`a.disabled_at is null` : sql`a.disabled_at is not null`),
    },
  },
  sortable: { fullName: sql`a.full_name collate "vi-x-icu"`, userName: sql`a.user_name` },
  sort: 'fullName',
  around: () => ({
    columns: {
      roles: sql`array(select distinct s.role::text from assignment s
        where s.account_id = page.id and s.valid @> (select today()) and s.retired_on is null)`,
      positions: sql`array(select distinct m.position::text from reporting_mandate m
        where m.person_id = page."personId")`,
      lastSignIn: sql`(select max(started_at) from session where account_id = page.id)`,
    },
  }),
  also: {
    offices: { label: { vi: 'Vai trò, chức vụ', en: 'Roles, offices' } },
    lastSignIn: { label: { vi: 'Đăng nhập gần nhất', en: 'Last sign-in' } },
    state: { label: { vi: 'Tình trạng', en: 'State' } },
  },
  shown: ['fullName', 'userName', 'offices', 'lastSignIn', 'state'],
  inTime: false,
}
