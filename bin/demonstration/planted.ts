import { afterAll, beforeAll } from 'vitest'
import type { Db } from '../../db/door/actor'
import { asOwner } from '../../db/door/connection'
import { openClone } from '../../db/testing/stories'
import { type Clone, dropClone } from '../../db/testing/template'
import type { DemoAccount } from './accounts'
import type { Plan } from './plan'
import { plant } from './plant'

export const plantedOn = '2026-11-22'

/** A planted registry in a clone of its own, shared by all tests of a file. */
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
      if (!found) throw new Error(`bin/demonstration: no planted account has the role ${role}`)
      return found
    },
  }
}
