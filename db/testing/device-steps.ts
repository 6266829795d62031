import fc from 'fast-check'

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
)
export type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
