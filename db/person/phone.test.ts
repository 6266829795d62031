import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPhone, written } from '../../core/notation'
import { drawn } from '../testing/runs'
import { inRegistry } from '../testing/stories'

/** What the database takes each text for. */
async function numbersOf(texts: string[]): Promise<(string | null)[]> {
  let numbers: (string | null)[] = []
  await inRegistry(async ({ db }) => {
    const asked = JSON.stringify(texts)
    const rows = await db.execute<{ number: string | null }>(sql`
      select phone_number(typed) as number from jsonb_array_elements_text(${asked}::text::jsonb) with ordinality t(typed, at) order by at`)
    numbers = rows.map(({ number }) => number)
  })
  return numbers
}

const sampled = <T>(arbitrary: fc.Arbitrary<T>) => {
  const { numRuns, seed = Date.now() } = { seed: undefined, ...drawn(1500) }
  return fc.sample(arbitrary, { numRuns, seed })
}

const marks = fc.constantFrom('', '', '', ' ', '.', '-', '–', '−', '\u00a0', ') (', '/', ', ')
const spelt = fc
  .tuple(
    fc.constantFrom('0', '+84', '0084', '84', '+84 0', '(+84) (0)', '00 84 0'),
    fc.stringMatching(/^[2-9][0-9]{8,9}$/),
    fc.array(marks, { minLength: 11, maxLength: 11 }),
  )
  .map(([prefix, digits, between]) => ({
    typed: `${prefix}${[...digits].map((digit, at) => `${between[at]}${digit}`).join('')}`,
    home: `0${digits}`,
  }))

test('every writing of a number of Việt Nam is the number that a form stores', async () => {
  const all = sampled(spelt)
  expect(await numbersOf(all.map(({ typed }) => typed))).toEqual(all.map(({ home }) => home))
  expect(all.map(({ typed }) => written(typed, 'phone'))).toEqual(all.map(({ home }) => home))
})

test('of any text both say the same; only a number without its 0 is known to signing in alone', async () => {
  const parts = [
    fc.constantFrom('', '0', '+', '84', '+84', '+840', '00', '0084', '00840', '(0)', '+681', 'a', '84a'),
    fc.stringMatching(/^[0-9]{7,11}$/),
    fc.constantFrom('', '', '', '+', ' 1', 'a', '\u00a0', '–'),
  ]
  const texts = sampled(fc.tuple(...parts).map((all) => all.join('')))
  const expected = texts.map((text) => {
    const stored = written(text, 'phone')
    if (/^[1-9]\d{8}$/.test(stored)) return `0${stored}`
    return isPhone(stored) && /^0\d{9,10}$/.test(stored) ? stored : null
  })
  expect(await numbersOf(texts)).toEqual(expected)
  expect(expected.filter(Boolean).length).toBeGreaterThan(20)
})

test('a number of another country is none of Việt Nam, however short', async () => {
  expect(await numbersOf(['+681 123 456', '00681123456', '+65 1234 567', '+1 912 345 678', '1800 1234'])).toEqual(
    Array(5).fill(null),
  )
})
