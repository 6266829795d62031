import { type SQL, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { kept } from '../record/kept'
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
export const listWorkLists = (db: Db): Promise<WorkList[]> => kept(db, 'work lists', () => countWorkLists(db))

async function countWorkLists(db: Db): Promise<WorkList[]> {
  const { official, workers } = await findThresholds(db)
  const counted = await countLists(db, official, workers)
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
  return [...bySurvey, byWorkers].flatMap(({ code, sort, filter, least }) =>
    least === null
      ? []
      : [{ code, sort, chosen: { has_organisation: 'no', standing: 'operating', ...filter }, least, ...counted[code] }],
  )
}

async function findThresholds(db: Db) {
  const [found] = await db.execute<{ official: number | null; workers: number }>(sql`
    select (select amount::int from rule_set where subject = 'threshold' and code = 'cell_official_minimum'
        and valid @> (select today()) and retired_on is null order by lower(valid) desc limit 1) as official,
      coalesce(setting_on('workers_for_organisation', (select today())),
        ${settingDefaults.workers_for_organisation})::int as workers`)
  return found ?? { official: null, workers: null }
}

/**
 * The rows of all lists in one pass over the sources that the filters of the list of enterprises read: of the
 * enterprises only that have some count, not always their latest, by which they would be in a list.
 */
async function countLists(db: Db, official: number | null, workers: number | null) {
  const of = {
    members: sql`v.official >= ${official}::int`,
    survey: sql`v.official is null and v.members is not null`,
    workers: sql`l.workers >= ${workers}::int`,
  } satisfies Record<WorkList['code'], SQL>
  const counts = Object.entries(of).map(
    ([code, holds]) => sql`jsonb_build_object('count', count(*) filter (where ${holds}),
      'surveyedOn', max(v.surveyed_on) filter (where ${holds})) as ${sql.identifier(code)}`,
  )
  const [found] = await db.execute<Record<WorkList['code'], Pick<WorkList, 'count' | 'surveyedOn'>>>(sql`
    with asked as materialized (
      select array(select distinct enterprise_id from enterprise_figures
        where workers >= ${workers}::int or official_elsewhere >= ${official}::int
          or official_elsewhere is null and members_elsewhere is not null) as enterprises)
    select ${sql.join(counts, sql`, `)}
    from asked cross join lateral working_enterprises((select today()), asked.enterprises) w
    left join labour_on((select today())) l on l.enterprise_id = w.id
    left join survey_on((select today())) v on v.enterprise_id = w.id
    where not w.has_organisation`)
  if (!found) throw new Error('db/report/work-lists: no counts')
  return found
}
