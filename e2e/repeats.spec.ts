import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { connections } from '@/db/door/actor'
import { acts } from './act-forms'
import { type AskAs, asOwner, expect, test } from './fixtures'
import { openForm } from './posted'
import { type Form, records } from './record-forms'
import { type Ids, idsOf } from './record-ids'

const rowsOf = (table: string) =>
  asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    const [found] = await db.execute<{ count: number }>(sql`select count(*)::int from ${sql.identifier(table)}`)
    return found?.count ?? 0
  })

/**
 * Sends a form twice at once and once more, which must insert one row; then with other values, which must insert
 * another row or show a problem.
 */
async function walk({ action, table, who, path, values, other, before }: Form, askAs: AskAs) {
  await before?.((path) => openForm(askAs(who), path))
  const form = await openForm(askAs(who), path)
  const atFirst = await rowsOf(table)
  const [first, twin] = await Promise.all([form.send(values), form.send(values)])
  const again = await form.send(values)
  expect
    .soft(
      [first, twin, again].map(({ problems }) => problems),
      action,
    )
    .toEqual([[], [], []])
  expect.soft(first.address, action).not.toBe('')
  // Every submission has its own change set, which may be empty.
  const [to, ...others] = [first, twin, again].map(({ address }) => address.replace(/&set=[\w-]+/, ''))
  expect.soft(others, action).toEqual([to, to])
  expect.soft(await rowsOf(table), action).toBe(atFirst + 1)

  const second = await form.send({ ...values, ...other })
  // Without JavaScript, a report that is already sent redirects to its page, and the form of a filled vacancy also
  // needs the outgoing secretary.
  const isSaved = /saved=|receipt|asked=/.test(second.address)
  expect
    .soft(
      isSaved || second.problems.length > 0 || second.address.startsWith('/report/') || action.endsWith('fillVacancy'),
      `${action}: ${JSON.stringify(second)}`,
    )
    .toBe(true)
  expect.soft(await rowsOf(table), action).toBe(atFirst + (isSaved ? 2 : 1))
}

test('a form sent again is the same record; with something else in it, it is another one', async ({
  registry,
  askAs,
}) => {
  for (const form of records(await idsOf(registry))) await walk(form, askAs)
})

for (const place of acts({} as Ids).keys()) {
  const action = acts({} as Ids)[place]?.action
  test(`${action}, sent again, acts once`, async ({ registry, askAs }) => {
    const form = acts(await idsOf(registry))[place]
    if (form) await walk(form, askAs)
  })
}

test('every form that makes a record is sent again above', () => {
  const made = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('actions.ts'))
    .flatMap((path) => {
      const folder = path.replace(/^\(registry\)\//, '').replace(/actions\.ts$/, '')
      const source = readFileSync(`app/${path}`, 'utf8')
      return [...source.matchAll(/^export const (\w+) = registering\(/gm)].map(([, name]) => `${folder}${name}`)
    })
  const sent = [...records({} as Ids), ...acts({} as Ids)].map(({ action }) => action)
  // The first two choose their schema at runtime, and call registering() inside a function; a report is sent as a draft.
  expect([...made, '[records]/register', 'settings/record', 'report/send'].toSorted()).toEqual(
    [...new Set(sent)].toSorted(),
  )
})

test('twice as many forms as there are connections are saved, sent at the same moment', async ({ registry, askAs }) => {
  const [form] = records(await idsOf(registry))
  if (!form) throw new Error('e2e/repeats.spec: the form of a new enterprise is the first')
  // Unlike each other, so that none is asked about as a likely duplicate.
  const names = Array.from({ length: 2 * connections.request }, (_, at) => String.fromCharCode(65 + at).repeat(8))
  const opened = await Promise.all(names.map(() => openForm(askAs(form.who), form.path)))
  const before = await rowsOf(form.table)
  const sent = await Promise.all(opened.map(({ send }, at) => send({ ...form.values, name: names[at] ?? '' })))
  expect(sent.flatMap(({ problems }) => problems)).toEqual([])
  expect(await rowsOf(form.table)).toBe(before + names.length)
})
