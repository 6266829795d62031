import { expect, test } from 'vitest'
import { listChanges } from '../audit/queries'
import { newId } from '../record/id'
import { plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { recordEvent } from './commands'
import { recordMembers } from './members'
import { listOrganisationsIn } from './queries'
import type { Moved } from './record'

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
      tries(
        who,
        (db) =>
          recordMembers(
            db,
            { id, version },
            { [idOf(cell)]: { members: left }, [idOf(cellNextDoor)]: { members: came } },
          ),
        {
          reason: 'Theo biên bản bàn giao',
        },
      )
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

test('who left and who came are equally many, of each kind; from a dissolution fewer may come', () =>
  inRegistry(async ({ db, as, tries, park, cell, cellNextDoor }) => {
    const say = async (kind: 'absorbed' | 'dissolved', left: Partial<Moved>, came: Partial<Moved>) => {
      const id = newId()
      const [leaving, receiving] =
        kind === 'absorbed' ? (['predecessor', 'subject'] as const) : (['subject', 'successor'] as const)
      await recordEvent(db, id, { unitId: park, kind, effectiveOn: '2024-05-10', documentId: null }, [
        { organisationId: cell, part: leaving },
        { organisationId: cellNextDoor, part: receiving },
      ])
      const parts = [...(await as('officer', (db) => listOrganisationsIn(db, id)))]
      const numbers = Object.fromEntries(parts.map(({ id, part }) => [id, part === leaving ? left : came]))
      const said = await tries('officer', (db) => recordMembers(db, { id, version: 1 }, numbers), { reason: 'x' })
      return said.ok ? 'ok' : said.problem.kind === 'invalid' ? said.problem.fields.decision?.key : said.problem.kind
    }
    const known = { members: 12, probationary: 2, female: 5 }
    expect(await say('absorbed', known, known)).toBe('ok')
    expect(await say('absorbed', known, { ...known, members: 11 })).toBe('event-members-fewer')
    expect(await say('absorbed', known, { ...known, probationary: 1 })).toBe('event-probationary')
    expect(await say('absorbed', known, { ...known, female: 6 })).toBe('event-female')
    expect(await say('absorbed', known, { ...known, female: null })).toBe('ok')
    expect(await say('absorbed', known, { ...known, probationary: 13 })).toBe('of-them')
    expect(await say('dissolved', known, { members: 7, probationary: 2, female: 3 })).toBe('ok')
    expect(await say('dissolved', known, { ...known, members: 13 })).toBe('event-members')
  }))
