import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { type EventInput, eventKind, eventPart, leaves } from '../event/record'
import { findMembers } from '../organisation/warnings'
import { figuresOn } from '../report/figures'
import type { MembersBasis } from '../report/members-basis'
import { inRegistry } from '../testing/stories'
import { plantZoneOfTwo, type Zone } from '../testing/zone-of-two'

const story = (tell: (world: Zone) => Promise<void>) => () =>
  inRegistry(async (registry) => tell(await plantZoneOfTwo(registry)))
const [before, on, quarterEnd] = ['2023-02-14', '2023-02-15', '2023-03-31']
const stood = ({ standIns }: MembersBasis) => standIns.map(({ of, members, to }) => [of.join(', '), members, to])

test('SQL and TypeScript agree on who leaves by an event', () =>
  inRegistry(async ({ db }) => {
    const rows = await db.execute<{ kind: EventInput['kind']; part: 'subject'; told: boolean }>(sql`
      select kind, part, leaves(kind, part) as told from unnest(enum_range(null::event_kind)) kind, unnest(enum_range(null::event_part)) part`)
    expect(rows.length).toBe(eventKind.enumValues.length * eventPart.enumValues.length)
    for (const { kind, part, told } of rows) expect([kind, part, leaves(kind, part)]).toEqual([kind, part, told])
  }))

test.each([
  ['with a number', 10],
  ['without a number', undefined],
] as const)('absorbed %s: its figure stands in until the other reports', (_, number) =>
  story(async ({ ten, twenty, end, happen, report, total, sums }) => {
    await end(ten, on)
    await happen('absorbed', on, [[ten, number]], [[twenty, number]])
    expect(await total(before)).toBe(30)
    expect(await sums(on)).toMatchObject({ members: 30, rests: { changes: [] } })
    expect(stood((await sums(on)).rests)).toEqual([['Chi bộ Mười', 10, 'Chi bộ Hai Mươi']])
    expect(await total('2023-03-30')).toBe(30)
    // With a number the line of the event says it; without one the members are reported as come.
    await report(twenty, 1, 31)
    expect(await sums(quarterEnd)).toMatchObject({ members: 31, rests: { standIns: [] } })
  })(),
)

test(
  'a number other than the last figure is named as a difference',
  story(async ({ ten, twenty, end, happen, sums }) => {
    await end(ten, on)
    await happen('absorbed', on, [[ten, 8]], [[twenty, 8]])
    expect(await sums(on)).toMatchObject({
      members: 28,
      rests: { changes: [{ kind: 'absorbed', organisation: 'Chi bộ Mười', effectiveOn: on, members: -2 }] },
    })
  }),
)

test(
  'consolidated without numbers, and absorbed again on the same day and later, nobody is lost',
  story(async ({ zone, ten, twenty, found, end, happen, report, total }) => {
    const third = await found('Chi bộ Ba', zone)
    await report(third, 0, 3)
    const born = await found('Chi bộ Hợp Nhất', zone, on)
    await end(ten, on)
    await happen('consolidated', on, [[ten], [twenty]], [[born]])
    await end(twenty, on)
    expect([await total(before), await total(on)]).toEqual([33, 33])
    const last = await found('Chi bộ Sau Cùng', zone, '2023-03-01')
    await end(born, '2023-03-01')
    await happen('absorbed', '2023-03-01', [[born]], [[third]])
    await end(third, '2023-03-01')
    await happen('absorbed', '2023-03-01', [[third]], [[last]])
    expect([await total('2023-02-28'), await total('2023-03-01')]).toEqual([33, 33])
    await report(last, 1, 33)
    expect(await total(quarterEnd)).toBe(33)
  }),
)

test(
  'divided with one number of three: the rest goes to the first that has not reported',
  story(async ({ zone, twenty, found, end, happen, report, total, sums }) => {
    const [one, two, three] = [
      await found('Chi bộ Một', zone, on),
      await found('Chi bộ Hai', zone, on),
      await found('Chi bộ Ba', zone, on),
    ]
    await end(twenty, on)
    await happen('divided', on, [[twenty]], [[one, 7], [two], [three]])
    expect([await total(before), await total(on)]).toEqual([30, 30])
    expect(stood((await sums(on)).rests)).toEqual([
      ['Chi bộ Hai Mươi', 13, 'Chi bộ Hai'],
      ['Chi bộ Hai Mươi', 7, 'Chi bộ Một'],
    ])
    await report(two, 1, 5)
    expect(stood((await sums(quarterEnd)).rests)).toContainEqual(['Chi bộ Hai Mươi', 8, 'Chi bộ Ba'])
    expect(await total(quarterEnd)).toBe(30)
    await report(three, 2, 6)
    expect(await total('2023-06-29')).toBe(30)
    expect(await total('2023-06-30')).toBe(10 + 7 + 5 + 6)
  }),
)

test(
  'split off: the one that goes on has fewer',
  story(async ({ db, as, zone, twenty, found, happen, total }) => {
    const born = await found('Chi bộ Tách', zone, on)
    await happen('split_off', on, [[twenty]], [[born, 6]])
    expect([await total(before), await total(on)]).toEqual([30, 30])
    expect((await as('officer', (db) => findMembers(db, twenty, on))).own).toBe(14)
    expect(await db.execute(sql`select members from members_on(${on}) where organisation_id = ${born}`)).toMatchObject([
      { members: 6 },
    ])
  }),
)

test(
  'a cell that rises by an event keeps what was not handed over until its cells have reported',
  story(async ({ as, twenty, found, happen, report, total, sums }) => {
    const [one, two] = [await found('Chi bộ Một', twenty, on), await found('Chi bộ Hai', twenty, on)]
    await happen('reclassified', on, [[twenty]], [[one, 12], [two]])
    expect([await total(before), await total(on)]).toEqual([30, 30])
    expect(stood((await sums(on)).rests)).toEqual([
      ['Chi bộ Hai Mươi', 8, 'Chi bộ Hai Mươi'],
      ['Chi bộ Hai Mươi', 12, 'Chi bộ Một'],
    ])
    expect(await as('officer', (db) => findMembers(db, twenty, on))).toMatchObject({
      members: 20,
      own: 8,
      isPartial: true,
    })
    await report(one, 1, 12)
    expect(await total(quarterEnd)).toBe(30)
    await report(two, 2, 9)
    expect(await total('2023-06-30')).toBe(31)
  }),
)

test(
  'a cell under which another is founded without an event keeps its members until that one has reported',
  story(async ({ twenty, found, report, total, sums }) => {
    const below = await found('Chi bộ Dưới', twenty, on)
    expect([await total(before), await total(on)]).toEqual([30, 30])
    expect(stood((await sums(on)).rests)).toEqual([['Chi bộ Hai Mươi', 20, 'Chi bộ Hai Mươi']])
    const second = await found('Chi bộ Dưới Nữa', twenty, on)
    await report(below, 1, 14)
    expect(await total(quarterEnd)).toBe(30)
    await report(second, 2, 7)
    expect(await total('2023-06-30')).toBe(31)
  }),
)

test(
  'a cell that comes below another takes nothing from it',
  story(async ({ ten, twenty, under, happen, total }) => {
    await under(ten, twenty, on)
    await happen('transferred', on, [[ten]])
    expect([await total(before), await total(on)]).toEqual([30, 30])
  }),
)

test(
  'transfers from and to outside change the total by what was handed over, inside by nothing',
  story(async ({ zone, ten, twenty, found, under, happen, report, total, sums }) => {
    const fresh = await found('Chi bộ Mới Đến', null)
    const known = await found('Chi bộ Có Số Liệu', null)
    await report(known, 0, 4)
    for (const one of [fresh, known]) await under(one, zone, on)
    await happen('transferred', on, [[fresh, 7]])
    await happen('transferred', on, [[known, 5]])
    expect(await sums(on)).toMatchObject({
      members: 41,
      rests: {
        changes: [
          { kind: 'transferred', organisation: 'Chi bộ Mới Đến', members: 7 },
          { kind: 'transferred', organisation: 'Chi bộ Có Số Liệu', members: 4 },
        ],
      },
    })
    await report(fresh, 1, 8)
    await under(ten, null, '2023-04-10')
    await happen('transferred', '2023-04-10', [[ten]])
    expect(await total('2023-04-09')).toBe(42)
    expect(await sums('2023-04-10')).toMatchObject({ members: 32, rests: { changes: [{ members: -10 }] } })
    const committee = await found('Đảng bộ Cơ sở', zone, '2023-04-11')
    await under(twenty, committee, '2023-04-11')
    await happen('transferred', '2023-04-11', [[twenty]])
    expect(await total('2023-04-11')).toBe(32)
  }),
)

test(
  'whoever is dissolved leaves with all that others do not receive',
  story(async ({ ten, twenty, end, happen, sums }) => {
    await end(ten, on)
    await happen('dissolved', on, [[ten, 10]], [[twenty, 4]])
    expect(await sums(on)).toMatchObject({
      members: 24,
      rests: { changes: [{ kind: 'dissolved', organisation: 'Chi bộ Mười', members: -6 }] },
    })
  }),
)

test(
  'a figure that is more than two periods old is not counted, and named',
  story(async ({ ten, twenty, end, happen, report, total, sums }) => {
    for (const quarter of [1, 2, 3]) await report(twenty, quarter, 20)
    expect(await total('2023-09-29')).toBe(30)
    expect(await sums('2023-09-30')).toMatchObject({ members: 20, rests: { aged: { members: 10, organisations: 1 } } })
    // What was too old before the event is too old after it.
    await end(ten, '2023-10-05')
    await happen('absorbed', '2023-10-05', [[ten]], [[twenty]])
    expect(await sums('2023-10-05')).toMatchObject({ members: 20, rests: { aged: { members: 10 }, changes: [] } })
  }),
)

test(
  'the figures of the last period alone contain what events moved since',
  story(async ({ as, ten, twenty, end, happen }) => {
    await end(ten, on)
    await happen('absorbed', on, [[ten, 10]], [[twenty, 10]])
    const [figure] = (await as('officer', (db) => figuresOn(db, on, 'period'))).filter(
      ({ code }) => code === 'members_in_zone_committee',
    )
    expect(figure).toMatchObject({ value: 30, basis: { have: 1, of: 1 } })
  }),
)

test(
  'an officer gets the right number of an organisation whose counterpart is hidden, and no other number',
  story(async ({ as, zone, ten, nextDoor, found, end, happen, report }) => {
    const far = await found('Chi bộ Khu Bên', zone, '2022-01-01', nextDoor)
    await report(far, 0, 5)
    await end(ten, on)
    await happen('absorbed', on, [[ten]], [[far]])
    const seen = await as('officer of the park next door', (db) =>
      db.execute<{ id: string; members: number }>(sql`select organisation_id as id, members from members_on(${on})`),
    )
    expect([...seen].find(({ id }) => id === far)?.members).toBe(15)
    expect([...seen].some(({ id }) => id === zone)).toBe(false)
    const top = await as('officer of the park', (db) => findMembers(db, zone, on))
    expect(top).toMatchObject({ members: 20, isPartial: true })
  }),
)

test(
  'a split of members by enterprise stays, and those who came belong to non-state enterprises if all are',
  story(async ({ db, as, twenty, ten, end, happen }) => {
    const [mine] = await db.execute<{ id: string }>(sql`select enterprise_id as id from coverage limit 1`)
    await db.execute(sql`insert into coverage (id, organisation_id, enterprise_id, valid)
      values (uuidv7(), ${twenty}, ${mine?.id}, '[2022-01-01,)')`)
    await end(ten, on)
    await happen('absorbed', on, [[ten]], [[twenty]])
    const ofNonState = async (day: string) =>
      (await as('officer', (db) => figuresOn(db, day))).find(({ code }) => code === 'members_in_non_state_enterprises')
        ?.value
    expect([await ofNonState(before), await ofNonState(on)]).toEqual([20, 30])
  }),
)
