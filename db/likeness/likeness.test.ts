import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold } from '../../core/fold'
import type { Db } from '../door/actor'
import { likenessOfRenamed } from '../enterprise/commands'
import { type AskedEnterprise, listLikeEnterprises } from '../enterprise/queries'
import { enterprise, enterpriseState } from '../enterprise/record'
import { nameWords } from '../name-word/record'
import { registerPlain, revisePlain } from '../plain'
import { newId } from '../record/id'
import { drawn } from '../testing/runs'
import { inRegistry } from '../testing/stories'
import { alikePairs, otherPlaces, samePlaces, strangerPairs } from './pairs'

type Found = { key: string; id: string; likeness: number; why: string[] }

/** All that the function answers, without the limit of five and without RLS. */
const alike = async (db: Db, asked: AskedEnterprise[]) => [
  ...(await db.execute<Found>(
    sql`select * from enterprises_alike(${JSON.stringify(asked)}::text::jsonb) order by key, id`,
  )),
]

async function register(db: Db, unitId: string, name: string, address: string | null = null) {
  const id = newId()
  await db.insert(enterprise).values({ id, unitId, address })
  await db
    .insert(enterpriseState)
    .values({ enterpriseId: id, valid: '[2024-01-01,)', name, ownership: 'domestic_private' })
  return id
}

/** Registers the first of each pair and asks for the second, then the other way round. Answers why each is announced. */
async function announced(db: Db, unitId: string, pairs: [string, string][], as: 'name' | 'address') {
  const answers: [string, string, (string[] | undefined)[]][] = []
  const sides = await Promise.all(
    [0, 1].map((side) =>
      inOrder(pairs, ({ [side]: text = '' }) =>
        as === 'name' ? register(db, unitId, text) : register(db, unitId, newId(), text),
      ),
    ),
  )
  const asked = pairs.flatMap((pair, at) => [0, 1].map((side) => ({ key: `${at} ${side}`, [as]: pair[side] })))
  const found = await alike(db, asked)
  for (const [at, [one, other]] of pairs.entries()) {
    const whys = [0, 1].map(
      (side) => found.find(({ key, id }) => key === `${at} ${side}` && id === sides[1 - side]?.[at])?.why,
    )
    answers.push([one, other, whys])
  }
  return answers
}

async function inOrder<A, B>(all: A[], work: (one: A) => Promise<B>): Promise<B[]> {
  const done: B[] = []
  for (const one of all) done.push(await work(one))
  return done
}

test('the same name in another writing is announced, from both sides', () =>
  inRegistry(async ({ db, park }) => {
    const pairs = alikePairs.map(([one, other]): [string, string] => [one, other])
    expect(await announced(db, park, pairs, 'name')).toEqual(
      alikePairs.map(([one, other, why]) => [one, other, [[why], [why]]]),
    )
  }))

test('strangers of the same trade and legal form are not', () =>
  inRegistry(async ({ db, park }) => {
    expect(await announced(db, park, strangerPairs, 'name')).toEqual(
      strangerPairs.map(([one, other]) => [one, other, [undefined, undefined]]),
    )
  }))

test('addresses are compared in words; a park is no address', () =>
  inRegistry(async ({ db, park }) => {
    expect(await announced(db, park, samePlaces, 'address')).toEqual(
      samePlaces.map(([one, other]) => [one, other, [['same_address'], ['same_address']]]),
    )
    expect(await announced(db, park, otherPlaces, 'address')).toEqual(
      otherPlaces.map(([one, other]) => [one, other, [undefined, undefined]]),
    )
  }))

test('an address that many have says something only beside a name', () =>
  inRegistry(async ({ db, park }) => {
    const address = 'Tầng 2, tòa nhà Thử, số 20 phố Bến'
    const ids = await inOrder(['Lá Thắm', 'Hoa Sữa', 'Cỏ May Thử', 'Rễ Đa'], (name) =>
      register(db, park, `Công ty TNHH ${name}`, address),
    )
    const [alone, beside] = [
      await alike(db, [{ key: '', address }]),
      await alike(db, [{ key: '', name: 'Lá Thắm', address }]),
    ]
    expect(alone).toEqual([])
    expect(beside.map(({ id, why }) => [id, why])).toEqual([[ids[0], ['same_name', 'same_address']]])
  }))

test('a tax code is found in every writing, and weighs most', () =>
  inRegistry(async ({ as, db, park, riverside }) => {
    await register(db, park, 'Công ty TNHH Cơ khí Bến Sông')
    for (const taxCode of ['9900000016', ' 99000000 16', '9900.000.016', '９９００００００１６'])
      expect((await alike(db, [{ key: '', taxCode }])).map(({ id, why }) => [id, why])).toEqual([
        [riverside, ['same_tax_code']],
      ])
    const asked = [{ key: '', name: 'Cơ khí Bến Sông', taxCode: '9900000016' }]
    const [first] = await as('officer', (db) => listLikeEnterprises(db, asked))
    expect(first).toMatchObject({ id: riverside, why: ['same_tax_code', 'same_name'], likeness: 1 })
  }))

test('many asked at once are answered as one by one, whatever their accents, case and legal form', () =>
  inRegistry(async ({ db, park }) => {
    const names = [...alikePairs, ...strangerPairs].map(([one]) => one)
    await inOrder(names.slice(0, 30), (name) => register(db, park, name))
    const answers = (found: Found[]) => found.map(({ id, likeness, why }) => [id, likeness, why])
    const together = await alike(
      db,
      names.map((name, key) => ({ key: String(key), name })),
    )
    const writings = fc.constantFrom(
      (name: string) => name,
      fold,
      (name: string) => name.toUpperCase(),
      (name: string) => name.normalize('NFD'),
      (name: string) => `Chi nhánh ${name} JSC`,
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(names.length - 1), writings, async (at, write) => {
        const own = together.filter(({ key }) => key === String(at))
        expect(answers(await alike(db, [{ key: '', name: write(names[at] ?? '') }]))).toEqual(answers(own))
      }),
      drawn(40),
    )
  }))

test('any name with a letter is like itself', () =>
  inRegistry(async ({ db, park }) => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async (text) => {
        const name = `${text.replaceAll('\0', '')} q`
        const id = await register(db, park, name)
        const found = (await alike(db, [{ key: '', name }])).filter((one) => one.id === id)
        expect(found.map(({ why }) => why)).toEqual([['same_name']])
      }),
      drawn(25),
    )
  }))

test('administrators extend the words: names are compared anew', () =>
  inRegistry(async ({ as, db, park }) => {
    const id = await register(db, park, 'Công ty TNHH Nuôi cá lồng Bến Mơ')
    const found = async (name: string) => (await alike(db, [{ key: '', name }])).map(({ id, why }) => [id, why])
    expect(await found('Công ty NCL Bến Mơ')).toEqual([])
    const word = newId()
    const input = { word: 'nuôi cá lồng', kind: 'trade_word', spellings: 'NCL, cage fishing' } as const
    const because = { reason: 'Rà soát' }
    expect(await as('administrator', (db) => registerPlain(db, nameWords, word, input), because)).toMatchObject({
      ok: true,
    })
    expect(await found('Công ty NCL Bến Mơ')).toEqual([[id, ['same_name']]])
    const less = { ...input, spellings: 'cage fishing' }
    await as('administrator', (db) => revisePlain(db, nameWords, { id: word, version: 1 }, less), because)
    expect(await found('Công ty NCL Bến Mơ')).toEqual([])
    await as(
      'administrator',
      (db) => revisePlain(db, nameWords, { id: word, version: 2 }, { ...input, word: 'nuôi tôm' }),
      because,
    )
    expect(await found('Công ty Nuôi cá lồng Bến Mơ')).toEqual([[id, ['same_name']]])
  }))

test('a changed word takes apart only what contains a spelling of another meaning', () =>
  inRegistry(async ({ as, db, park }) => {
    const names = ['Công ty TNHH Nuôi cá lồng Bến Mơ', 'Công ty NCL Bến Đò', 'Công ty TNHH Thương mại Bến Tre Thử']
    await inOrder(names, (name) => register(db, park, name))
    const versions = async () => {
      const rows = await db.execute<{ said: string; place: string }>(
        sql`select said, ctid::text as place from likeness where part = 'name' order by said`,
      )
      return new Map(rows.map(({ said, place }) => [said, place]))
    }
    const before = await versions()
    const input = { word: 'nuôi cá lồng', kind: 'trade_word', spellings: 'NCL, cage fishing' } as const
    await as('administrator', (db) => registerPlain(db, nameWords, newId(), input), { reason: 'Rà soát' })
    const after = await versions()
    const changed = [...after].filter(([said, version]) => before.get(said) !== version).map(([said]) => said)
    expect(changed).toEqual(['cong ty ncl ben do', 'cong ty tnhh nuoi ca long ben mo'])
  }))

test('an enterprise is asked about once it gets the name of another, and not for other facts', () =>
  inRegistry(async ({ as, db, park, riverside }) => {
    const id = await register(db, park, 'Công ty TNHH Lá Thắm', 'Lô 77, KCN Thử')
    const twin = await register(db, park, 'Công ty TNHH Lá Thắm')
    const told = (asked: Parameters<typeof likenessOfRenamed>[2]) =>
      as('officer', (db) => likenessOfRenamed(db, id, asked))
    const ids = (answer: Awaited<ReturnType<typeof told>>) => answer.isAnother?.records?.map((one) => one.id)
    expect(ids(await told({ name: 'CTCP Cơ khí Bến Sông' }))).toEqual([riverside])
    expect(ids(await told({ nameForeign: 'Co khi Ben Song Co., Ltd' }))).toEqual([riverside])
    expect(ids(await told({ name: 'Công ty Cổ phần Lá Thắm' }))).toEqual([twin])
    expect(await told({ name: 'CTCP Cơ khí Bến Sông', isAnother: true })).toEqual({})
    expect(await told({ name: 'Công ty TNHH Lá Thắm', nameForeign: null, address: 'Lô 1' })).toEqual({})
    expect(await told({})).toEqual({})
    expect(
      await as('officer of the park next door', (db) => likenessOfRenamed(db, id, { name: 'Cơ khí Bến Sông' })),
    ).toEqual({})
  }))

test('a correction of name or address is found at once, and what it replaced no more', () =>
  inRegistry(async ({ db, park }) => {
    const id = await register(db, park, 'Công ty TNHH Lá Thắm', 'Lô 77, KCN Thử')
    const found = async (asked: Omit<AskedEnterprise, 'key'>) =>
      (await alike(db, [{ key: '', ...asked }])).map((one) => one.id)
    await db.execute(sql`select set_config('sobo.reason', 'Rà soát', true)`)
    await db.execute(sql`update enterprise_state set name = 'Công ty TNHH Hoa Sữa Thử' where enterprise_id = ${id}`)
    await db.execute(sql`update enterprise set address = null where id = ${id}`)
    expect(await found({ name: 'Hoa sữa thử' })).toEqual([id])
    expect(await found({ name: 'Lá Thắm' })).toEqual([])
    expect(await found({ address: 'Lô 77 KCN Thử' })).toEqual([])
  }))

test.each([
  ['officer of the park', true],
  ['officer', true],
  ['leader', false],
  ['administrator', false],
  ['inspector', false],
  ['officer of the park next door', false],
  ['secretary of the cell next door', false],
] as const)('%s is told only of what they may read, and if they may register', (who, isTold) =>
  inRegistry(async ({ as, riverside }) => {
    const asked = [{ key: '', name: 'Cơ khí Bến Sông', taxCode: '9900000016' }]
    const found = await as(who, (db) => listLikeEnterprises(db, asked))
    expect(found.map(({ id }) => id)).toEqual(isTold ? [riverside] : [])
  }),
)
