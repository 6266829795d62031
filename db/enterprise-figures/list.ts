import { getTableColumns, sql } from 'drizzle-orm'
import { EnterpriseInput, enterprises } from '../enterprise/record'
import { daysInFile } from '../period/record'
import { labelIn, referenceFilter, unitFilter } from '../record/filters'
import { fieldsFrom, isFound } from '../record/list'
import type { Listing } from '../record/listing'
import {
  EnterpriseFiguresInput,
  enterpriseFigures,
  enterpriseFiguresRecords,
  figureNames,
  unsplitSurvey,
} from './record'

/**
 * Figures with the name of the enterprise at the end of the period, latest period first. On a day: periods ended by
 * then.
 */
export const figuresList: Listing = {
  record: enterpriseFiguresRecords,
  from: ({ chosen, sort }) => sql`enterprise_figures f join period p on p.id = f.period_id
    ${chosen.unit ? sql`join enterprise e on e.id = f.enterprise_id` : sql``}
    ${sort === 'enterpriseId' ? sql`left join enterprise_state s on s.enterprise_id = f.enterprise_id and s.valid @> p.ends_on` : sql``}`,
  id: sql`f.id`,
  retiredOn: sql`f.retired_on`,
  sight: { id: sql`f.enterprise_id`, own: sql`watched_enterprises()` },
  fields: sql`${fieldsFrom('f', enterpriseFigures)}, p.ends_on as "endsOn"`,
  aliases: { enterprise_figures: 'f' },
  always: ({ validOn }) => [validOn ? sql`p.ends_on <= ${validOn}::date` : undefined],
  search: (text) => isFound('enterprise', sql`f.enterprise_id`, text),
  filters: {
    period: referenceFilter(EnterpriseFiguresInput, 'periodId', sql`f.period_id`),
    unit: unitFilter(sql`e.unit_id`),
    enterprise: referenceFilter(EnterpriseFiguresInput, 'enterpriseId', sql`f.enterprise_id`),
  },
  sortable: {
    periodId: sql`p.ends_on`,
    enterpriseId: sql`s.name collate vi_natural`,
    workers: sql`f.workers`,
  },
  sort: '-periodId',
  // Over several periods a sum would count the same workers again.
  summed: ({ chosen, group }) =>
    chosen.period || group === 'periodId'
      ? {
          joins: sql`join enterprise_figures its on its.id = rows.id`,
          values: Object.fromEntries(
            figureNames.map((name) => [
              name,
              {
                label: labelIn(EnterpriseFiguresInput, name),
                value: sql`its.${sql.identifier(getTableColumns(enterpriseFigures)[name].name)}`,
              },
            ]),
          ),
        }
      : undefined,
  around: ({ locale }) => ({
    columns: {
      ...daysInFile.of(sql`page."periodId"`),
      taxCode: sql`(select e.tax_code from enterprise e where e.id = page."enterpriseId")`,
      enterpriseName: enterprises.referredName(sql`page."enterpriseId"`, locale, sql`page."endsOn"`),
    },
  }),
  also: {
    ...daysInFile.columns,
    survey: { label: { vi: 'Đảng viên (khảo sát)', en: 'Members (survey)' }, input: 'count' },
    membersElsewhere: { label: unsplitSurvey, input: 'count', only: 'file' },
    taxCode: { label: labelIn(EnterpriseInput, 'taxCode'), input: 'code', only: 'file' },
  },
  inFile: { survey: ['officialElsewhere', 'probationaryElsewhere', 'membersElsewhere'] },
  shown: [
    'enterpriseId',
    'periodId',
    'workers',
    'femaleWorkers',
    'foreignWorkers',
    'managers',
    'highSkilled',
    'survey',
    'revenueVnd',
    'exportsUsd',
  ],
  inTime: false,
}
