import { expect, test } from 'vitest'
import { addDays, today } from '../../core/date'
import { newId } from '../record/id'
import { confirmReport, lock, plantPeriod, sendReport, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { findConfirmBy, findOpenReport } from './open-report'

test('a later period names the reports that are owed before it, and which closing its opening is', () =>
  inRegistry(async (registry) => {
    const { db, as, cell } = registry
    const [april, may, june] = [
      await plantPeriod(db, '2024-04-01'),
      await plantPeriod(db, '2024-05-01'),
      await plantPeriod(db, '2024-06-01'),
    ]
    const inJune = async () => {
      const of = { organisationId: cell, periodId: june }
      const found = await as('secretary of the cell', (db) => findOpenReport(db, of))
      return found && { between: found.between, opens: found.previous?.startsOn, refusal: found.refusal }
    }
    const owed = (periodId: string) => ({ periodId, canSend: true })
    expect(await inJune()).toMatchObject({
      between: [owed(april), owed(may)],
      opens: '2024-03-01',
      refusal: null,
    })
    // Sent, and not yet official: there is nothing to send first, and the opening still rests on the one before.
    await as('secretary of the cell', (db) =>
      sendReport(db, newId(), { organisationId: cell, periodId: april }, submission()),
    )
    expect(await inJune()).toMatchObject({ between: [{ periodId: april, canSend: false }, owed(may)] })
    await lock(db, may)
    expect(await inJune()).toMatchObject({ between: [{ canSend: false }, { periodId: may, canSend: false }] })
  }))

test('a report that was passed over is owed no more', () =>
  inRegistry(async (registry) => {
    const { db, as, cell } = registry
    await plantPeriod(db, '2024-04-01')
    const may = await plantPeriod(db, '2024-05-01')
    await confirmReport(registry, cell, may)
    const of = { organisationId: cell, periodId: await plantPeriod(db, '2024-06-01') }
    expect(await as('secretary of the cell', (db) => findOpenReport(db, of))).toMatchObject({
      between: [],
      previous: { startsOn: '2024-05-01' },
    })
  }))

test('the expected day of confirmation counts from sending, and from the cut-off day unless the figures are final', () =>
  inRegistry(async ({ db, as, cell }) => {
    const afterSending = addDays(today(), 5)
    for (const [month, cutOffOn, isFinal, day] of [
      ['2024-05-01', '2024-05-28', false, afterSending],
      ['2024-06-01', '2099-06-28', false, '2099-07-03'],
      ['2024-07-01', '2099-06-28', true, afterSending],
    ] as const) {
      const of = { organisationId: cell, periodId: await plantPeriod(db, month, { cutOffOn }) }
      const id = newId()
      await as('secretary of the cell', (db) => sendReport(db, id, of, submission({}, { isFinal })))
      expect(await as('secretary of the cell', (db) => findConfirmBy(db, id))).toBe(day)
    }
  }))
