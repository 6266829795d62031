import { expect, test } from 'vitest'
import { ok } from '../../core/result'
import { readHistory } from '../audit/trail'
import { recordEvent } from '../event/commands'
import { events } from '../event/record'
import { findRecord } from '../plain'
import { newId } from '../record/id'
import type { Person } from '../testing/seed'
import { inRegistry } from '../testing/stories'
import { saveAs, undoAs } from '../testing/undoing'
import { findUndone } from './undone'

test('what was undone is read by those who could read it, and by nobody else', () =>
  inRegistry(async (registry) => {
    const { as, park, cell } = registry
    const id = newId()
    const happening = {
      unitId: park,
      kind: 'renamed',
      effectiveOn: '2024-05-10',
      documentId: null,
      note: 'Chờ bản chính',
    } as const
    const set = await saveAs(registry, 'officer of the park', async (db) => {
      await recordEvent(db, id, happening, [{ organisationId: cell, part: 'subject' }])
      return ok({ id })
    })
    const told = (who: Person) =>
      as(who, async (db) => {
        const [stands, undone, { changes, names }] = [
          await findRecord(db, events, id, 'vi'),
          await findUndone(db, events, id),
          await readHistory(db, 'event', id, 'vi'),
        ]
        return {
          stands: stands !== null,
          undone: undone && { kind: undone.kind, on: undone.effective_on },
          tables: [...new Set(changes.map(({ tableName }) => tableName))].toSorted(),
          acts: [...new Set(changes.map(({ operation }) => operation))].toSorted(),
          names: Object.values(names),
        }
      })
    const could = [
      'officer of the park',
      'officer',
      'leader',
      'inspector',
      'administrator',
      'secretary of the cell',
      'secretary of the committee',
    ] as const
    const couldNot = ['officer of the park next door', 'secretary of the cell next door'] as const
    for (const who of could)
      expect(await told(who), who).toMatchObject({ stands: true, undone: null, acts: ['create'] })
    expect(await undoAs(registry, 'officer of the park', set)).toMatchObject({ ok: true })

    for (const who of could) {
      const now = await told(who)
      expect(now, who).toMatchObject({
        stands: false,
        undone: { kind: 'renamed', on: '2024-05-10' },
        acts: ['create', 'remove'],
        tables: expect.arrayContaining(['event', 'event_organisation']),
      })
      if (who.startsWith('secretary')) expect(now.tables, who).not.toContain('event_note')
      expect(now.names, who).toContain('Chi bộ Công ty Cơ khí Bến Sông')
    }
    const nothing = { stands: false, undone: null, acts: [], tables: [], names: expect.anything() }
    for (const who of couldNot) expect(await told(who), who).toEqual(nothing)

    // Done again, it is no longer undone.
    const [again] = await as('officer of the park', (db) => readHistory(db, 'event', id, 'vi')).then(
      ({ changes }) => changes,
    )
    expect(await undoAs(registry, 'officer of the park', again?.changeSet ?? '')).toMatchObject({ ok: true })
    expect(await told('secretary of the cell')).toMatchObject({ stands: true, undone: null })
  }))
