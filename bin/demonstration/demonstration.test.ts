import { hashRaw } from '@node-rs/argon2'
import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../core/date'
import { type Db, openDoor } from '../../db/door/actor'
import { newId } from '../../db/record/id'
import published from '../../db/reference/published-figures.json'
import { type Figure, figuresOn, rowsBehind } from '../../db/report/figures'
import { beginSignIn, finishSignIn } from '../../db/session/commands'
import { argon2 } from '../../db/session/password'
import { isLong } from '../../db/testing/runs'
import type { DemoAccount } from './accounts'
import { referenceDate } from './plan'
import { planted, plantedOn } from './planted'

const today = plantedOn

describe('the demonstration registry', () => {
  const { ask, onTheDay, account } = planted('demonstration')
  // The tests only read, so the figures of a day are the same for all of them.
  const byDay = new Map<string, Promise<Figure[]>>()
  const figuresOf = (date: string) => {
    const found = byDay.get(date) ?? ask((db) => figuresOn(db, date))
    byDay.set(date, found)
    return found
  }
  const figures = async (date: string) => new Map((await figuresOf(date)).map((one) => [one.code, one]))
  const printed = (code: string) => published.figures.find((one) => one.code === code)?.printed

  test('gives back every published number, on the day and at the end of the month before', async () => {
    for (const date of [referenceDate, '2024-02-29']) {
      const known = await figures(date)
      for (const code of [
        'non_state_enterprises',
        'non_state_enterprises_with_party_organisation',
        'members_in_non_state_enterprises',
        'workers_with_party_organisation',
        'workers_female',
        'workers_managers_and_high_skilled',
        'fdi_projects',
        'domestic_projects',
      ] as const) {
        expect([code, known.get(code)?.value]).toEqual([code, printed(code)])
      }
      expect(known.get('members_in_zone_committee')?.value).toBe(1025)
      expect(known.get('workers_male')?.value).toBe(40_214)
      expect(known.get('workers_in_all_enterprises')?.value).toBe(195_811)
      expect(billions(known.get('fdi_capital'), 1)).toBe(printed('fdi_capital'))
      expect(billions(known.get('domestic_capital'), 0)).toBe(printed('domestic_capital'))
      expect(billions(known.get('registered_capital_with_party_organisation'), 1)).toBe(10.2)
    }
  })

  test('announces few of its enterprises as likely the same, and answers for all at once', async () => {
    const pairs = await ask((db) =>
      db.execute<{ one: string; other: string; why: string[] }>(sql`
        with named as (
          select e.id, s.name, s.name_foreign, e.address from enterprise e
          join enterprise_state s on s.enterprise_id = e.id and s.valid @> ${today}::date
        )
        select one.name as one, other.name as other, alike.why
        from enterprises_alike((select jsonb_agg(jsonb_build_object('key', id, 'name', name, 'nameForeign', name_foreign, 'address', address)) from named
          where ${isLong} or hashtext(id::text) % 5 = 0)) alike
        join named one on one.id = alike.key::uuid join named other on other.id = alike.id
        where one.id < other.id order by 1, 2`),
    )
    const [names, addresses] = [true, false].map((isName) =>
      [...pairs].filter(({ why }) => why.some((sign) => sign.endsWith('_name')) === isName),
    )
    // Of 264,000 pairs: names that differ by a syllable. Up to three of its enterprises share a plot.
    expect([names?.map(({ one, other }) => `${one} | ${other}`).slice(10), (addresses?.length ?? 0) <= 210]).toEqual([
      [],
      true,
    ])
  })

  test('gives every percentage with its fraction', async () => {
    const known = await figures(referenceDate)
    const share = (code: Figure['code']) => ({ ...known.get(code)?.fraction, per: known.get(code)?.value?.toFixed(2) })
    expect(share('share_with_party_organisation')).toEqual({ numerator: 56, denominator: 727, per: '7.70' })
    expect(share('share_of_all_members')).toEqual({ numerator: 789, denominator: 1025, per: '76.98' })
    expect(share('share_of_workers')).toEqual({ numerator: 99_570, denominator: 195_811, per: '50.85' })
    expect(share('share_managers_and_high_skilled')).toEqual({ numerator: 10_317, denominator: 99_570, per: '10.36' })
    expect(known.get('share_of_registered_capital')?.value?.toFixed(1)).toBe('25.6')
    // The mean over the years reported. If a missing year counted as 0, it would be 40.4.
    expect(known.get('share_of_exports')?.value?.toFixed(1)).toBe('39.6')
  })

  test('says how many organisations and enterprises the numbers rest on', async () => {
    const known = await figures(referenceDate)
    expect(known.get('members_in_zone_committee')?.basis).toMatchObject({
      subject: 'organisation',
      have: 61,
      of: 66,
      expected: '2023-12-31',
      older: [{ until: '2023-09-30', count: 5 }],
      members: { standIns: [], aged: { members: 21, organisations: 2 }, changes: [] },
    })
    expect(known.get('workers_with_party_organisation')?.basis).toMatchObject({ have: 56, of: 56, older: [] })
    expect(known.get('workers_in_all_enterprises')?.basis).toMatchObject({
      due: { kind: 'half_year', startsOn: '2023-07-01' },
      older: [{ until: '2023-06-30', period: { kind: 'half_year', startsOn: '2023-01-01' }, count: 22 }],
    })
    expect(known.get('share_of_exports')?.basis).toMatchObject({
      have: 728,
      of: 741,
      years: { of: [2021, 2022, 2023], partial: 52 },
    })
    expect(known.get('non_state_enterprises')?.basis).toBeUndefined()
  })

  test.each([
    { date: '2021-06-15', of: 4, left: 0 },
    { date: '2022-03-01', of: 8, left: 0 },
    { date: '2022-10-01', of: 38, left: 0 },
    { date: '2022-12-15', of: 3, left: -2 },
    { date: '2023-02-01', of: 95, left: 0 },
    { date: '2024-06-20', of: 0, left: 14 },
    { date: '2025-04-15', of: 0, left: -15 },
    { date: '2025-10-01', of: 12, left: 0 },
  ])('changes the total on $date only for reasons that the basis names', async ({ date, of, left }) => {
    const [before, on] = [await figures(addDays(date, -1)), await figures(date)]
    const zone = on.get('members_in_zone_committee')
    const { standIns, changes } = zone?.basis?.members ?? { standIns: [], changes: [] }
    expect((zone?.value ?? 0) - (before.get('members_in_zone_committee')?.value ?? 0)).toBe(left)
    const sumOf = (rows: { members: number; effectiveOn: string | null }[]) =>
      rows.reduce((sum, { members, effectiveOn }) => (effectiveOn === date ? sum + members : sum), 0)
    expect([sumOf(standIns), sumOf(changes)]).toEqual([of, left])
  })

  test.each(['2022-11-30', '2022-12-15', '2023-02-01', '2024-06-20', '2025-10-01', today])(
    'names on %s why members in non-state enterprises changed since the last period',
    async (date) => {
      const on = (await figures(date)).get('members_in_non_state_enterprises')
      const before = (await figures(on?.basis?.expected ?? '')).get('members_in_non_state_enterprises')
      const named = on?.basis?.members?.differences?.rows.reduce((sum, { members }) => sum + members, 0) ?? 0
      expect((on?.value ?? 0) - (before?.value ?? 0)).toBe(named)
      if (date === '2022-11-30') expect(named).toBe(-5)
    },
  )

  test.each([referenceDate, today, '2022-06-30'])(
    'shows on %s exactly the rows that each number counts',
    async (date) => {
      const shown = await figuresOf(date)
      await ask(async (db) => {
        for (const figure of shown) {
          const rows = await rowsBehind(db, figure.code, date)
          const amount = rows.reduce((sum, row) => sum + (row.amount ?? 0), 0)
          const whole = rows.reduce((sum, row) => sum + (row.whole ?? 0), 0)
          const told = figure.fraction ?? { numerator: figure.value ?? 0, denominator: 0 }
          expect([figure.code, amount / told.numerator, whole]).toEqual([
            figure.code,
            expect.closeTo(1, 9),
            expect.closeTo(told.denominator, 0),
          ])
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
          if (figure.basis) expect(rows.length).toBe(figure.basis.of)
        }
      })
    },
  )

  test('has no number where nobody has reported', async () => {
    const known = await figures('2020-06-30')
    expect(known.get('members_in_zone_committee')?.value).toBeNull()
    expect(known.get('workers_in_all_enterprises')?.value).toBeNull()
    expect(known.get('fdi_projects')?.value).toBeGreaterThan(100)
  })

  test.each([
    [
      'state-owned enterprises',
      sql`select count(*) from enterprise_state where valid @> ${referenceDate}::date and ownership = 'state' and standing = 'operating'`,
    ],
    [
      'enterprises that do not work',
      sql`select count(*) from enterprise_state where valid @> ${referenceDate}::date and standing <> 'operating'`,
    ],
    ['enterprises that came later', sql`select count(*) from enterprise where established_on > ${referenceDate}`],
    ['projects certified later', sql`select count(*) from project where certified_on > ${referenceDate}`],
    ['projects revoked before', sql`select count(*) from project where retired_on <= ${referenceDate}`],
    [
      'capital amended later',
      sql`select count(*) from project_capital where amendment > 0 and lower(valid) > ${referenceDate}`,
    ],
    [
      'organisations that ended before',
      sql`select count(*) from event where kind in ('absorbed', 'consolidated', 'divided', 'dissolved') and effective_on < ${referenceDate}`,
    ],
    [
      'organisations under an outside superior',
      sql`select count(*) from organisation_state s join confirmed_report r using (organisation_id) where external_superior is not null and valid @> ${referenceDate}::date`,
    ],
    ['reports that wait to be confirmed', sql`select count(*) from latest_report where state = 'submitted'`],
    [
      'splits that leave a rest',
      sql`select count(*) from confirmed_report r where closing_total > (select sum(members) from member_split where version_id = r.id)`,
    ],
    [
      'organisations without a secretary',
      sql`select count(*) from organisation_state s where valid @> ${today}::date and not exists (select from mandate m where m.organisation_id = s.organisation_id and m.position = 'secretary' and m.valid @> ${today}::date)`,
    ],
    ['terms that ran out', sql`select count(*) from mandate where valid @> ${today}::date and term_ends_on < ${today}`],
    ['events whose decision is to follow', sql`select count(*) from event where document_id is null`],
    ['enterprises without a tax code', sql`select count(*) from enterprise_note where tax_code_reason is not null`],
  ])('has %s, so that every filter matters', async (_, count) => {
    const [row] = await ask((db) => db.execute<{ count: string }>(count))
    expect(Number(row?.count)).toBeGreaterThan(1)
  })

  test.each([
    [
      'every opening is the closing it names, which was the last one then',
      sql`select r.id from confirmed_report r join member_report_version before on before.id = r.previous_id
        where before.state <> 'confirmed' or before.closing_total <> r.opening_total`,
    ],
    [
      'no split is larger than its total',
      sql`select r.id from member_report_version r join member_split s on s.version_id = r.id group by r.id having sum(s.members) > r.closing_total`,
    ],
    [
      'only organisations without subordinates count members',
      sql`select r.id from member_report_version r join period p on p.id = r.period_id
        join organisation_state s on s.superior_id = r.organisation_id and s.valid @> p.ends_on where r.closing_total > 0`,
    ],
    [
      'members who merge or part are lost nowhere: only by a dissolution some leave the registry',
      sql`select e.id, e.kind from event e join event_organisation o on o.event_id = e.id
        where e.kind in ('absorbed', 'consolidated', 'divided', 'split_off', 'dissolved')
          or e.kind = 'reclassified' and exists (select from event_organisation s where s.event_id = e.id and s.part = 'successor')
        group by e.id having bool_or(o.members is null) or case e.kind when 'dissolved'
          then sum(o.members * case o.part when 'subject' then 1 else -1 end) < 0 or e.members_to is null
          else sum(o.members * case when o.part = 'predecessor' or o.part = 'subject' and e.kind in ('split_off', 'reclassified')
            then 1 else -1 end) <> 0 end`,
    ],
    [
      // A cell that became a committee reports no more: its members leave it by the event alone.
      'reports have the members of events, on the day of the event',
      sql`select p.id from period p join confirmed_report r on r.period_id = p.id where p.kind = 'quarter' group by p.id
        having sum(r.event_increase - r.event_decrease) <> (
          select coalesce(sum(case when o.part = 'predecessor' or o.part = 'subject' and e.kind in ('split_off', 'dissolved')
            then -o.members when e.kind = 'reclassified' and o.part = 'subject' then 0 else o.members end), 0)
          from event e join event_organisation o on o.event_id = e.id where e.effective_on between p.starts_on and p.ends_on)`,
    ],
    [
      'parts are those that the acts write',
      sql`select e.kind, o.part from event e join event_organisation o on o.event_id = e.id
        where (e.kind, o.part) not in (('established', 'successor'), ('renamed', 'subject'), ('transferred', 'subject'),
          ('reclassified', 'subject'), ('reclassified', 'successor'), ('committee_renewed', 'subject'), ('term_extended', 'subject'),
          ('absorbed', 'predecessor'), ('absorbed', 'subject'), ('consolidated', 'predecessor'), ('consolidated', 'successor'),
          ('divided', 'predecessor'), ('divided', 'successor'), ('split_off', 'subject'), ('split_off', 'successor'),
          ('dissolved', 'subject'), ('dissolved', 'successor'))`,
    ],
    [
      'whoever ended reported that everybody left',
      sql`select o.id from organisation_state s join organisation o on o.id = s.organisation_id
        where not upper_inf(s.valid) and not exists (select from organisation_state n where n.organisation_id = o.id and upper_inf(n.valid))
          and (select r.closing_total from confirmed_report r join period p on p.id = r.period_id where r.organisation_id = o.id order by p.ends_on desc limit 1) <> 0`,
    ],
    [
      'nothing was planted that the trail does not know',
      sql`select id from enterprise where id not in (select row_id from audit where table_name = 'enterprise')`,
    ],
    [
      'self-defence has no strength',
      sql`select id from affiliated_organisation where kind = 'self_defence' and members is not null`,
    ],
  ])('%s', async (_, violations) => {
    expect(await ask((db) => db.execute(violations))).toHaveLength(0)
  })

  test.each(['administrator', 'officer', 'leader', 'secretary', 'inspector'])('lets the %s in', async (role) => {
    await onTheDay(async (db) => {
      const seen = await signIn(db, account(role))
      expect(seen.known.roles).toEqual([role])
      if (role !== 'secretary') expect(seen.figures.get('members_in_zone_committee')?.value).toBe(1025)
    })
  })

  test('counts for each person what that person may see, without losing the way down to it', async () => {
    await onTheDay(async (db) => {
      const own = (await signIn(db, account('secretary'))).figures
      expect(own.get('non_state_enterprises')?.value).toBe(1)
      expect(own.get('members_in_zone_committee')?.basis).toMatchObject({ have: 1, of: 1 })
      expect(own.get('workers_with_party_organisation')?.value).toBeNull()
    })
    await onTheDay(async (db) => {
      const [park] = await db.execute<{
        id: string
        members: number
      }>(sql`select unit_id as id, sum(members)::int as members
        from counted_organisations(${referenceDate}) where unit_id in (select id from unit where kind = 'park') group by 1 order by 2 desc limit 1`)
      await db.execute(sql`select set_config('sobo.reason', 'test', true)`)
      await db.execute(sql`update assignment set unit_id = ${park?.id}::uuid from account a
        where a.id = account_id and a.user_name = ${account('officer').userName}`)
      const seen = (await signIn(db, account('officer'))).figures
      expect(seen.get('members_in_zone_committee')?.value).toBe(park?.members)
    })
  })

  async function signIn(db: Db, { userName, password }: DemoAccount) {
    const begun = await beginSignIn(db, userName, { network: '', device: null, browser: null })
    if (begun.attempt === null) throw new Error(`${userName} has to wait`)
    const digest = await hashRaw(password, { ...argon2, salt: begun.salt })
    const token = newId()
    const given = { attempt: begun.attempt, digest, token, remember: false, client: 'test', replaced: null }
    await finishSignIn(db, { ...given, device: newId(), requestId: newId() })
    await db.execute(sql`set local role sobo_app`)
    const known = await openDoor(db, { token, requestId: newId() })
    return { known, figures: new Map((await figuresOn(db, referenceDate)).map((one) => [one.code, one])) }
  }
})

const billions = (figure: Figure | undefined, digits: number) => Number(((figure?.value ?? 0) / 1e9).toFixed(digits))
