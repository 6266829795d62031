import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, wordsOf } from '../../core/fold'
import { checkTaxCode, written } from '../../core/notation'
import type { Db } from '../door/actor'
import { drawn, everyCharacter } from '../testing/runs'
import { inDatabase } from '../testing/stories'

/** Texts as people write codes, numbers and names, with every kind of mark between. */
const jumbled = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...'0123456789') },
      { weight: 2, arbitrary: fc.constantFrom(...' .-/–()+,;:\u00a0\u2060') },
      {
        weight: 1,
        arbitrary: fc.constantFrom('84', '+84', '9900000104', '-001', 'QĐ', 'ĐU', 'Ðình', 'a', "'", '@', '/2026', '_'),
      },
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''))

test('TypeScript and PostgreSQL fold every assigned character alike, and find the same words', async () => {
  await inDatabase(async (db) => {
    const texts = await knownTo(db, everyCharacter())
    expect(texts.length).toBeGreaterThan(3500)
    const differing = (await alikeIn(db, texts)).filter(
      ({ text, folded, words }) => folded !== fold(text) || words.join(' ') !== wordsOf(text).join(' '),
    )
    expect(differing.map(({ text, folded }) => [folded, fold(text)])).toEqual([])
  })
})

test('TypeScript and PostgreSQL take codes and numbers apart alike', async () => {
  await inDatabase(async (db) => {
    await fc.assert(
      fc.asyncProperty(fc.array(jumbled, { minLength: 50, maxLength: 100 }), async (texts) => {
        expect(await alikeIn(db, texts)).toEqual(
          texts.map((text) => ({ text, folded: fold(text), words: wordsOf(text) })),
        )
      }),
      drawn(20),
    )
  })
})

/** A code or number, and the marks that people put between its digits. */
const punctuated = fc
  .tuple(
    fc.constantFrom('9900000104', '9900000104-001', '031099001235', '0912345678', '02253123456', '+82212345678'),
    fc.array(fc.constantFrom('', '', ' ', '.', '-', '–', '\u00a0', '\u2060', ' - '), { minLength: 14, maxLength: 14 }),
  )
  .map(([stored, marks]) => ({ stored, typed: [...stored].map((one, at) => (at > 0 ? marks[at] : '') + one).join('') }))

test('however a tax code or telephone number is written, it is stored in one form, and its words find it', () => {
  fc.assert(
    fc.property(punctuated, ({ stored, typed }) => {
      const read = checkTaxCode(typed)
      const kept = written(typed, /^(0|\+82)\d{9,10}$/.test(stored) ? 'phone' : 'tax-code')
      expect(kept).toBe(stored)
      expect(read.ok ? read.value : stored).toBe(stored)
      expect(wordsOf(typed).join('')).toBe(wordsOf(stored).join(''))
    }),
    drawn(200),
  )
})

/** The texts with the characters that the server's Unicode version knows: it cannot fold others. */
async function knownTo(db: Db, texts: string[]): Promise<string[]> {
  const rows = await db.execute<{ text: string }>(sql`
    select string_agg(one, '' order by at) as text
    from jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb) with ordinality drawn(text, place),
      regexp_split_to_table(text, '') with ordinality c(one, at)
    where unicode_assigned(one) group by place order by place`)
  return rows.map(({ text }) => text)
}

async function alikeIn(db: Db, texts: string[]) {
  const rows = await db.execute<{ text: string; folded: string; words: string[] }>(sql`
    select text, fold_text(text) as folded, words_of(text) as words
    from jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb) with ordinality t(text, place) order by place`)
  return [...rows]
}
