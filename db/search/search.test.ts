import { type SQL, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { matching as matchingReports } from '../member-report/queries'
import { newId } from '../record/id'
import { everything, matching } from '../record/listing'
import { suggestionsFor } from '../references'
import { plantSearched, type Searched } from '../testing/searched'
import { lists, type Place, searches } from '../testing/searches'
import type { Person } from '../testing/seed'
import { inRegistry } from '../testing/stories'

const readers: Record<string, Person> = {
  A: 'administrator',
  I: 'inspector',
  O: 'officer',
  L: 'leader',
  P: 'officer of the park',
  N: 'officer of the park next door',
  c: 'secretary of the cell',
  C: 'secretary of the committee',
  n: 'secretary of the cell next door',
}

/** By reader: the ids that each search found. */
const answers: Record<string, string[][]> = {}
let searched: Searched

beforeAll(async () => {
  await inRegistry(async (registry) => {
    searched = await plantSearched(registry)
    for (const [letter, who] of Object.entries(readers))
      await registry.as(who, async (db) => {
        answers[letter] = []
        for (const [where, typed] of searches) answers[letter]?.push(await idsIn(db, where, searched.said(typed)))
      })
  })
}, 60_000)

test('there are enough searches to tell', () => expect(searches.length).toBeGreaterThanOrEqual(120))

test.each(searches.map(([where, typed, finds], at) => ({ where, typed, finds, at })))(
  '$where: “$typed” finds $finds',
  ({ finds, at }) => {
    const names = new Map(Object.entries(searched.ids).map(([name, id]) => [id, name]))
    const found: Record<string, string> = {}
    for (const letter of Object.keys(readers))
      for (const id of answers[letter]?.[at] ?? []) {
        const name = names.get(id) ?? 'another'
        found[name] = (found[name] ?? '') + letter
      }
    const inOrder = (letters: string) =>
      Object.keys(readers)
        .filter((letter) => letters.includes(letter))
        .join('')
    expect(found).toEqual(Object.fromEntries(Object.entries(finds).map(([name, by]) => [name, inOrder(by)])))
  },
)

test('what an administrator writes down for a word is found at once, unless it stands for several', async () => {
  await inRegistry(async (registry) => {
    const { hosukoron, trading } = (await plantSearched(registry)).ids
    const { db } = registry
    const asked = () => idsIn(db, 'enterprise', 'vlm hosukoron')
    const told = (word: string, spellings: string) =>
      db.execute(sql`insert into name_word (id, kind, word, spellings, source)
        values (${newId()}, 'trade_word', ${word}, ${spellings}, 'thử')`)
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    expect(await asked()).toEqual([])
    await told('vật liệu mới', 'new materials, VLM')
    expect(await asked()).toEqual([hosukoron])
    expect(await idsIn(db, 'enterprise', 'new materials hosukoron')).toEqual([])
    await told('vườn lan mini', 'VLM')
    expect(await asked()).toEqual([])
    await told('sóng thử', 'STH')
    expect(await idsIn(db, 'enterprise', 'sth sx')).toEqual([trading])
  })
})

async function idsIn(db: Db, where: Place, text: string): Promise<string[]> {
  if (where.startsWith('choose ')) {
    const { choices } = await suggestionsFor(where.slice('choose '.length), db, text, 'vi')
    return choices.map(({ value }) => value)
  }
  const found = await db.execute<{ id: string }>(statement(where as keyof typeof lists | 'report', text))
  return found.map(({ id }) => id)
}

function statement(where: keyof typeof lists | 'report', text: string): SQL {
  if (where === 'report') return sql`select distinct o.id ${matchingReports({ text })}`
  return sql`select ${lists[where].id} as id ${matching(lists[where], { ...everything, text })}`
}
