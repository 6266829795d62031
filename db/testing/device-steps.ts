import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { type Person, plantSession } from './seed'
import type { Registry } from './stories'

/** The steps of the property test of a report on several devices (app/(registry)/report/devices.property.test.ts). */
export const fields = ['changed', 'admitted', 'died', 'note'] as const
export type Field = (typeof fields)[number]

const device = fc.nat(2)
const field = fc.constantFrom<Field>('admitted', 'admitted', 'died', 'note')
const value = fc.integer({ min: 1, max: 4 }).map(String)
export const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('open' as const), device }) },
  { weight: 8, arbitrary: fc.record({ act: fc.constant('type' as const), device, field, value }) },
  {
    weight: 7,
    arbitrary: fc.record({
      act: fc.constant('save' as const),
      device,
      isLost: fc.constantFrom(false, false, true),
      meanwhile: fc.option(fc.tuple(field, value), { nil: undefined }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('choose' as const),
      device,
      side: fc.constantFrom('saved' as const, 'typed' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('network' as const), device }) },
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('send' as const), device: fc.nat(1), isLost: fc.boolean() }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constantFrom('leave' as const, 'back' as const, 'flush' as const, 'flush' as const),
      device,
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constantFrom('signOut' as const, 'update' as const), device }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('end' as const, 'signIn' as const), device }) },
)
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** What must occur in the sequences, or they prove little. */
export const none = () => ({
  merged: 0,
  conflict: 0,
  unanswered: 0,
  sent: 0,
  'sent twice': 0,
  restored: 0,
  'held back': 0,
  /** A post that found no session. */
  over: 0,
  /** With text that only the device had. */
  'signed in again': 0,
})

/** A device with a session of its own, which may be over. */
export type Signed = { who: Person; token: string; isOver: boolean }

export const signIn = async ({ db, people }: Registry, who: Person): Promise<Signed> => ({
  who,
  token: await plantSession(db, people[who].accountId, 'administrator'),
  isOver: false,
})

/** Time, or somebody else, ends the session; the page stays open. */
export async function end({ db }: Registry, device: Signed) {
  device.isOver = true
  await db.execute(sql`update session set ended_at = now(), ended_by = 'expired'
    where id in (select session_id from session_token where token_hash = sha256(convert_to(${device.token}, 'UTF8')))`)
}
