import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { tables } from '../testing/access-table'
import { asNobody } from '../testing/acting'
import {
  type Answer,
  answersTo,
  callables,
  callsOf,
  everyId,
  isNothing,
  type Value,
  withAbsent,
} from '../testing/function-calls'
import { aboutNoRow, absentId, beforeSignIn, tellsMore } from '../testing/function-table'
import { plantedCode, plantTelling } from '../testing/plant-telling'
import { type Person, people } from '../testing/seed'
import { inRegistry } from '../testing/stories'

const left: Person[] = ['officer whose assignment ended', 'secretary whose mandate ended']
const actors = people.filter((who) => !left.includes(who))
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

test('without an actor no function tells anything, but those that the sign-in needs', async () => {
  await inRegistry(async (registry) => {
    const { db, people } = registry
    await plantTelling(registry)
    // The right token and the right code: what answers to these must be in the list, too.
    const secrets = { token: [people.officer.token], sheet_code_hash: [plantedCode] }
    const known = await everyId(db)
    const telling: string[] = []
    for (const called of await callables(db, 'sobo_app')) {
      if (called.isPure) continue
      const calls = callsOf(called, known, secrets)
      const absent = calls.map((call) => withAbsent(called, call, ({ id }) => id !== undefined))
      const [answers, none] = await asNobody(db, async (db) => [
        await answersTo(db, called, calls),
        await answersTo(db, called, absent),
      ])
      const tells = answers.some((answer, i) => !isNothing(answer) && !isSameRefusal(answer, none?.[i]))
      if (tells) telling.push(called.name)
    }
    const top = sql`select setting_on('zone_committee', today()) as top`
    expect(await asNobody(db, (db) => db.execute(top))).toEqual([{ top: null }])
    const silent = ['found_administrator', 'needs_setup', 'see_session']
    const listed = [...Object.keys(aboutNoRow), ...Object.keys(beforeSignIn).filter((name) => !silent.includes(name))]
    expect(telling.sort()).toEqual(listed.sort())
  })
})

test.each(actors)('to %s functions tell of nothing out of sight', async (who) => {
  await inRegistry(async (registry) => {
    const { db, as } = registry
    await plantTelling(registry)
    const known = await everyId(db)
    const all = await allText(db)
    const answered = await as(who, async (db) => {
      const seen = await allText(db, 'trail')
      const hidden = hiddenIn(all, seen)
      const isHidden = ({ id }: Value) => id !== undefined && hidden.ids.has(id)
      const found: Record<string, string[]> = {}
      for (const called of await callables(db, 'sobo_app')) {
        if (called.isPure || /^may_(revise|register)_/.test(called.name)) continue
        const calls = callsOf(called, known)
        const answers = await answersTo(db, called, calls)
        const asked = calls.flatMap((call, i) => (call.some(isHidden) ? [i] : []))
        const none = await answersTo(
          db,
          called,
          asked.map((i) => withAbsent(called, calls[i] ?? [], isHidden)),
        )
        const told = answers.map((answer, i) => echoless(answer, calls[i] ?? [], isHidden))
        const differs = asked.filter((i, at) => told[i] !== text(none[at]))
        const names = [...hidden.ids, ...hidden.words].filter((name) => told.some((one) => one.includes(name)))
        if (differs.length + names.length === 0) continue
        found[called.name] = [...differs.map((i) => `${text(calls[i])} tells ${told[i]}`), ...names]
      }
      return found
    })
    for (const name of Object.keys(tellsMore)) delete answered[name]
    expect(answered).toEqual({})
  })
})

const isSameRefusal = (one: Answer, other: Answer | undefined) =>
  'refused' in one && other !== undefined && 'refused' in other && one.refused === other.refused

const text = (value: unknown) => JSON.stringify(value) ?? ''

/** The text of each row that the role may read, by table. */
async function allText(db: Db, trail = 'audit') {
  const rows: { table: string; id: string; row: Record<string, unknown> }[] = []
  for (const table of [...tables, trail])
    rows.push(
      ...(await db.execute<{ table: string; id: string; row: Record<string, unknown> }>(
        sql`select ${table} as table, id::text, to_jsonb(t) - 'content' - 'canonical' as row from ${sql.identifier(table)} t`,
      )),
    )
  return rows
}

type Rows = Awaited<ReturnType<typeof allText>>

/** Ids and texts that stand in some row, and in none that the role may read. */
function hiddenIn(all: Rows, seen: Rows) {
  const [every, own] = [JSON.stringify(all), JSON.stringify(seen)]
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
  for (const { row } of all) collect(row)
  return {
    ids: new Set((every.match(uuid) ?? []).filter((id) => !own.includes(id))),
    words: [...words].filter((word) => !own.includes(JSON.stringify(word).slice(1, -1))),
  }
}

const echoless = (answer: Answer | undefined, call: Value[], isHidden: (value: Value) => boolean) =>
  call.filter(isHidden).reduce((told, { id = '' }) => told.replaceAll(id, absentId), text(answer))

test('the table names only functions that there are', async () => {
  await inRegistry(async ({ db }) => {
    const there = (await callables(db, 'sobo_app')).map(({ name }) => name)
    const told = [beforeSignIn, aboutNoRow, tellsMore].flatMap((names) => Object.keys(names))
    expect(told.filter((name) => !there.includes(name))).toEqual([])
  })
})
