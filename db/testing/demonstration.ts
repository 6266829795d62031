import { afterAll, beforeAll } from 'vitest'
import type { Db } from '../actor'
import type { DemoAccount } from '../demonstration/accounts'
import type { Plan } from '../demonstration/plan'
import { plant } from '../demonstration/plant'
import { asOwner } from '../setup/owner'
import { openClone } from './stories'
import { type Clone, dropClone } from './template'

export const plantedOn = '2026-11-22'

/** A demonstration registry, planted once for all the tests of one file. */
export function planted(plan: Plan) {
  let clone: Clone
  let accounts: DemoAccount[] = []
  beforeAll(async () => {
    clone = await openClone('empty')
    accounts = await asOwner(clone.ownerUrl, (db) => plant(db, plan, () => {}, plantedOn))
  })
  afterAll(() => dropClone(clone, clone.name))
  return {
    ask: <T>(work: (db: Db) => Promise<T>) => asOwner(clone.ownerUrl, work),
    account: (role: string) => {
      const found = accounts.find((one) => one.role === role)
      if (!found) throw new Error(`nobody is ${role}`)
      return found
    },
  }
}
