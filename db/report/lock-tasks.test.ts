import { expect, test } from 'vitest'
import { addDays, today } from '../../core/date'
import { newId } from '../record/id'
import { askReopening, declineReopening } from '../reopening/commands'
import { lock, plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { listTask } from './tasks'

test('leaders see what waits for them until it is decided; who asked sees the answer', async () => {
  await inRegistry(async ({ db, as, tries, cell }) => {
    const due = await plantPeriod(db, '2024-05-01', { dueOn: addDays(today(), -1) })
    const coming = await plantPeriod(db, '2024-06-01', { dueOn: today() })
    const late = (await as('leader', (db) => listTask(db, 'period-past-due', 1))).rows.map(({ id }) => id)
    expect(late).toContain(due)
    expect(late).not.toContain(coming)
    await lock(db, due)
    expect((await as('leader', (db) => listTask(db, 'period-past-due', 1))).rows.map(({ id }) => id)).not.toContain(due)

    const id = newId()
    const scope = { organisationId: cell, enterpriseId: null, unitId: null, isWhole: false }
    await tries('officer', (db) => askReopening(db, id, { periodId: due, ...scope, requestReason: 'Nhập thiếu' }))
    const waiting = async () => (await as('leader', (db) => listTask(db, 'reopening-waiting', 1))).rows
    expect(await waiting()).toContainEqual(
      expect.objectContaining({ id, record: 'reopening', name: 'Chi bộ Công ty Cơ khí Bến Sông', on: today() }),
    )
    const answered = async (who: 'officer' | 'officer of the park') =>
      (await as(who, (db) => listTask(db, 'reopening-answered', 1))).rows.map((row) => row.id)
    expect(await answered('officer')).toEqual([])
    await tries('leader', (db) => declineReopening(db, id, 'Chưa đủ căn cứ'))
    expect((await waiting()).map((row) => row.id)).not.toContain(id)
    expect(await answered('officer')).toEqual([id])
    expect(await answered('officer of the park')).toEqual([])
  })
})
