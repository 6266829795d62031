import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { retireCoverage } from './coverage/commands'
import { coverage } from './coverage/record'
import { retireEnterprise } from './enterprise/commands'
import { retireEvent } from './event/commands'
import { event } from './event/record'
import { retireOrganisation } from './organisation/commands'
import { inRegistry } from './testing/stories'

const mistaken = { on: '2026-01-01', reason: 'Nhập nhầm' }
const because = { reason: 'Sửa lỗi nhập' }

test('what was retired is restored', async () => {
  await inRegistry(async ({ tries, db, riverside, cell, park }) => {
    const [[served], [happened]] = await Promise.all([
      db.select({ id: coverage.id }).from(coverage).where(eq(coverage.organisationId, cell)),
      db.select({ id: event.id }).from(event).where(eq(event.unitId, park)),
    ])
    for (const [id, retire] of [
      [riverside, retireEnterprise],
      [cell, retireOrganisation],
      [served?.id ?? '', retireCoverage],
      [happened?.id ?? '', retireEvent],
    ] as const) {
      const retired = await tries('officer', (db) => retire(db, { id, version: 1 }, mistaken), because)
      expect(retired).toEqual({ ok: true, value: { id, version: 2 } })
      const restored = await tries('officer', (db) => retire(db, { id, version: 2 }, null), because)
      expect(restored).toEqual({ ok: true, value: { id, version: 3 } })
    }
  })
})

test.each([
  ['officer', 1, 'ok'],
  ['officer', 7, 'stale'],
  ['leader', 1, 'forbidden'],
  ['officer of the park next door', 1, 'missing'],
] as const)('%s saving version %i is answered: %s', async (who, version, outcome) => {
  await inRegistry(async ({ tries, riverside }) => {
    const saved = await tries(who, (db) => retireEnterprise(db, { id: riverside, version }, mistaken), because)
    expect(saved.ok ? 'ok' : saved.problem.kind).toBe(outcome)
  })
})

test('what is no id is nobody’s record', async () => {
  await inRegistry(async ({ tries }) => {
    const at = { id: 'none', version: 1 }
    expect(await tries('officer', (db) => retireEnterprise(db, at, mistaken), because)).toEqual({
      ok: false,
      problem: { kind: 'missing' },
    })
  })
})
