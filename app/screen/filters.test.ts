import { expect, test } from 'vitest'
import { askedOf as accountsAsked } from '@/app/(registry)/accounts/filters'
import { askedOf as enterprisesAsked, filtersOf } from '@/app/(registry)/enterprises/filters'

test('an address asks for what is known, and nothing else', () => {
  expect(
    enterprisesAsked({ ownership: 'non_state', standing: 'operating', country: 'JP', has_organisation: 'yes' }),
  ).toMatchObject({ ownership: 'non_state', standing: 'operating', country: 'JP', hasOrganisation: 'yes' })
  expect(enterprisesAsked({ ownership: 'x', standing: 'x', country: 'x', has_organisation: 'x', unit: 'x' })).toEqual({
    ...enterprisesAsked({}),
    ownership: undefined,
  })
  expect(accountsAsked({ role: 'secretary', state: 'disabled' })).toMatchObject({
    role: 'secretary',
    state: 'disabled',
  })
  expect(accountsAsked({ role: 'king', state: 'x' })).toMatchObject({ role: undefined, state: undefined })
})

test('a filter has the name and the options of its field, after those of its own', () => {
  const ownership = filtersOf([], 'vi', String).find(({ name }) => name === 'ownership')
  expect(ownership?.label).toBe('Loại hình sở hữu')
  expect(ownership?.options[0]).toEqual({ value: 'non_state', label: 'non-state' })
  expect(ownership?.options.length).toBeGreaterThan(3)
})
