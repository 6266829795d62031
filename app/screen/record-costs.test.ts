import { expect, test } from 'vitest'
import type { Db, Known } from '@/db/door/actor'
import { inRegistry } from '@/db/testing/stories'
import { readEnterprise } from '../(registry)/enterprises/read'
import { readOrganisation } from '../(registry)/organisations/[id]/read'

/** A Db that counts the statements, with those that say how others are planned. */
function counting(db: Db): { db: Db; statements: () => number } {
  let count = 0
  const counted = new Proxy(db, {
    get(target, name) {
      const found = Reflect.get(target, name)
      if (name !== 'execute' && name !== 'select') return typeof found === 'function' ? found.bind(target) : found
      return (...given: unknown[]) => {
        count += 1
        return found.apply(target, given)
      }
    },
  })
  return { db: counted, statements: () => count }
}

test('the page of a record asks no more statements than it did, whatever it shows', () =>
  inRegistry(async ({ as, riverside, cell }) => {
    const cost = (read: (db: Db) => Promise<unknown>) =>
      as('officer', async (db: Db, _: Known) => {
        const spy = counting(db)
        expect(await read(spy.db)).not.toBeNull()
        return spy.statements()
      })
    // With the two of a walk (neighbours.test.ts) three more than before there were open tasks and walks.
    expect(await cost((db) => readEnterprise(db, riverside, undefined, 'vi'))).toBeLessThanOrEqual(18)
    expect(await cost((db) => readOrganisation(db, cell, undefined, 'vi'))).toBeLessThanOrEqual(17)
  }))
