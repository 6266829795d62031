import { sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { enterpriseList } from '../enterprise/list'
import { everything, matching } from '../record/listing'
import { settingDefaults } from '../setting/record'

/** A task whose rows are those of the list of enterprises under these filters. */
export type WorkList = {
  code: 'members' | 'workers' | 'survey'
  chosen: Record<string, string>
  sort: string
  least: number
  count: number
  /** The day of the latest survey of members among the rows. */
  surveyedOn: string | null
}

/**
 * Enterprises that operate without a Party organisation and where one may be founded: by the official members that the
 * survey found, and by workers. `survey` has those whose survey did not ask official members apart, which `members`
 * cannot judge. Without a rule for the official members of a cell there are no lists by survey.
 */
export async function listWorkLists(db: Db): Promise<WorkList[]> {
  const { official, workers } = await findThresholds(db)
  const bySurvey = [
    { code: 'members', sort: '-survey', filter: { official_from: String(official) }, least: official },
    { code: 'survey', sort: 'name', filter: { review: 'survey' }, least: official },
  ] as const
  const byWorkers = {
    code: 'workers',
    sort: '-workers',
    filter: { workers_from: String(workers) },
    least: workers,
  } as const
  const lists = await Promise.all(
    [...bySurvey, byWorkers].map(async ({ code, sort, filter, least }) => {
      const chosen = { has_organisation: 'no', standing: 'operating', ...filter }
      return least === null ? [] : [{ code, sort, chosen, least, ...(await countIn(db, chosen)) }]
    }),
  )
  return lists.flat()
}

async function findThresholds(db: Db) {
  const [found] = await db.execute<{ official: number | null; workers: number }>(sql`
    select (select amount::int from rule_set where subject = 'threshold' and code = 'cell_official_minimum'
        and valid @> (select today()) and retired_on is null order by lower(valid) desc limit 1) as official,
      coalesce(setting_on('workers_for_organisation', (select today())),
        ${settingDefaults.workers_for_organisation})::int as workers`)
  return found ?? { official: null, workers: null }
}

async function countIn(db: Db, chosen: WorkList['chosen']) {
  const [found] = await db.execute<Pick<WorkList, 'count' | 'surveyedOn'>>(sql`
    select count(*)::int as count, max(v.surveyed_on)::text as "surveyedOn"
    from (select e.id ${matching(enterpriseList, { ...everything, chosen })}) listed
    left join survey_on((select today())) v on v.enterprise_id = listed.id`)
  return found ?? { count: 0, surveyedOn: null }
}
