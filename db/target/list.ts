import { sql } from 'drizzle-orm'
import { keyed } from '../record/keys'
import type { Listing } from '../record/listing'
import { plainList } from '../record/plain-list'
import { target, targets } from './record'

const plain = plainList(targets)

/** Targets by year, latest first. The zone's target, which has no organisation, comes first in its year. */
export const targetList: Listing = {
  ...plain,
  filters: {
    year: {
      label: { vi: 'Năm', en: 'Year' },
      where: (year) => sql`${target.year} = ${Number(year)}`,
      accepts: /^20\d\d$/,
      options: (db) =>
        db.execute(sql`select distinct year::text as value, year::text as label from target
          where retired_on is null order by value desc`),
    },
    ...plain.filters,
  },
  sight: { id: sql`${target.organisationId}`, own: sql`own_organisations()` },
  sortable: {
    ...plain.sortable,
    year: keyed(sql`${target.year}`, sql`(${target.organisationId} is null)`, sql`${target.id}`),
  },
  sort: '-year',
}
