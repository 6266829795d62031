import { expect, test } from 'vitest'
import { ok } from '../../core/result'
import { commune } from '../commune/record'
import { inRegistry } from '../testing/stories'
import { idFrom, newId } from './id'
import { once } from './once'

test('a record is made once under its id; to those who may make none it is not called made', () =>
  inRegistry(async ({ tries }) => {
    const id = newId()
    const made: string[] = []
    const make = (who: 'administrator' | 'leader') =>
      tries(who, (db) =>
        once(db, commune, id, async () => {
          made.push(who)
          await db.insert(commune).values({ id, kind: 'ward', name: 'Phường Thử Một', code: '99001' })
          return ok(null)
        }),
      )
    expect(await make('administrator')).toEqual({ ok: true, value: { id } })
    expect(await make('administrator')).toEqual({ ok: true, value: { id } })
    expect(await make('leader')).toEqual({ ok: false, problem: { kind: 'forbidden' } })
    expect(made).toEqual(['administrator'])
  }))

test('an id follows from the nonce and from what is said, and from nothing that is no nonce', () => {
  const nonce = newId()
  const [first, second] = [idFrom(nonce, { name: 'A' }), idFrom(nonce, { name: 'B' })]
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(first?.slice(0, 13), 'the time of the form').toBe(nonce.slice(0, 13))
  expect(idFrom(nonce, { name: 'A' })).toBe(first)
  expect(new Set([nonce, first, second, idFrom(newId(), { name: 'A' })]).size).toBe(4)
  for (const forged of ['', 'x', `${nonce.toUpperCase()}0`, '00000000-0000-0000-0000-000000000000'])
    expect(idFrom(forged, {}), forged).toBeUndefined()
})
