import { expect, test } from 'vitest'
import { newId } from '../record/id'
import { confirmReport, plantPeriod, sendReport, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { listReceipts } from './receipts'
import { listOwnOffices } from './tasks'

test('receipts are of the own organisation, one a report with its latest version, latest period first', () =>
  inRegistry(async (registry) => {
    const { db, as, cell } = registry
    const seen = async (who: Parameters<typeof as>[0]) => [...(await as(who, (db) => listReceipts(db, 40)))]
    const before = await seen('secretary of the cell')
    const [april, may] = [await plantPeriod(db, '2024-04-01'), await plantPeriod(db, '2024-05-01')]
    await confirmReport(registry, cell, april)
    const [first, second] = [newId(), newId()]
    for (const [admitted, id] of [first, second].entries())
      await as('secretary of the cell', (db) =>
        sendReport(db, id, { organisationId: cell, periodId: may }, submission({ admitted })),
      )
    const after = await seen('secretary of the cell')
    expect(after).toHaveLength(before.length + 2)
    expect(after[0]).toMatchObject({ versionId: second, startsOn: '2024-05-01', state: 'submitted', decidedOn: null })
    expect(after[1]).toMatchObject({ startsOn: '2024-04-01', state: 'confirmed', decidedOn: expect.any(String) })
    // The committee reads the reports below it elsewhere; nobody else reads them.
    expect(await seen('secretary of the committee')).toEqual([])
    expect((await seen('secretary of the cell next door')).map(({ versionId }) => versionId)).not.toContain(second)
  }))

test('the home of a committee has the sum of those below it, of a cell its last report', () =>
  inRegistry(async ({ as }) => {
    const [above] = await as('secretary of the committee', (db) => listOwnOffices(db))
    expect(above).toMatchObject({ sum: expect.any(Number), reportKind: null })
    const [own] = await as('secretary of the cell', (db) => listOwnOffices(db))
    expect(own).toMatchObject({ sum: null, members: 12 })
  }))
