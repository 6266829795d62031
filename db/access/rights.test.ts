import { expect, test } from 'vitest'
import { inRegistry } from '../testing/stories'
import { current } from '../testing/walk'
import { rightsOf } from './rights'

test('what somebody may do whatever the record follows from roles and mandates', async () => {
  await inRegistry(async ({ as }) => {
    for (const who of current)
      await as(who, async (db, { roles }) => {
        const reports = roles.includes('secretary')
        expect(await rightsOf(db), who).toEqual({
          isStaff: roles.some((role) => role !== 'secretary'),
          reports,
          reviews: !reports || who === 'secretary of the committee',
          keepsRecords: roles.includes('officer'),
          keepsReference: roles.includes('administrator'),
          decides: roles.includes('leader'),
          inspects: roles.includes('inspector'),
        })
      })
  })
})
