import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { EnterpriseInput } from '@/db/enterprise/record'
import { words } from '@/messages/all'
import { sentencesIn } from '@/messages/words'
import { groups, isGroup, sectionsOf } from './sections'

test('every field of an enterprise stands in one section, whether named there or not', () => {
  const say = createTranslator({ locale: 'vi', messages: sentencesIn(words, 'vi'), namespace: 'enterprises' })
  const placed = sectionsOf(say).flatMap(({ names }) => names)
  expect(new Set(placed).size).toBe(placed.length)
  expect(placed).toEqual(expect.arrayContaining(Object.keys(EnterpriseInput.shape)))
})

test('a section of an address is one of these, and no other word', () => {
  expect(Object.keys(groups).every(isGroup)).toBe(true)
  expect(['', 'constructor', 'toString', '__proto__'].filter(isGroup)).toEqual([])
})
