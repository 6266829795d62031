import { getTableColumns, sql } from 'drizzle-orm'
import type { Db } from '../door/actor'
import { asCodes, expectedWith, standingIn } from '../member-report/queries'
import { memberReportVersion } from '../member-report/record'
import { anyOf } from '../record/list'
import { nameOn, spellOn } from '../record/validity'
import { type Facts, lines, type Move } from './sum-row'
import { type Inside, type SumBelow, summed } from './summing'
import { yearOf } from './summing-year'

/**
 * The report of an organisation for a period as a sum over all organisations at or below it, by the tree of
 * organisations in that period. Its opening is the closing before; see summing.ts for its rows, lines and check.
 */
export async function sumBelow(db: Db, organisationId: string, periodId: string): Promise<SumBelow> {
  const [sum] = await sumsBelow(db, organisationId, [periodId])
  if (!sum) throw new Error('db/report: a period without a sum')
  return sum
}

/** The sum of a year: that of its quarters, in the order given. See yearOf. */
export const sumYearBelow = async (db: Db, organisationId: string, quarterIds: string[]): Promise<SumBelow> =>
  yearOf(await sumsBelow(db, organisationId, quarterIds))

/** sumBelow for several periods, in the order given. */
export async function sumsBelow(db: Db, organisationId: string, periodIds: string[]): Promise<SumBelow[]> {
  const [facts, moves, inside, hidden] = await Promise.all([
    listFacts(db, organisationId, periodIds),
    listMoves(db, organisationId, periodIds),
    listInside(db, organisationId, periodIds),
    db.execute<{ periodId: string; hidden: number }>(sql`
      select id as "periodId", hidden_below(${organisationId}::uuid, id) as hidden from period where id = ${anyOf(periodIds)}`),
  ])
  return periodIds.map((periodId) => {
    const of = <Row extends { periodId: string }>(rows: Iterable<Row>) =>
      [...rows].filter((row) => row.periodId === periodId)
    const outOfSight = of(hidden)[0]?.hidden ?? 0
    return summed({ facts: of(facts), moves: of(moves), transfers: of(inside)[0] ?? { in: 0, out: 0 }, outOfSight })
  })
}

const columns = getTableColumns(memberReportVersion)
const reportedLines = sql.join(
  lines.map((line) => sql`v.${sql.identifier(columns[line].name)} as ${sql.identifier(line)}`),
  sql`, `,
)

/** CTEs `asked` (periods) and `place` (the rows of places_below). */
const placed = (organisationId: string, periodIds: string[]) => sql`
  asked as materialized (
    select id, starts_on, ends_on from period where id = ${anyOf(periodIds)}
  ), place as materialized (
    select p.id as period_id, p.ends_on, b.* from asked p
    cross join lateral places_below(${organisationId}::uuid, p.id) b
  )`

/** What the register knows of each organisation with a part in the sum, by period, branch and name. */
const listFacts = (db: Db, organisationId: string, periodIds: string[]) =>
  db.execute<Facts>(sql`
    with ${placed(organisationId, periodIds)}, due as materialized (
      select x.period_id, x.organisation_id, x.report_id, ${standingIn(asCodes)} as standing
      ${expectedWith(sql`join asked on asked.id = x.period_id`)} and x.organisation_id in (select organisation_id from place)
    ), figure as materialized (
      select * from figures_around(array(select id from asked), array(select distinct organisation_id from place))
    ), moved as materialized (
      select a.id as period_id, m.organisation_id, m.is_leaving, o.members, m.effective_on, m.effective_on < a.starts_on as is_earlier
      from asked a join moving_parts() m on m.effective_on <= a.ends_on
      join event_organisation o on o.event_id = m.event_id and o.organisation_id = m.organisation_id and o.part = m.part
      left join figure f on f.period_id = a.id and f.organisation_id = m.organisation_id and not f.is_after
      where m.organisation_id in (select organisation_id from place)
        and (m.effective_on >= a.starts_on or m.effective_on > f.until)
    ), events as materialized (
      select period_id, organisation_id, sum(members) filter (where not is_leaving and not is_earlier)::int as came,
        sum(members) filter (where is_leaving and not is_earlier)::int as gone,
        coalesce(sum(members) filter (where not is_leaving and is_earlier), 0)::int as earlier_came,
        coalesce(sum(members) filter (where is_leaving and is_earlier), 0)::int as earlier_gone,
        coalesce(bool_or(members is null) filter (where not is_leaving and not is_earlier), false) as is_came_open,
        coalesce(bool_or(members is null) filter (where is_leaving and not is_earlier), false) as is_gone_open
      from moved group by period_id, organisation_id
    )
    select b.period_id as "periodId", b.organisation_id as id,
      coalesce(${nameOn('organisation', sql`b.organisation_id`, sql`b.ends_on`)}, '') as name,
      b.branch_id as "branchId", coalesce(branch.name, '') as "branchName", b.was_in as "wasIn", b.is_in as "isIn", b.is_summed as "isSummed",
      b.is_expected as "isExpected", b.has_ended as "hasEnded", b.fate,
      before.members as before, before.known as "knownBefore", after.members as after,
      after.official_members as "officialAfter", after.probationary_members as "probationaryAfter",
      after.female_members as "femaleAfter",
      events.came as "eventsCame", events.gone as "eventsGone",
      coalesce(events.earlier_came, 0) as "earlierCame", coalesce(events.earlier_gone, 0) as "earlierGone",
      coalesce(events.is_came_open, false) as "isCameOpen", coalesce(events.is_gone_open, false) as "isGoneOpen",
      due.report_id as "reportId", coalesce(due.standing, case when v.id is null then 'missing' else 'confirmed' end) as standing,
      v.id is not null as "isConfirmed", v.previous_id as "previousId", v.grade, ${reportedLines}
    from place b
    left join lateral (${spellOn('organisation', sql`b.branch_id`, sql`b.ends_on`)}) branch on true
    left join due on due.period_id = b.period_id and due.organisation_id = b.organisation_id
    left join confirmed_report v on v.period_id = b.period_id and v.organisation_id = b.organisation_id
    left join figure before on before.period_id = b.period_id and before.organisation_id = b.organisation_id and not before.is_after
    left join figure after on after.period_id = b.period_id and after.organisation_id = b.organisation_id and after.is_after
    left join events on events.period_id = b.period_id and events.organisation_id = b.organisation_id
    order by branch.name collate vi_natural, name collate vi_natural, b.organisation_id`)

/** The parts of all events in the periods in which an organisation of the sum took part; numbers by RLS. */
const listMoves = (db: Db, organisationId: string, periodIds: string[]) =>
  db.execute<Move & { periodId: string }>(sql`
    with ${placed(organisationId, periodIds)}, moving as materialized (
      select a.id as period_id, m.* from asked a join moving_parts() m on m.effective_on between a.starts_on and a.ends_on
    )
    select m.period_id as "periodId", m.event_id as "eventId", e.kind, m.effective_on::text as "effectiveOn",
      m.organisation_id as "organisationId", m.is_leaving as "isLeaving", o.members
    from moving m
    left join event_organisation o on o.event_id = m.event_id and o.organisation_id = m.organisation_id and o.part = m.part
    left join event e on e.id = m.event_id
    where exists (select from moving mine join place b on b.period_id = mine.period_id and b.organisation_id = mine.organisation_id
      where mine.event_id = m.event_id and mine.period_id = m.period_id)
    order by m.effective_on, m.event_id`)

/** Members transferred between two organisations of the sum, as reported by the receiving and the sending side. */
const listInside = (db: Db, organisationId: string, periodIds: string[]) =>
  db.execute<Inside & { periodId: string }>(sql`
    with below as materialized (
      select p.id as period_id, b.organisation_id from period p
      cross join lateral counting_below(${organisationId}::uuid, p.id) b where p.id = ${anyOf(periodIds)}
    )
    select v.period_id as "periodId", coalesce(sum(t.members) filter (where t.direction = 'in'), 0)::int as in,
      coalesce(sum(t.members) filter (where t.direction = 'out'), 0)::int as out
    from member_transfer t join confirmed_report v on v.id = t.version_id
    join below mine on mine.period_id = v.period_id and mine.organisation_id = v.organisation_id
    join below other on other.period_id = v.period_id and other.organisation_id = t.counterpart_id
    group by v.period_id`)
