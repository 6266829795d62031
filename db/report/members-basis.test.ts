import { expect, test } from 'vitest'
import { inRegistry } from '../testing/stories'
import { plantZoneOfTwo, type Zone } from '../testing/zone-of-two'
import { rowsBehind } from './figures'

const story = (tell: (world: Zone) => Promise<void>) => () =>
  inRegistry(async (registry) => tell(await plantZoneOfTwo(registry)))
const [before, on, quarterEnd] = ['2023-02-14', '2023-02-15', '2023-03-31']

test(
  'members whose numbers by heir nobody recorded stand with the first heir, as not divided yet',
  story(async ({ zone, ten, found, end, happen, report, sums }) => {
    const [one, other] = [await found('Chi bộ Một', zone, on), await found('Chi bộ Khác', zone, on)]
    await end(ten, on)
    await happen('divided', on, [[ten]], [[one], [other]])
    const undivided = async (day: string) => (await sums(day)).rests.standIns.map(({ undivided }) => undivided)
    expect(await undivided(on)).toEqual([[expect.stringMatching(/^Chi bộ (Một|Khác)$/)]])
    // What one has reported leaves the rest to the other.
    await report(one, 1, 4)
    await report(other, 1, 6)
    expect(await undivided(quarterEnd)).toEqual([])
  }),
)

test(
  'members of a dissolved cell who went to a committee stand there by the event, also once it has cells',
  story(async ({ zone, ten, found, end, happen, sums }) => {
    const committee = await found('Đảng bộ Trên', zone)
    await end(ten, on)
    await happen('dissolved', on, [[ten, 10]], [[committee, 10]])
    const told = { kind: 'dissolved', effectiveOn: on, of: ['Chi bộ Mười'], to: 'Đảng bộ Trên', members: 10 }
    expect((await sums(on)).rests.standIns).toMatchObject([{ ...told, isAbove: false }])
    await found('Chi bộ Dưới', committee, '2023-03-01')
    expect(await sums('2023-03-01')).toMatchObject({ members: 30, rests: { standIns: [{ ...told, isAbove: true }] } })
  }),
)

test(
  'what a cell reported before it rose and what came to it by an event stand apart',
  story(async ({ ten, twenty, found, end, happen, sums }) => {
    await end(ten, on)
    await happen('absorbed', on, [[ten, 10]], [[twenty, 10]])
    await found('Chi bộ Dưới', twenty, '2023-03-01')
    const { members, rests } = await sums('2023-03-01')
    expect(members).toBe(30)
    expect(rests.standIns.map(({ kind, members, of }) => [kind, members, of])).toEqual([
      [null, 20, ['Chi bộ Hai Mươi']],
      ['absorbed', 10, ['Chi bộ Mười']],
    ])
  }),
)

test(
  'at the end of a period the basis has what its reports changed, with their sum',
  story(async ({ zone, ten, twenty, report, sums }) => {
    await report(ten, 1, 13)
    await report(twenty, 1, 18)
    const { rests } = await sums(quarterEnd)
    expect(rests.reports).toMatchObject({
      organisationId: zone,
      period: { until: quarterEnd },
      lines: { admitted: 3, leftParty: 2 },
    })
    expect((await sums('2023-03-30')).rests.reports).toBeUndefined()
  }),
)

test(
  'a row that an event changed since its report has the event beside the report',
  story(async ({ as, zone, ten, twenty, end, happen, report }) => {
    await end(ten, on)
    await happen('split_off', on, [[twenty, 3]], [[zone, 3]])
    await happen('absorbed', on, [[ten]], [[twenty]])
    const rowOf = async (day: string) => {
      const rows = await as('officer', (db) => rowsBehind(db, 'members_in_zone_committee', day))
      return [...rows].find(({ id }) => id === twenty)
    }
    expect((await rowOf(before))?.events).toBeNull()
    const row = await rowOf(on)
    expect(row?.versionId).toBeTruthy()
    expect(row?.events?.map(({ kind, effectiveOn }) => [kind, effectiveOn]).toSorted()).toEqual([
      ['absorbed', on],
      ['split_off', on],
    ])
    await report(twenty, 1, 27)
    expect((await rowOf(quarterEnd))?.events).toBeNull()
  }),
)
