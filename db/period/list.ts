import { sql } from 'drizzle-orm'
import { today } from '../../core/date'
import { filterBy } from '../record/filters'
import { falling, rising } from '../record/keys'
import { fieldsFrom } from '../record/list'
import type { Listing } from '../record/listing'
import { PeriodInput, period, periods } from './record'
import { periodStandings, standingOf } from './standing'

/** Options of the filter by year: from next year back to 2021. */
function years() {
  const last = Number(today().slice(0, 4)) + 1
  const found = Array.from({ length: last - 2020 }, (_, at) => String(last - at))
  return found.map((year) => ({ value: year, label: year }))
}

/** Periods, latest end first; of periods with the same end the later start (the shorter period) first. */
export const periodList: Listing = {
  record: periods,
  from: () => sql`period p`,
  id: sql`p.id`,
  retiredOn: sql`p.retired_on`,
  fields: fieldsFrom('p', period),
  aliases: { period: 'p' },
  filters: {
    kind: filterBy(PeriodInput, 'kind', sql`p.kind`),
    year: {
      label: { vi: 'Năm', en: 'Year' },
      accepts: /^20\d\d$/,
      options: async () => years(),
      where: (year) => sql`extract(year from p.ends_on) = ${Number(year)}`,
    },
  },
  sortable: { startsOn: sql`p.starts_on`, endsOn: sql`p.ends_on`, dueOn: sql`p.due_on` },
  sort: '-endsOn',
  ties: [falling(sql`p.starts_on`), rising(sql`p.kind`)],
  first: { called: { label: { vi: 'Kỳ', en: 'Period' } } },
  also: { standing: { label: { vi: 'Tình trạng', en: 'Standing' }, input: 'select', options: periodStandings } },
  around: ({ locale }) => ({
    columns: {
      called: periods.nameOf(sql`page.id`, locale),
      standing: standingOf({ lockedAt: sql`page."lockedAt"`, opensOn: sql`page."opensOn"`, dueOn: sql`page."dueOn"` }),
    },
  }),
  inTime: false,
}
