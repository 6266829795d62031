import { afterAll, beforeAll, inject } from 'vitest'
import type { Db } from '../../db/door/actor'
import { setDay } from '../../db/testing/clock'
import { asOwner, endConnections } from '../../db/testing/connections'
import { closeClone, openClone } from '../../db/testing/stories'
import { type Clone, plantOnce } from '../../db/testing/template'
import type { DemoAccount } from './accounts'
import { demonstration, small } from './plan'
import { plant } from './plant'

/** The numbers of the tests are of this day. Journeys have a demonstration that ends today, like their application. */
export const plantedOn = '2026-11-22'

const plans = { demonstration, small }

/** A registry of a plan in a clone of its own, shared by all tests of a file. Planted once, whatever files ask for it. */
export function planted(name: keyof typeof plans) {
  let clone: Clone
  let accounts: DemoAccount[] = []
  beforeAll(async () => {
    accounts = await plantOnce(inject('server'), name, async (place) => {
      const planted = await asOwner(place.ownerUrl, (db) => plant(db, plans[name], () => {}, plantedOn))
      await endConnections(place)
      return planted
    })
    clone = await openClone(name)
  })
  afterAll(() => closeClone(clone))
  const ask = <T>(work: (db: Db) => Promise<T>) => asOwner(clone.ownerUrl, work)
  return {
    ask,
    /** Runs work on the day that was planted, on which everybody has an office, and undoes it. */
    async onTheDay(work: (db: Db) => Promise<void>) {
      await ask(async (db) => {
        await setDay(db, plantedOn)
        await work(db)
        throw new Undone()
      }).catch((error) => {
        if (!(error instanceof Undone)) throw error
      })
    },
    account: (role: string) => {
      const found = accounts.find((one) => one.role === role)
      if (!found) throw new Error(`bin/demonstration: no planted account has the role ${role}`)
      return found
    },
  }
}

class Undone extends Error {}
