import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { labels } from '../../db/member-report/entry'
import { type FileRow, fileRows } from '../../db/member-report/file'
import { findCompleteness, listReports, standings } from '../../db/member-report/queries'
import { listAdjustments } from '../../db/report/adjustments'
import { listOwnReports } from '../../db/report/own-reports'
import { sumBelow, sumsBelow } from '../../db/report/sums'
import { listTransfers } from '../../db/report/transfers'
import { planted, plantedOn } from './planted'

const { ask, account } = planted('demonstration')

const all = { text: '', sort: '', descending: false, page: 1, validOn: undefined }
const periodFrom = (startsOn: string) =>
  ask(async (db) => {
    const [found] = await db.execute<{ id: string }>(
      sql`select id from period where kind = 'quarter' and starts_on = ${startsOn}`,
    )
    return found?.id ?? ''
  })
const count = (rows: ReturnType<typeof sql>) =>
  ask(async (db) => Number((await db.execute<{ count: string }>(sql`select count(*) ${rows}`))[0]?.count))

test('the quarter that is open is in every state, the one before has late and missing reports', async () => {
  const current = await periodFrom('2026-10-01')
  const inState = await ask((db) =>
    Promise.all(
      standings.map(async (standing) => [
        standing,
        (await listReports(db, { ...all, periodId: current, standing })).total,
      ]),
    ),
  )
  expect(Object.fromEntries(inState)).toEqual({ missing: 46, draft: 3, submitted: 9, returned: 4, confirmed: 12 })
  const before = await periodFrom('2026-07-01')
  expect(await ask((db) => findCompleteness(db, before))).toEqual({
    ...{ expected: 73, submitted: 70, onTime: 65, late: 5, missing: 3 },
    ...{ waiting: 3, returned: 0, confirmed: 67 },
  })
})

test.each([
  ['waits with a warning', 2, sql`latest_report where state = 'submitted' and jsonb_array_length(rule_results) > 0`],
  [
    'waits in its second version',
    1,
    sql`latest_report where state = 'submitted' and number = 2 and corrects_id is null`,
  ],
  [
    'was entered by the officer for the secretary',
    1,
    sql`latest_report where state = 'submitted' and on_behalf_of is not null`,
  ],
  ['was sent by the secretary', 1, sql`latest_report where state = 'submitted' and on_behalf_of is null`],
  [
    'was sent back with notes at its fields',
    2,
    sql`latest_report where state = 'returned' and field_notes is not null`,
  ],
  ['was sent back, sent again and confirmed', 5, sql`confirmed_report where number = 2 and corrects_id is null`],
  ['is being written', 2, sql`report_draft where typed is not null`],
  [
    'is a correction confirmed under a grant',
    1,
    sql`confirmed_report where corrects_id is not null and reopening_id is not null`,
  ],
  [
    'is a correction that waits under a grant',
    1,
    sql`latest_report where state = 'submitted' and corrects_id is not null and reopening_id is not null`,
  ],
  ['carries what was put right before it', 1, sql`confirmed_report where carried_adjustment <> 0`],
  [
    'is a report of a year, with ages and grades',
    200,
    sql`confirmed_report where members_to_30 is not null and grade is not null`,
  ],
  ['names where members came from', 20, sql`member_transfer where direction = 'in'`],
  [
    'is a grant that ran out',
    1,
    sql`reopening where is_granted and expires_on < ${plantedOn}::date and revoked_at is null`,
  ],
  ['is a grant in use', 1, sql`reopening where is_granted and expires_on >= ${plantedOn}::date`],
  ['is a grant that was revoked', 1, sql`reopening where revoked_at is not null`],
  ['is a reopening that waits for the leader', 1, sql`reopening where is_granted is null`],
  ['is a doubt about an opening', 1, sql`correction_request where resolved_at is null`],
  [
    'waits with figures that its sender calls final',
    1,
    sql`latest_report l join period p on p.id = l.period_id
    where l.state = 'submitted' and l.is_final and p.cut_off_on >= ${plantedOn}::date`,
  ],
  [
    'waits for the cut-off day',
    1,
    sql`latest_report l join period p on p.id = l.period_id
    where l.state = 'submitted' and not l.is_final and p.cut_off_on >= ${plantedOn}::date`,
  ],
  ['is a target of the whole zone', 3, sql`target where organisation_id is null`],
  ['is a reminder on a set day', 4, sql`reminder where offset_days is not null`],
  ['is a reminder of the officer', 1, sql`reminder where sent_by is not null`],
  ['lets an officer lock', 1, sql`lock_delegation where valid @> ${plantedOn}::date`],
  [
    'was locked by the leader with reports missing',
    10,
    sql`period p join account a on a.id = p.locked_by where a.user_name = 'lanhdao' and cardinality(missing_at_lock) > 0`,
  ],
  [
    'works and has not given the figures that are asked',
    20,
    sql`enterprise_state s cross join period p where p.kind = 'half_year'
    and p.ends_on = '2026-06-30' and p.locked_at is null and s.valid @> p.ends_on and s.standing = 'operating'
    and not exists (select from enterprise_figures f where f.enterprise_id = s.enterprise_id and f.period_id = p.id)`,
  ],
])('something %s', async (_, least, rows) => {
  expect(await count(sql`from ${rows}`)).toBeGreaterThanOrEqual(least)
})

test.each([
  [
    'a year is whole',
    sql`member_report_version where members_to_30 + members_to_40 + members_to_50 + members_to_60 + members_over_60 <> closing_total
    or excellent_members + good_members + satisfactory_members + failed_members + ungraded_members <> closing_total`,
  ],
  [
    'only fourth quarters that have ended ask for it',
    sql`period where kind = 'quarter' and asks_yearly <> (extract(month from starts_on) = 10 and ends_on < ${plantedOn}::date)`,
  ],
  [
    'nothing in a locked period waits without a grant',
    sql`latest_report v join period p on p.id = v.period_id
    where v.state <> 'confirmed' and p.locked_at is not null and v.reopening_id is null`,
  ],
  [
    'no past quarter but the last is open',
    sql`period where asks_members and locked_at is null and ends_on < '2026-07-01'`,
  ],
  ['nobody decides what was not sent', sql`member_report_version where decided_at < submitted_at`],
  [
    'no secretary confirms',
    sql`member_report_version v join account a on a.id = v.decided_by where a.user_name <> 'canbo'`,
  ],
  [
    'women and probationers follow from the report before and the parts of the lines',
    sql`member_report_version v join member_report_version b on b.id = v.previous_id
    cross join lateral (
      select coalesce(sum(way * (parts ->> 'female')::int), 0) as female,
        coalesce(sum(way * coalesce((parts ->> 'probationary')::int, v.admitted)), 0) as probationary, count(*) as lines
      from jsonb_each(v.parts) line(name, parts) cross join lateral (select case when name like '%Decrease'
        or name in ('transferredOut', 'leftParty', 'died') then -1 else 1 end as way) one
    ) moved
    where b.female_members + moved.female <> v.female_members
      or b.probationary_members + moved.probationary - v.became_official <> v.probationary_members
      or moved.lines <> (v.admitted > 0)::int + (v.transferred_in > 0)::int + (v.event_increase > 0)::int + (v.transferred_out > 0)::int
        + (v.left_party > 0)::int + (v.died > 0)::int + (v.event_decrease > 0)::int + (v.carried_adjustment <> 0)::int`,
  ],
  [
    'nobody becomes official who was not probationary',
    sql`member_report_version v join member_report_version b on b.id = v.previous_id
    where v.became_official > b.probationary_members`,
  ],
  [
    'as many women and probationers leave by an event as come, and the reports say so',
    sql`event e join lateral (
      select sum(case when leaves(e.kind, o.part) then -1 else 1 end * o.female) as female,
        sum(case when leaves(e.kind, o.part) then -1 else 1 end * o.probationary) as probationary
      from event_organisation o where o.event_id = e.id and o.members is not null
    ) moved on e.kind in ('absorbed', 'consolidated', 'divided', 'split_off', 'reclassified')
      and (moved.female <> 0 or moved.probationary <> 0)`,
  ],
  ['every composition is known', sql`member_report_version where female_members is null or official_members is null`],
  [
    'a report has the trail of whoever sent and decided it, in the office of that day',
    sql`member_report_version v cross join lateral (values ('submit', v.submitted_by), (v.state::text, v.decided_by)) act(what, by)
    where by is not null and not exists (select from audit a where a.row_id = v.id and a.actor_id = act.by
      and a.operation = case act.what when 'confirmed' then 'confirm' when 'returned' then 'return' else 'submit' end
      and (a.office like '% – officer' or exists (
        select from account s join mandate m on m.person_id = s.person_id and m.organisation_id = v.organisation_id
          and m.valid @> day_of(v.submitted_at)
        join organisation_state st on st.organisation_id = v.organisation_id and st.valid @> day_of(v.submitted_at)
        where s.id = act.by and a.office like '%' || m.position || ': ' || st.name || '%')))`,
  ],
  ['the hash is that of what was sent', sql`member_report_version v where sha256 <> report_hash(v)`],
])('%s', async (_, violations) => {
  expect(await count(sql`from ${violations}`)).toBe(0)
})

test('opening and changes give the closing along every chain, after the correction, too', async () => {
  const broken = await ask((db) =>
    db.execute(sql`
    select organisation_id from (
      select v.organisation_id, v.closing_total,
        first_value(v.opening_total) over chain
          + sum(v.admitted + v.transferred_in + v.other_increase + v.event_increase
            - v.transferred_out - v.left_party - v.died - v.other_decrease - v.event_decrease) over chain as told,
        p.ends_on = max(p.ends_on) over (partition by v.organisation_id) as is_last
      from confirmed_report v join period p on p.id = v.period_id
      window chain as (partition by v.organisation_id order by p.ends_on)
    ) all_of_them where is_last and told <> closing_total`),
  )
  expect(broken).toHaveLength(0)
  const adjusted = await ask(async (db) => {
    const [{ id } = { id: '' }] = await db.execute<{ id: string }>(
      sql`select organisation_id as id from confirmed_report where carried_adjustment <> 0`,
    )
    return listAdjustments(db, id)
  })
  expect(adjusted).toMatchObject([
    { startsOn: '2026-04-01', difference: 1, carriedBy: { startsOn: '2026-07-01', carried: 1 } },
  ])
})

test('the zone and the committee that a cell became open each quarter with the closing before', () =>
  ask(async (db) => {
    const quarters = await db.execute<{ id: string; members: number }>(sql`
      select id, (select sum(members)::int from counted_organisations(ends_on)) as members
      from period where kind = 'quarter' and starts_on <= ${plantedOn} order by starts_on`)
    const committees = await db.execute<{ id: string; isZone: boolean }>(sql`
      select distinct organisation_id as id, organisation_id::text = setting_on('zone_committee', ${plantedOn}) as "isZone"
      from organisation_state
      where organisation_id::text = setting_on('zone_committee', ${plantedOn}) or name like 'Đảng bộ%Bexishidyn'`)
    expect(committees).toHaveLength(2)
    const ids = quarters.map(({ id }) => id)
    for (const { id, isZone } of committees) {
      const sums = await sumsBelow(db, id, ids)
      const closings = sums.map(({ lines }) => lines.closingTotal)
      expect(sums.map(({ lines }) => lines.openingTotal)).toEqual([null, ...closings.slice(0, -1)])
      expect(sums.flatMap(({ findings }) => findings)).toEqual([])
      expect(sums.every(({ rest, branches }) => rest === 0 && branches.every((one) => one.rest === 0))).toBe(true)
      if (isZone) expect(closings).toEqual(quarters.map(({ members }) => members))
    }
  }))

test('the file of reports has every official report, and so the closing reports of organisations that ended on the first day', () =>
  ask(async (db) => {
    const lines = Object.keys(labels) as (keyof typeof labels)[]
    const column = (line: string) => line.replace(/[A-Z]|\d+/g, (part) => `_${part.toLowerCase()}`)
    const added = sql.join(
      lines.map((line) => sql`coalesce(sum(v.${sql.identifier(column(line))}), 0)::int as ${sql.identifier(line)}`),
      sql`, `,
    )
    const rows = [...(await db.execute<FileRow>(fileRows(all, 'vi')))].filter(({ isOfficial }) => isOfficial)
    const periods = await db.execute<{ id: string; reports: number; expected: number } & Record<string, number>>(sql`
      select p.id, count(*)::int as reports, ${added},
        (select count(*)::int from expected_report x where x.period_id = p.id) as expected
      from period p join confirmed_report v on v.period_id = p.id group by p.id order by p.starts_on`)
    for (const { id, reports, expected, ...sums } of periods) {
      const own = rows.filter(({ periodId }) => periodId === id)
      const told = lines.map((line) => [line, own.reduce((sum, row) => sum + (row[line] ?? 0), 0)])
      expect([own.length, Object.fromEntries(told)]).toEqual([reports, sums])
      expect((await findCompleteness(db, id)).expected).toBe(expected)
    }

    const beside = await db.execute<{ id: string; organisationId: string; isZero: boolean }>(sql`
      select v.period_id as id, v.organisation_id as "organisationId", v.closing_total = 0 as "isZero" from confirmed_report v
      where not exists (select from expected_report x where x.report_id = v.report_id)`)
    expect(beside.length).toBeGreaterThan(0)
    const [{ zone } = { zone: '' }] = await db.execute<{ zone: string }>(
      sql`select setting_on('zone_committee', ${plantedOn}) as zone`,
    )
    for (const { id, organisationId, isZero } of beside) {
      expect(isZero).toBe(true)
      const { lines } = await sumBelow(db, zone, id)
      const gone = rows.reduce((sum, row) => (row.periodId === id ? sum + (row.eventDecrease ?? 0) : sum), 0)
      expect(lines.eventDecrease).toBe(gone)
      expect((await listOwnReports(db, organisationId)).find(({ periodId }) => periodId === id)?.isClosing).toBe(true)
    }
  }))

test('a few members are under way, the others are counted where they came', async () => {
  const { total: underWay } = await ask((db) => listTransfers(db, { ...all, validOn: plantedOn }))
  expect(underWay).toBeGreaterThanOrEqual(2)
  expect(underWay).toBeLessThan(6)
})

test('of the two secretaries one has not sent, with receipts of the past, and one has a report to put right', async () => {
  const current = await periodFrom('2026-10-01')
  expect(account('secretary').userName).toBe('bithu')
  const latestOf = (userName: string) =>
    ask((db) =>
      db.execute<{ state: string; period: string; own: boolean }>(sql`
      select v.state, v.period_id as period, v.submitted_by = a.id as own from latest_report v
      join period p on p.id = v.period_id join mandate m on m.organisation_id = v.organisation_id
      join account a on a.person_id = m.person_id
      where a.user_name = ${userName} and m.valid @> ${plantedOn}::date order by p.ends_on desc`),
    )
  const own = await latestOf('bithu')
  expect(own.slice(0, 2)).toMatchObject([
    { state: 'confirmed', own: true },
    { state: 'confirmed', own: true },
  ])
  expect(own.filter(({ period }) => period === current)).toEqual([])
  expect((await latestOf('bithu2'))[0]).toEqual({ state: 'returned', period: current, own: true })
})
