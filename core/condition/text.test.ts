import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Group, levelsOf, mostTests, narrowedBy, normal, type Part, testsIn } from './condition'
import { parseCondition, printCondition } from './text'

const name = fc.stringMatching(/^[a-z][A-Za-z]{0,8}(\.[a-z]{1,5})?$/)
const value = fc.oneof(
  fc.constantFrom('fdi_wholly', '100', '-5', '2024-02-29', 'and', 'not', '(', '"', '\\', 'Bến Sông', 'a "b" \\c', ''),
  fc.string({ maxLength: 12 }),
)
const testOf: fc.Arbitrary<Part> = fc.oneof(
  fc.record({
    field: name,
    operator: fc.constantFrom('=', '<', '<=', '>', '>=', 'contains', 'starts'),
    values: fc.tuple(value),
  }),
  fc.record({ field: name, operator: fc.constant('between' as const), values: fc.tuple(value, value) }),
  fc.record({
    field: name,
    operator: fc.constantFrom('in', 'not in', 'within'),
    values: fc.array(value, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ field: name, operator: fc.constantFrom('filled', 'empty'), values: fc.constant<string[]>([]) }),
)
const groupOf = (depth: number): fc.Arbitrary<Group> =>
  fc.record({
    is: fc.constantFrom('all', 'any', 'none'),
    parts: fc.array(depth > 1 ? fc.oneof(testOf, testOf, groupOf(depth - 1), relatedOf(depth - 1)) : testOf, {
      minLength: 1,
      maxLength: 3,
    }),
  })
const relatedOf = (depth: number): fc.Arbitrary<Part> =>
  fc.oneof(
    fc.record({ relation: name, there: fc.constantFrom('has', 'no') }),
    fc.record({ relation: name, there: fc.constantFrom('has', 'no'), where: groupOf(depth) }),
    fc.record({
      relation: name,
      there: fc.constant('count' as const),
      least: fc.integer({ min: 1, max: 999_999 }),
      where: groupOf(depth),
    }),
  )

test('what is printed is read as the same condition, in its one form', () => {
  fc.assert(
    fc.property(groupOf(3), (condition) => {
      const one = normal(condition)
      expect(normal(one)).toEqual(one)
      const text = printCondition(condition)
      expect(parseCondition(text)).toEqual({ ok: true, value: one })
      expect(printCondition(one)).toBe(text)
    }),
    { numRuns: 500, seed: 7 },
  )
})

test.each([
  [
    'ownership in (fdi_wholly) and (workers >= 100 or has projects (registeredCapital > 10000000))',
    'ownership in (fdi_wholly) and (workers >= 100 or has projects (registeredCapital > 10000000))',
  ],
  ['  ( name   contains Bến ) ', 'name contains Bến'],
  ['((name contains "Bến Sông"))', 'name contains "Bến Sông"'],
  ['a = 1 and (b = 2 and c = 3)', 'a = 1 and b = 2 and c = 3'],
  ['not (a is empty)', 'not (a is empty)'],
  ['not (a = 1 and b = 2)', 'not ((a = 1 and b = 2))'],
  ['no projects', 'no projects'],
  ['count enterprise-figures>=3(workers between 1 and 2)', 'count enterprise-figures >= 3 (workers between 1 and 2)'],
])('%s', (typed, printed) => {
  const read = parseCondition(typed)
  expect(read.ok && printCondition(read.value)).toBe(printed)
  expect(read.ok && parseCondition(printed)).toEqual(read)
})

const deep = (levels: number, inner = 'a = 1 or b = 2'): string =>
  levels === 0 ? inner : deep(levels - 1, levels % 2 ? `x = 1 and (${inner})` : `x = 1 or (${inner})`)

test.each([
  ['', 'syntax'],
  ['a', 'syntax'],
  ['a = ', 'syntax'],
  ['a = 1 b = 2', 'syntax'],
  ['a = 1 and', 'syntax'],
  ['a between 1 or 2', 'syntax'],
  ['a in ()', 'syntax'],
  ['a in (1', 'syntax'],
  ['a contains "unclosed', 'syntax'],
  ['__proto__ = 1', 'syntax'],
  ["a = 1'; drop table enterprise; --", 'syntax'],
  ['count projects >= 0', 'syntax'],
  ['count projects', 'syntax'],
  ['a = 1 and b = 2 or c = 3', 'mixed'],
  [deep(2), undefined],
  [deep(3), 'too-deep'],
  ['has a (has b (c = 1))', undefined],
  ['has a (has b (has c (d = 1)))', 'too-deep'],
  ['('.repeat(2000), 'too-deep'],
  ['not '.repeat(900), 'syntax'],
  [Array.from({ length: mostTests }, () => 'a = 1').join(' and '), undefined],
  [Array.from({ length: mostTests + 1 }, () => 'a = 1').join(' and '), 'too-many'],
  [`a contains "${'ế'.repeat(1400)}"`, 'too-long'],
])('a forged text is refused: %s', (text, key) => {
  const read = parseCondition(text)
  expect(read.ok ? undefined : read.problem.key).toBe(key)
})

test('levels and tests are counted through related records', () => {
  const read = parseCondition('a = 1 or (b = 2 and has projects (c = 3 or d = 4))')
  expect(read.ok && [levelsOf(read.value), testsIn(read.value)]).toEqual([3, 5])
})

test('a condition narrowed by a test can be read again, or there is none', () => {
  const narrowed = (text: string) => {
    const read = parseCondition(text)
    if (!read.ok) throw new Error(text)
    const both = narrowedBy(read.value, { field: 'kind', operator: 'in', values: ['x'] })
    if (!both) return undefined
    const again = parseCondition(printCondition(both))
    expect(again.ok && printCondition(again.value)).toBe(printCondition(both))
    return printCondition(both)
  }
  expect(narrowed('a = 1 or (b = 2 and c = 3)')).toBe('(a = 1 or (b = 2 and c = 3)) and kind in (x)')
  expect(narrowed('a = 1 and (b = 2 or (c = 3 and d = 4))')).toBe(
    'a = 1 and (b = 2 or (c = 3 and d = 4)) and kind in (x)',
  )
  // A fourth level would be refused.
  expect(narrowed('a = 1 or (b = 2 and (c = 3 or d = 4))')).toBeUndefined()
  expect(narrowed(Array.from({ length: mostTests }, (_, at) => `a = ${at}`).join(' and '))).toBeUndefined()
})
