import { expect, test } from 'vitest'
import { enterpriseList } from '@/db/enterprise/list'
import { listRows } from '@/db/lists'
import { findCompleteness } from '@/db/member-report/queries'
import { everything } from '@/db/record/listing'
import { figuresOn } from '@/db/report/figures'
import { countReceived } from '@/db/report/received'
import type { Person } from '@/db/testing/seed'
import { inRegistry } from '@/db/testing/stories'

const readers = ['officer', 'officer of the park'] satisfies Person[]

test('the lists behind the figures of the own units have as many rows, on the days around what moved them, too', () =>
  inRegistry(async ({ as, period }) => {
    for (const who of readers)
      await as(who, async (db, reader) => {
        // Coverage began on 1 January 2022.
        for (const day of [reader.today, '2022-01-01', '2021-12-31']) {
          const figures = await figuresOn(db, day)
          const share = figures.find(({ code }) => code === 'share_with_party_organisation')?.fraction
          const rows = async (has_organisation: string) => {
            const chosen = { has_organisation, standing: 'operating', ownership: 'non_state' }
            return (await listRows(db, enterpriseList, { ...everything, chosen, reader, validOn: day })).total
          }
          const counted = { with: await rows('yes'), without: await rows('no') }
          expect(counted, `${who}, ${day}`).toEqual({
            with: share?.numerator ?? 0,
            without: (share?.denominator ?? 0) - (share?.numerator ?? 0),
          })
        }
        const { submitted, expected } = await findCompleteness(db, period)
        expect(await countReceived(db, period)).toEqual({ submitted, expected })
      })
  }))
