import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { fieldsOf } from '@/core/field'
import { listTrail, namesIn } from '@/db/audit/trail'
import { listEnterprisesCovered } from '@/db/coverage/queries'
import type { Db } from '@/db/door/actor'
import { listEventsOf } from '@/db/event/queries'
import { listOf } from '@/db/lists'
import { listMandates } from '@/db/mandate/queries'
import { people } from '@/db/person/record'
import { findRecord } from '@/db/plain'
import type { Described } from '@/db/record/described'
import { columnsIn, everything } from '@/db/record/listing'
import { records } from '@/db/records'
import { rowsInFile } from '@/db/testing/listed'
import { endables, entangle, idsIn, lastEntryIn, references, retiring } from '@/db/testing/retiring'
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

test('what a page, a file and the trail say stays the same when what they refer to is retired, but for the mark', {
  timeout: 120_000,
}, async () => {
  await inRegistry(async ({ db, as, ...planted }) => {
    await entangle(db, planted)
    const last = await lastEntryIn(db)
    expect(endables.map(({ code }) => code).sort()).toEqual(
      expect.arrayContaining(['commune', 'unit', 'rule_set', 'document']),
    )

    const told = async (who: Person, using: Described[]) => await as(who, (db) => linesOf(db, using, last))
    const before = new Map<Person, Lines>()
    for (const who of readers) before.set(who, await told(who, [...new Set(references.map(({ record }) => record))]))

    for (const target of endables) {
      const using = [...new Set(references.filter((one) => one.target === target).map(({ record }) => record))]
      // A former office-holder is no longer a secretary.
      const asking = target === people ? readers.slice(0, 3) : readers
      const after = await retiring(db, target, async () => {
        const all: [Person, Lines][] = []
        for (const who of asking) all.push([who, await told(who, using)])
        return all
      })
      for (const [who, linesAfter] of after) {
        const [known, lines] = [before.get(who), linesAfter].map((all) =>
          ['trail', ...using.map(({ code }) => code)].flatMap((of) => all?.[of] ?? []),
        ) as [string[], string[]]
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

/** Members are a sum, which retired organisations are no part of; an account shows the offices that it has today. */
const ofToday = new Set(['organisation members', 'account offices', 'account organisations'])

/** By record, and of the trail. */
type Lines = Record<string, string[]>

/** The pages, exports, related tables and audit entries that name references to these records. */
async function linesOf(db: Db, using: Described[], last: number): Promise<Lines> {
  const lines: Lines = {}
  for (const record of using) lines[record.code] = await linesOfRecord(db, record)
  const { entries } = await listTrail(db, { text: '', before: last + 1 }, 'vi')
  const names = await namesIn(db, entries, 'vi')
  lines.trail = entries.map((entry) => JSON.stringify(lineOf(entry, { names, locale: 'vi', say })))
  return lines
}

async function linesOfRecord(db: Db, record: Described): Promise<string[]> {
  const lines: string[] = []
  for (const id of await idsIn(db, record)) {
    const found = (await findRecord(db, record, id, 'vi')) ?? { called: 'nothing' }
    const words = fieldsOf(record.input, 'vi').map((field) => wordsIn(field, found, 'vi'))
    lines.push([record.code, found.called, ...words].join(' | '))
    if (record.code === 'organisation') lines.push(...(await besideOf(db, id)))
  }
  if (!record.screens.includes('list')) return lines
  const listing = listOf(record)
  // Retired rows of the record itself, for references to its own kind, are in another list.
  const rows = [
    ...(await rowsInFile(db, listing, everything)),
    ...(await rowsInFile(db, listing, { ...everything, chosen: { followed: 'no' } })),
  ]
  const columns = columnsIn(listing, 'file', 'vi').filter(({ name }) => !ofToday.has(`${record.code} ${name}`))
  return [...lines, ...rows.map((row) => columns.map((field) => wordsIn(field, row, 'vi')).join(' | '))]
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
