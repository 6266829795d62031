import { expect, test } from 'vitest'
import { ok } from '../../core/result'
import { listRows } from '../lists'
import { changeState } from '../organisation/commands'
import { newId } from '../record/id'
import { everything, type ListQuestion } from '../record/listing'
import { inRegistry } from '../testing/stories'
import { recordEvent } from './commands'
import { eventList } from './list'

test('events are found by those that took part, who are called as they were then', async () => {
  await inRegistry(async ({ as, tries, park, nextDoor, cell }) => {
    const id = newId()
    await tries('officer', async (db) => {
      const event = { unitId: park, kind: 'renamed', effectiveOn: '2023-05-01', documentId: null } as const
      await recordEvent(db, id, event, [{ organisationId: cell, part: 'subject' }])
      return ok(null)
    })
    const renamed = { name: 'Chi bộ Công ty Tên Mới' }
    const revision = { effectiveOn: '2024-01-01', isCorrection: false }
    await tries('officer', async (db) => ok(await changeState(db, cell, renamed, revision)), { reason: 'thử' })

    const found = async (chosen: ListQuestion['chosen'], more: Partial<ListQuestion> = {}) =>
      (await as('officer', (db) => listRows(db, eventList, { ...everything, ...more, chosen }))).rows.filter(
        (row) => row.id === id,
      )
    expect(await found({ kind: 'renamed', unit: park, review: 'no-decision' })).toMatchObject([
      { organisations: 'Chi bộ Công ty Cơ khí Bến Sông', count: 1, documentName: null, effectiveOn: '2023-05-01' },
    ])
    expect(await found({}, { text: 'co khi ben song', validOn: '2023-05-01' })).toHaveLength(1)
    expect(await found({}, { validOn: '2023-04-30' })).toEqual([])
    expect(await found({ unit: nextDoor })).toEqual([])
  })
})

test('the parts of organisations are said where they differ, in the words of the kind of event', () =>
  inRegistry(async ({ db, as, park, cell, cellNextDoor }) => {
    const id = newId()
    await recordEvent(db, id, { unitId: park, kind: 'absorbed', effectiveOn: '2023-05-01', documentId: null }, [
      { organisationId: cell, part: 'subject' },
      { organisationId: cellNextDoor, part: 'predecessor' },
    ])
    const { rows } = await as('officer', (db) =>
      listRows(db, eventList, { ...everything, chosen: { kind: 'absorbed' } }),
    )
    expect(rows.find((row) => row.id === id)).toMatchObject({
      organisations:
        'Chi bộ Công ty Dệt may Đồi Dứa (Sáp nhập vào tổ chức tiếp nhận), Chi bộ Công ty Cơ khí Bến Sông (Tiếp nhận, giữ nguyên)',
      count: 2,
    })
  }))
