import { type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { enterpriseList } from '../enterprise/list'
import { personList } from '../mandate/person-list'
import { organisationList } from '../organisation/list'
import { everything, type Listing, matching } from '../record/listing'
import { suggestionsFor } from '../references'
import { inRegistry } from '../testing/stories'

const endings = { still: null, stopped: '2024-05-01', withdrawn: '-infinity' } as const

test.each<[reference: string, listing: Listing, plant: (unit: string, name: string, retiredOn: string | null) => SQL]>([
  [
    'person',
    personList,
    (unit, name, retiredOn) =>
      sql`insert into person (id, unit_id, full_name, retired_on) values (uuidv7(), ${unit}, ${name}, ${retiredOn})`,
  ],
  [
    'organisation',
    organisationList,
    (unit, name, retiredOn) => sql`
      with kept as (insert into organisation (id, unit_id, founded_on, retired_on) values (uuidv7(), ${unit}, '2020-01-01', ${retiredOn}) returning id)
      insert into organisation_state (id, organisation_id, valid, name, kind)
      select uuidv7(), id, '[2020-01-01,)', ${name}, 'subordinate_cell' from kept`,
  ],
  [
    'enterprise',
    enterpriseList,
    (unit, name, retiredOn) => sql`
      with kept as (insert into enterprise (id, unit_id, retired_on) values (uuidv7(), ${unit}, ${retiredOn}) returning id)
      insert into enterprise_state (id, enterprise_id, valid, name, ownership)
      select uuidv7(), id, '[2020-01-01,)', ${name}, 'fdi_wholly' from kept`,
  ],
])('a retired or withdrawn %s is found in its own list, and not suggested', async (reference, listing, plant) => {
  await inRegistry(async ({ db, as, park }) => {
    for (const [name, retiredOn] of Object.entries(endings)) await db.execute(plant(park, `Lạ Kỳ ${name}`, retiredOn))
    await as('officer of the park', async (db) => {
      const found = async (followed: Record<string, string>) => {
        const rows = await db.execute<{ name: string }>(
          sql`select ${listing.record.nameOf(listing.id, 'vi')} as name ${matching(listing, { ...everything, text: 'ky la', chosen: followed })}`,
        )
        return rows.map(({ name }) => name)
      }
      expect(await found({})).toEqual(['Lạ Kỳ still'])
      expect(await found({ followed: 'no' })).toEqual(['Lạ Kỳ stopped'])
      expect(await found({ followed: 'withdrawn' })).toEqual(['Lạ Kỳ withdrawn'])
      const { choices } = await suggestionsFor(reference, db, 'ky la', 'vi')
      expect(choices.map(({ label }) => label)).toEqual([expect.stringContaining('Lạ Kỳ still')])
    })
  })
})
