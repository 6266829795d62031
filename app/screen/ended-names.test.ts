import { type SQL, sql } from 'drizzle-orm'
import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { fieldsOf } from '@/core/field'
import { listTrail, namesIn } from '@/db/audit/trail'
import { listEnterprisesCovered } from '@/db/coverage/queries'
import type { Db } from '@/db/door/actor'
import { listEventsOf } from '@/db/event/queries'
import { allRows, listOf } from '@/db/lists'
import { listMandates } from '@/db/mandate/queries'
import { people } from '@/db/person/record'
import { findRecord } from '@/db/plain'
import type { Described } from '@/db/record/described'
import { columnsIn, everything, type ListRow } from '@/db/record/listing'
import { records } from '@/db/records'
import { recordBehind } from '@/db/references'
import { ruleSets } from '@/db/rule-set/record'
import type { Person } from '@/db/testing/seed'
import { inRegistry } from '@/db/testing/stories'
import history from '@/messages/history.json' with { type: 'json' }
import { sentencesIn } from '@/messages/words'
import type { Speaker } from './sentences'
import { lineOf } from './trail'
import { outOfSight, wordsIn } from './values'

const say = createTranslator({
  locale: 'vi',
  messages: { history: sentencesIn(history, 'vi') },
  namespace: 'history',
}) as Speaker['say']

const readers = ['administrator', 'inspector', 'officer of the park next door', 'secretary of the cell'] as const

/** Every field of every record that refers to another: the record referred to, or the rules for a kind. */
const references = records
  .filter(({ screens }) => screens.length > 0)
  .flatMap((record) =>
    fieldsOf(record.input, 'vi').flatMap(({ name, reference }) => {
      const target = reference === 'organisation_kind' ? ruleSets : recordBehind(reference ?? '')
      return target ? [{ record, name, target }] : []
    }),
  )

/** What can end: what is retired, and people, who leave office. Periods and accounts stay. */
const targets = [...new Set(references.map(({ target }) => target))].filter(
  (target) => target === people || target.screens.includes('retire'),
)

test('what a page, a file and the trail say stays the same when what they refer to is retired, but for the mark', {
  timeout: 120_000,
}, async () => {
  await inRegistry(async ({ db, as, riverside, cellNextDoor, committee, secretaries }) => {
    await db.execute(sql`select set_config('sobo.reason', 'Thử', true)`)
    // References that row security hides from some readers, and a commune that is used.
    await db.execute(sql`update enterprise set commune_id = (select id from commune limit 1) where id = ${riverside}`)
    await db.execute(
      sql`update organisation_state set superior_id = ${committee} where organisation_id = ${cellNextDoor}`,
    )
    await db.execute(
      sql`update organisation set founding_document_id = (select id from document order by unit_id limit 1)`,
    )
    await db.execute(
      sql`update mandate set person_id = ${secretaries.committee} where person_id = ${secretaries.former}`,
    )
    const last = await lastEntry(db)
    expect(targets.map(({ code }) => code).sort()).toEqual(
      expect.arrayContaining(['commune', 'unit', 'rule_set', 'document']),
    )

    for (const target of targets) {
      const using = [...new Set(references.filter((one) => one.target === target).map(({ record }) => record))]
      const told = async () => {
        const all: [Person, string[]][] = []
        // Whoever left office reports no longer.
        for (const who of target === people ? readers.slice(0, 3) : readers)
          all.push([who, await as(who, (db) => linesOf(db, using, last))])
        return all
      }
      const before = await told()
      const after = await retiring(db, target, told)
      for (const [at, [who, lines]] of after.entries()) {
        const known = before[at]?.[1] ?? []
        expect(lines.map(unmarked).sort(), `${target.code} as ${who}`).toEqual(known.map(unmarked).sort())
        expect(lines.join('\n'), `${target.code} as ${who}`).not.toContain(outOfSight.vi)
        if (who === 'inspector') expect(marksIn(lines, target), target.code).toBeGreaterThan(marksIn(known, target))
      }
    }
  })
})

const marks = [...new Set(records.map(({ mark }) => ` (${mark.vi})`))]
const unmarked = (line: string) => marks.reduce((text, mark) => text.replaceAll(mark, ''), line)
const marksIn = (lines: string[], { mark }: Described) => lines.join('\n').split(` (${mark.vi})`).length - 1

/** Retires all that is referred to, looks, and takes it back. */
async function retiring<T>(db: Db, target: Described, look: () => Promise<T>): Promise<T> {
  const used = references.filter((one) => one.target === target).map(({ record, name }) => valuesOf(record, name))
  const key = target === ruleSets ? sql`code` : sql`id::text`
  const end =
    target === people
      ? sql`update mandate set valid = daterange(lower(valid), today()) where upper_inf(valid)`
      : sql`update ${target.table} set retired_on = today() where ${key} in (${sql.join(used, sql` union `)})`
  let seen: T | undefined
  await db
    .transaction(async (db) => {
      await db.execute(sql`select set_config('sobo.reason', 'Sáp nhập', true)`)
      await db.execute(end)
      seen = await look()
      throw new Back()
    })
    .catch((error) => {
      if (!(error instanceof Back)) throw error
    })
  return seen as T
}

class Back extends Error {}

function valuesOf(record: Described, name: string): SQL {
  const column = sql.identifier(name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  const table = Object.entries(record.inputs).find(([, input]) => name in input.shape)?.[0] ?? record.code
  return sql`select ${column}::text from ${sql.identifier(table)}`
}

/** Everything that names the references of these records: their pages, their files, the tables beside, the trail. */
async function linesOf(db: Db, using: Described[], last: number): Promise<string[]> {
  const lines: string[] = []
  for (const record of using) {
    const ids = await db.execute<{ id: string }>(sql`select id from ${record.table} order by id`)
    for (const { id } of ids) {
      const found = (await findRecord(db, record, id, 'vi')) ?? { called: 'nothing' }
      const words = fieldsOf(record.input, 'vi').map((field) => wordsIn(field, found, 'vi'))
      lines.push([record.code, found.called, ...words].join(' | '))
      if (record.code === 'organisation') lines.push(...(await besideOf(db, id)))
    }
    if (!record.screens.includes('list')) continue
    const listing = listOf(record)
    // A record may refer to one of its own kind: what was retired stands in the list of those.
    const rows = [
      ...(await db.execute<ListRow>(allRows(listing, everything))),
      ...(await db.execute<ListRow>(allRows(listing, { ...everything, chosen: { followed: 'no' } }))),
    ]
    const columns = columnsIn(listing, 'file', 'vi')
    lines.push(...rows.map((row) => columns.map((field) => wordsIn(field, row, 'vi')).join(' | ')))
  }
  const { entries } = await listTrail(db, { text: '', before: last + 1 }, 'vi')
  const names = await namesIn(db, entries, 'vi')
  return [...lines, ...entries.map((entry) => JSON.stringify(lineOf(entry, { names, locale: 'vi', say })))]
}

async function besideOf(db: Db, id: string): Promise<string[]> {
  const mandates = [...(await listMandates(db, { organisationId: id }))]
  const covered = [...(await listEnterprisesCovered(db, id))]
  const events = [...(await listEventsOf(db, id))]
  return [
    ...mandates.map((one) => [one.personName, one.organisationName, one.decision].join(' | ')),
    ...covered.map((one) => [one.enterpriseName, one.organisationName, one.decision].join(' | ')),
    ...events.map((one) => [one.decision, one.others].join(' | ')),
  ]
}

async function lastEntry(db: Db): Promise<number> {
  const [found] = await db.execute<{ id: number }>(sql`select max(id)::int as id from audit`)
  return found?.id ?? 0
}
