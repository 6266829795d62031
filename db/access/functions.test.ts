import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { allRows } from '../testing/access-places'
import {
  type Answer,
  answersTo,
  callables,
  callsOf,
  entriesIn,
  isNothing,
  knownIn,
  type Value,
  withAbsent,
} from '../testing/function-calls'
import { aboutNoRow, absentId, beforeSignIn, tellsMore } from '../testing/function-table'
import { plantedCode, plantTelling } from '../testing/plant-telling'
import { inDatabase, type Registry } from '../testing/stories'
import { signedIn, walk } from '../testing/walk'

async function plant(registry: Registry) {
  await plantTelling(registry)
  return { entries: await entriesIn(registry.db, 'audit'), token: registry.people.officer.token }
}

test('without an actor no function tells anything, but those that the sign-in needs', () =>
  walk(
    'nobody',
    async ({ db, every, planted: { entries, token } }) => {
      // The right token and the right code: what answers to these must be in the list, too.
      const secrets = { token: [token], sheet_code_hash: [plantedCode] }
      const known = knownIn(every, entries)
      const telling: string[] = []
      for (const called of await callables(db, 'sobo_app')) {
        if (called.isPure) continue
        const calls = callsOf(called, known, secrets)
        const absent = calls.map((call) => withAbsent(called, call, ({ id }) => id !== undefined))
        const answers = await answersTo(db, called, [...calls, ...absent])
        const tells = answers
          .slice(0, calls.length)
          .some((answer, i) => !isNothing(answer) && !isSameRefusal(answer, answers[calls.length + i]))
        if (tells) telling.push(called.name)
      }
      const top = sql`select setting_on('zone_committee', today()) as top`
      expect([...(await db.execute(top))]).toEqual([{ top: null }])
      const silent = ['found_administrator', 'needs_setup', 'see_session']
      const listed = [...Object.keys(aboutNoRow), ...Object.keys(beforeSignIn).filter((name) => !silent.includes(name))]
      expect(telling.sort()).toEqual(listed.sort())
    },
    plant,
  ))

test.each(signedIn)('to %s functions tell of nothing out of sight', (subject) =>
  walk(
    subject,
    async ({ db, every, planted: { entries } }) => {
      const known = knownIn(every, entries)
      const hidden = hiddenIn([every, entries], [await allRows(db), await entriesIn(db, 'trail')])
      const isHidden = ({ id }: Value) => id !== undefined && hidden.ids.has(id)
      const found: Record<string, string[]> = {}
      for (const called of await callables(db, 'sobo_app')) {
        if (called.isPure || called.name in tellsMore || /^may_(revise|register)_/.test(called.name)) continue
        const calls = callsOf(called, known)
        const asked = calls.flatMap((call, i) => (call.some(isHidden) ? [i] : []))
        const absent = asked.map((i) => withAbsent(called, calls[i] ?? [], isHidden))
        const answers = await answersTo(db, called, [...calls, ...absent])
        const told = calls.map((call, i) => echoless(answers[i], call, isHidden))
        const differs = asked.filter((i, at) => told[i] !== text(answers[calls.length + at]))
        const names = hiddenNames(told.join(), hidden)
        if (differs.length + names.length === 0) continue
        found[called.name] = [...differs.map((i) => `${text(calls[i])} tells ${told[i]}`), ...names]
      }
      expect(found).toEqual({})
    },
    plant,
  ),
)

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

const isSameRefusal = (one: Answer, other: Answer | undefined) =>
  'refused' in one && other !== undefined && 'refused' in other && one.refused === other.refused

const text = (value: unknown) => JSON.stringify(value) ?? ''

/** Ids and texts that stand in some row, and in none that the subject may read. */
function hiddenIn(every: unknown, seen: unknown) {
  const own = text(seen)
  const [allIds, ownIds] = [text(every), own].map((rows) => new Set(rows.match(uuid)))
  const words = new Set<string>()
  const collect = (value: unknown) => {
    if (
      typeof value === 'string' &&
      value.length > 7 &&
      /\p{Lu}|\d/u.test(value) &&
      !/^[0-9a-f-]{36}$|^[[(]?\d{4}-/.test(value)
    )
      words.add(value)
    else if (value && typeof value === 'object') Object.values(value).forEach(collect)
  }
  collect(every)
  return {
    ids: new Set([...(allIds ?? [])].filter((id) => !ownIds?.has(id))),
    words: [...words].filter((word) => !own.includes(text(word).slice(1, -1))),
  }
}

/** The hidden ids and texts that answers name. */
const hiddenNames = (told: string, { ids, words }: ReturnType<typeof hiddenIn>) => [
  ...new Set((told.match(uuid) ?? []).filter((id) => ids.has(id))),
  ...words.filter((word) => told.includes(word)),
]

const echoless = (answer: Answer | undefined, call: Value[], isHidden: (value: Value) => boolean) =>
  call.filter(isHidden).reduce((told, { id = '' }) => told.replaceAll(id, absentId), text(answer))

test('the table names only functions that there are', () =>
  inDatabase(async (db) => {
    const there = (await callables(db, 'sobo_app')).map(({ name }) => name)
    const told = [beforeSignIn, aboutNoRow, tellsMore].flatMap((names) => Object.keys(names))
    expect(told.filter((name) => !there.includes(name))).toEqual([])
  }))
