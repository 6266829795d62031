import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ok } from '../../core/result'
import { enterpriseList } from '../enterprise/list'
import { listRows } from '../lists'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { reviseRow } from '../record/revise'
import type { Person } from '../testing/seed'
import { inRegistry, type Registry } from '../testing/stories'
import { askAnew, keepArrangement, removeView, reviseView, saveView } from './commands'
import { findView, listShareableRoles, listViews } from './queries'
import { type Role, savedView } from './record'

const list = 'enterprises'

/** Saves a view as somebody; the id of it, or of what was refused. */
async function saved(tries: Registry['tries'], who: Person, sharedWith: Role | null = null, isDefault = false) {
  const id = newId()
  const view = { list, name: `Của ${who}`, question: 'workers_from=100', sharedWith, isDefault }
  return { id, result: await tries(who, (db, known) => saveView(db, known, id, view)) }
}

/** The names of the views that somebody has. */
const seenBy = (as: Registry['as'], who: Person) =>
  as(who, async (db, known) => (await listViews(db, known, 'projects')).map(({ name }) => name))

test('an own view is its owner’s only; a shared one is seen by the role, and by administrators', () =>
  inRegistry(async ({ as }) => {
    for (const sharedWith of [null, 'leader'] as const)
      await as('administrator', (db, known) =>
        saveView(db, known, newId(), {
          ...{ list: 'projects', name: sharedWith ?? 'riêng', question: 'q=x', sharedWith, isDefault: false },
        }),
      )
    expect(await seenBy(as, 'administrator')).toEqual(['riêng', 'leader'])
    expect(await seenBy(as, 'leader')).toEqual(['leader'])
    for (const who of ['officer', 'inspector', 'secretary of the cell'] as const)
      expect(await seenBy(as, who), who).toEqual([])
  }))

test('whoever has a role for the whole register shares with it, administrators with any', () =>
  inRegistry(async ({ as, tries }) => {
    const roles = (who: Person) => as(who, (db) => listShareableRoles(db))
    expect(await roles('administrator')).toEqual(['administrator', 'officer', 'leader', 'inspector'])
    expect(await roles('officer')).toEqual(['officer'])
    expect(await roles('officer of the park')).toEqual([])
    for (const [who, role, allowed] of [
      ['officer', 'officer', true],
      ['officer', 'leader', false],
      ['officer of the park', 'officer', false],
      ['administrator', 'inspector', true],
    ] as const)
      expect((await saved(tries, who, role)).result.ok, `${who} with ${role}`).toBe(allowed)
    expect((await saved(tries, 'secretary of the cell')).result).toMatchObject({ problem: { kind: 'forbidden' } })
  }))

test('nobody changes the view of another; administrators change and remove shared ones', () =>
  inRegistry(async ({ tries, as, db }) => {
    const own = await saved(tries, 'officer')
    const shared = await saved(tries, 'officer', 'officer')
    const anew = (who: Person, id: string) => tries(who, (db) => askAnew(db, { id, version: 1 }, 'q=y'))
    expect((await anew('administrator', own.id)).ok).toBe(false)
    expect((await anew('officer of the park', own.id)).ok).toBe(false)
    expect((await anew('officer of the park', shared.id)).ok).toBe(false)
    expect((await anew('officer', own.id)).ok).toBe(true)
    // Two windows: the later one had opened what is no longer so.
    expect(await anew('officer', own.id)).toMatchObject({ problem: { kind: 'stale' } })
    expect((await tries('administrator', (db) => removeView(db, { id: shared.id, version: 1 }))).ok).toBe(true)
    await as('officer of the park', async (db, who) => expect(await findView(db, who, shared.id)).toBeNull())
    const [entry] = await db.execute(
      sql`select operation, new ->> 'question' as question from audit where row_id = ${own.id} order by id desc limit 1`,
    )
    expect(entry).toEqual({ operation: 'revise', question: 'q=y' })
  }))

test('one view opens first, for a person and for a role', () =>
  inRegistry(async ({ tries, as }) => {
    const first = async () =>
      as('officer', async (db, who) =>
        (await listViews(db, who, list)).filter(({ isDefault }) => isDefault).map(({ id }) => id),
      )
    const [one, two] = [await saved(tries, 'officer', null, true), await saved(tries, 'officer', null, true)]
    expect(await first()).toEqual([two.id])
    const role = await saved(tries, 'officer', 'officer', true)
    expect(await first()).toEqual([two.id, role.id])
    await as('officer', (db, who) => keepArrangement(db, who, list, { question: '', isDefault: true }))
    expect(await first()).not.toContain(two.id)
    // Another one’s, which an officer may not change.
    const again = await saved(tries, 'administrator', 'officer', false)
    await as('officer', (db, who) =>
      reviseView(db, who, { id: one.id, version: 2 }, list, { name: 'x', sharedWith: null, isDefault: false }),
    )
    const both = await tries('administrator', (db, who) =>
      reviseView(db, who, { id: again.id, version: 1 }, list, { name: 'y', sharedWith: 'officer', isDefault: true }),
    )
    expect(both.ok).toBe(true)
    expect(await first()).toContain(again.id)
    expect((await saved(tries, 'officer', 'officer', true)).result).toMatchObject({
      problem: { fields: { isDefault: { key: 'role-has-default' } } },
    })
  }))

test('how a person sees a list is one row, and no other’s', () =>
  inRegistry(async ({ as }) => {
    const kept = (who: Person) =>
      as(who, async (db, known) =>
        (await listViews(db, known, 'people')).map(({ question, version }) => [question, version]),
      )
    for (const question of ['density=normal', 'columns=name', 'columns=name'])
      await as('officer', (db, who) => keepArrangement(db, who, 'people', { question, isDefault: false }))
    expect(await kept('officer')).toEqual([['columns=name', 2]])
    expect(await kept('administrator')).toEqual([])
  }))

test('how a person sees a list is not shared: it would be how others see it', () =>
  inRegistry(async ({ tries, as }) => {
    const unnamed = (who: Person, sharedWith: Role | null) =>
      tries(who, async (db, { accountId }) => {
        const id = newId()
        await db.insert(savedView).values({ id, accountId, list, question: 'columns=name', sharedWith })
        return ok(id)
      })
    expect(await unnamed('officer', 'officer')).toMatchObject({ problem: { kind: 'forbidden' } })
    const own = await unnamed('officer', null)
    const at = { id: own.ok ? own.value : '', version: 1 }
    const revised = (values: Partial<typeof savedView.$inferInsert>) =>
      tries('officer', (db) => reviseRow(db, savedView, at, values))
    expect(await revised({ sharedWith: 'officer' })).toMatchObject({ problem: { kind: 'forbidden' } })
    const shared = await saved(tries, 'officer', 'officer')
    at.id = shared.id
    expect(await revised({ name: null })).toMatchObject({ problem: { kind: 'forbidden' } })
    await as('officer of the park', async (db, who) =>
      expect((await listViews(db, who, list)).filter(({ name }) => name === null)).toEqual([]),
    )
  }))

test('a shared view gives each reader their own rows', () =>
  inRegistry(async ({ tries, as }) => {
    await saved(tries, 'officer', 'officer')
    const rows = (who: Person) =>
      as(who, async (db, known) => {
        const [view] = (await listViews(db, known, list)).filter(({ sharedWith }) => sharedWith)
        const chosen = Object.fromEntries(new URLSearchParams(view?.question))
        return (await listRows(db, enterpriseList, { ...everything, chosen, reader: known })).rows.map(
          ({ name }) => name,
        )
      })
    expect(await rows('officer')).toEqual(['Công ty TNHH Cơ khí Bến Sông', 'Công ty TNHH Dệt may Đồi Dứa'])
    expect(await rows('officer of the park')).toEqual(['Công ty TNHH Cơ khí Bến Sông'])
  }))
