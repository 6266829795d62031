import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addDays, today } from '../../core/date'
import { delegateLock } from '../lock-delegation/commands'
import { newId } from '../record/id'
import { askAndGrant } from '../reopening/commands'
import type { ReopeningInput } from '../reopening/record'
import { lock, plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { lockPeriod } from './lock'

type Scope = Pick<ReopeningInput, 'organisationId' | 'enterpriseId' | 'unitId' | 'isWhole'>

const because = { reason: 'Theo quyết định' }
const forbidden = { ok: false, problem: { kind: 'forbidden' } }

test('a leader of a part opens its part again, and neither locks, delegates nor opens the whole', () =>
  inRegistry(async ({ db, tries, people, park, nextDoor, cell, cellNextDoor, riverside, hill }) => {
    const [open, locked] = [await plantPeriod(db), await plantPeriod(db, '2024-07-01')]
    await lock(db, locked)
    const wish = { accountId: people.officer.accountId, from: today(), to: addDays(today(), 7) }
    const none: Scope = { organisationId: null, enterpriseId: null, unitId: null, isWhole: false }
    const grant = (scope: Partial<Scope>) =>
      tries('leader', (db) =>
        askAndGrant(db, newId(), {
          ...none,
          ...scope,
          periodId: locked,
          requestReason: 'Nhập thiếu',
          expiresOn: addDays(today(), 7),
        }),
      )
    const acts = {
      lock: () => tries('leader', (db) => lockPeriod(db, { id: open, version: 1 }), because),
      delegate: () => tries('leader', (db) => delegateLock(db, newId(), wish), because),
      whole: () => grant({ isWhole: true }),
    }
    const leads = async (unit: string | null) => {
      await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
      await db.execute(sql`update assignment set unit_id = ${unit} where account_id = ${people.leader.accountId}`)
    }

    await leads(park)
    for (const [name, act] of Object.entries(acts)) expect(await act(), name).toEqual(forbidden)
    for (const scope of [{ organisationId: cell }, { enterpriseId: riverside }, { unitId: park }] as Partial<Scope>[])
      expect(await grant(scope), JSON.stringify(scope)).toMatchObject({ ok: true })
    for (const scope of [
      { organisationId: cellNextDoor },
      { enterpriseId: hill },
      { unitId: nextDoor },
    ] as Partial<Scope>[])
      expect(await grant(scope), JSON.stringify(scope)).toEqual(forbidden)
    await leads(null)
    for (const [name, act] of Object.entries(acts)) expect(await act(), name).toMatchObject({ ok: true })
  }))
