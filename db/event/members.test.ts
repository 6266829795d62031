import { expect, test } from 'vitest'
import { listChanges } from '../audit/queries'
import { newId } from '../record/id'
import { plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { recordEvent } from './commands'
import { recordMembers } from './members'
import { listOrganisationsIn } from './queries'

test('an officer says how many members an event moved, with a reason, and no more come than left', () =>
  inRegistry(async ({ db, as, tries, park, cell, cellNextDoor }) => {
    await plantPeriod(db)
    const id = newId()
    await recordEvent(db, id, { unitId: park, kind: 'absorbed', effectiveOn: '2024-05-10', documentId: null }, [
      { organisationId: cell, part: 'predecessor' },
      { organisationId: cellNextDoor, part: 'subject' },
    ])
    const parts = [...(await as('officer', (db) => listOrganisationsIn(db, id)))]
    const idOf = (organisation: string) => parts.find(({ organisationId }) => organisationId === organisation)?.id ?? ''
    const say = (who: Parameters<typeof tries>[0], version: number, left: number | null, came: number | null) =>
      tries(who, (db) => recordMembers(db, { id, version }, { [idOf(cell)]: left, [idOf(cellNextDoor)]: came }), {
        reason: 'Theo biên bản bàn giao',
      })
    expect(await say('officer', 1, 12, 13)).toMatchObject({
      problem: { fields: { decision: { key: 'event-members', values: { gone: 12, come: 13 } } } },
    })
    expect(await say('officer', 1, 12, null)).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await say('officer', 1, 12, 12)).toMatchObject({ problem: { kind: 'stale' } })
    expect(await say('officer', 2, 12, 12)).toMatchObject({ ok: true })
    expect(await say('leader', 3, 1, 1)).toMatchObject({ problem: { kind: 'forbidden' } })
    expect(await say('officer of the park', 3, 1, 1)).toMatchObject({ problem: { kind: 'forbidden' } })
    const changes = await as('officer', (db) => listChanges(db, 'event', id))
    expect(changes.filter(({ reason }) => reason === 'Theo biên bản bàn giao')).toHaveLength(2)
  }))
