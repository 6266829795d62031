import { type SQL, sql } from 'drizzle-orm'

const now = sql`valid @> (select today())`

/**
 * What files have, by the path of their list: the number of rows, and for figures the sums of the amounts and of the
 * wholes. Counted in the tables alone, without the functions and statements from which lists and figures are made.
 */
export const countsOf: Record<string, SQL> = {
  ...listed({
    '/enterprises': kept('enterprise'),
    '/projects': kept('project'),
    '/enterprise-figures': kept('enterprise_figures'),
    '/affiliated-organisations': sql`${kept('affiliated_organisation')} and ${now}`,
    '/organisations': sql`${kept('organisation')}
      and exists (select from organisation_state s where s.organisation_id = organisation.id and ${now})`,
    '/people': kept('person'),
    '/documents': kept('document'),
    // One row an organisation.
    '/events': sql`event_organisation o join event e on e.id = o.event_id where e.retired_on is null`,
    '/periods': kept('period'),
    '/member-reports?standing=submitted': sql`(
        select distinct on (report_id) state from member_report_version order by report_id, number desc) latest
      where state = 'submitted'`,
    '/correction-requests': sql`correction_request`,
    '/reopenings': sql`reopening`,
    '/lock-delegations': sql`lock_delegation`,
    '/targets': kept('target'),
    '/accounts': sql`account where kind = 'person'`,
    '/units': kept('unit'),
    '/communes': kept('commune'),
    '/name-words': kept('name_word'),
    // Also those to come.
    '/rule-sets': sql`${kept('rule_set')} and (upper_inf(valid) or upper(valid) > (select today()))`,
    '/settings': sql`${kept('setting')} and ${now}`,
  }),
  ...figures(),
}

function kept(table: string): SQL {
  return sql`${sql.identifier(table)} where retired_on is null`
}

function listed(lists: Record<string, SQL>): Record<string, SQL> {
  return Object.fromEntries(
    Object.entries(lists).map(([path, rows]) => [
      path,
      sql`select count(*)::int as rows, '{}'::float8[] as sums from ${rows}`,
    ]),
  )
}

function figures(): Record<string, SQL> {
  const covered = sql`exists (
    select from coverage c join organisation o on o.id = c.organisation_id join organisation_state t on t.organisation_id = o.id
    where c.enterprise_id = e.id and c.retired_on is null and c.${now} and o.retired_on is null and t.${now})`
  const working = sql`select e.id, s.ownership <> 'state' as private, s.ownership <> 'state' and ${covered} as counts
    from enterprise e join enterprise_state s on s.enterprise_id = e.id and s.${now}
    where s.standing = 'operating' and e.retired_on is null`
  const rate = sql`(select value::numeric from setting where key = 'vnd_per_usd' and ${now})`
  const projects = sql`select p.kind::text, coalesce(w.counts, false) as counts, c.registered_capital *
      case c.currency when 'USD' then 1 else 1 / ${rate} end as usd, c.registered_capital * case c.currency when 'VND' then 1 else ${rate} end as vnd
    from project p left join project_capital c on c.project_id = p.id and c.${now}
    left join (${working}) w on w.id = p.enterprise_id
    where p.retired_on is null and p.certified_on <= (select today())`
  const labour = sql`select w.*, l.* from (${working}) w left join lateral (
      select f.workers, f.female_workers as female, f.managers + f.high_skilled as skilled
      from enterprise_figures f join period p on p.id = f.period_id
      where f.enterprise_id = w.id and f.workers is not null and f.retired_on is null and p.ends_on in (
        select distinct ends_on from period
        where asks_figures and kind <> 'ad_hoc' and ends_on <= (select today()) order by ends_on desc limit 3)
      order by p.ends_on desc, p.starts_on desc limit 1) l on true`
  const trade = sql`select w.*, t.* from (${working}) w left join lateral (
      select avg(f.exports_usd) as exports, avg(f.exports_usd + f.imports_usd) as trade from enterprise_figures f
      where f.enterprise_id = w.id and f.retired_on is null and f.period_id in (
        select id from period
        where kind = 'year' and asks_figures and ends_on <= (select today()) order by ends_on desc limit 3)) t on true`
  const figure = (from: SQL, among: string, amount: string, whole = 'null::int') =>
    sql`select count(*)::int as rows, array[sum(${sql.raw(amount)}), sum(${sql.raw(whole)})]::float8[] as sums
      from (${from}) counted where ${sql.raw(among)}`
  const part = (amount: string) => `case when counts then ${amount} when ${amount} is not null then 0 end`
  const all = {
    non_state_enterprises: figure(working, 'private', '1'),
    non_state_enterprises_with_party_organisation: figure(working, 'counts', '1'),
    share_with_party_organisation: figure(working, 'private', 'counts::int', '1'),
    registered_capital_with_party_organisation: figure(projects, 'counts', 'usd'),
    share_of_registered_capital: figure(projects, 'true', part('usd'), 'usd'),
    share_of_exports: figure(trade, 'true', part('exports'), 'exports'),
    workers_with_party_organisation: figure(labour, 'counts', 'workers'),
    workers_female: figure(labour, 'counts', 'female'),
    workers_male: figure(labour, 'counts', 'workers - female'),
    workers_managers_and_high_skilled: figure(labour, 'counts', 'skilled'),
    share_managers_and_high_skilled: figure(
      labour,
      'counts',
      'skilled',
      'case when skilled is not null then workers end',
    ),
    workers_in_all_enterprises: figure(labour, 'true', 'workers'),
    share_of_workers: figure(labour, 'true', part('workers'), 'workers'),
    trade_value_per_year: figure(trade, 'counts', 'trade'),
    fdi_projects: figure(projects, "kind = 'fdi'", '1'),
    fdi_capital: figure(projects, "kind = 'fdi'", 'usd'),
    domestic_projects: figure(projects, "kind = 'di'", '1'),
    domestic_capital: figure(projects, "kind = 'di'", 'vnd'),
  }
  return Object.fromEntries(Object.entries(all).map(([code, statement]) => [`/overview/${code}`, statement]))
}
