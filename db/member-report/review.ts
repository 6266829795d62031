import { sql } from 'drizzle-orm'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { enterprises } from '../enterprise/record'
import { organisations } from '../organisation/record'
import { findCircumstances, pastOf } from './circumstances'
import { type Difference, differencesOf } from './difference'
import type { Line } from './entry'
import { findOfficial, findPreviousReport, findReport, listVersions, type Of, type Version } from './queries'
import { memberReportVersion } from './record'
import { listSignatures } from './signatures'
import { usualRange } from './warnings'

export type Range = NonNullable<ReturnType<typeof usualRange>>

/**
 * Everything that the page of a report needs: its versions with senders and deciders, the official report before, and
 * the usual range of each line. Null if RLS hides it or nothing was sent.
 */
export async function findReview(db: Db, reportId: string, locale: Locale = 'vi') {
  const report = await findReport(db, reportId)
  if (!report) return null
  const [versions, official, previous, circumstances, signatures, past] = await Promise.all([
    listVersions(db, reportId),
    findOfficial(db, reportId),
    findPreviousReport(db, report),
    findCircumstances(db, report.organisationId, report.periodId),
    listSignatures(db, reportId, locale),
    listPast(db, report),
  ])
  const [latest] = versions
  if (!latest || !circumstances) return null
  const named = await namesOf(db, versions, locale)
  return {
    report,
    circumstances,
    versions,
    latest,
    official,
    previous,
    compare: differencesOf,
    differences: official && official.id !== latest.id ? differencesOf(official, latest) : [],
    signatures: new Map(signatures.map((one) => [one.versionId, one])),
    names: named,
    usualOf: (line: Line) => usualRange(closingsOf(past, line), circumstances.usualRangeFactor),
  }
}

export type Review = NonNullable<Awaited<ReturnType<typeof findReview>>>
export type { Difference, Version }

const listPast = (db: Db, { organisationId, periodId }: Of) =>
  db.execute<{ counts: Record<string, number | null> }>(
    sql`select to_jsonb(v) as counts ${pastOf(sql`${organisationId}`, sql`${periodId}`)}`,
  )

const closingsOf = (past: Iterable<{ counts: Record<string, number | null> }>, line: Line) =>
  [...past].flatMap(({ counts }) => counts[memberReportVersion[line].name] ?? [])

/** The names of the enterprises and organisations in splits and transfers, by id. */
async function namesOf(db: Db, versions: Version[], locale: Locale): Promise<Record<string, string>> {
  const ids = [
    ...new Set(
      versions.flatMap(({ split, transfers }) => [
        ...Object.keys(split),
        ...transfers.map((one) => one.organisationId),
      ]),
    ),
  ]
  if (ids.length === 0) return {}
  const found = await db.execute<{ id: string; name: string }>(sql`
    select one.id, name from unnest(${`{${ids.join(',')}}`}::uuid[]) one(id)
    join lateral (select coalesce(
      ${organisations.referredName(sql`one.id`, locale)}, ${enterprises.referredName(sql`one.id`, locale)}) as name) named
      on name is not null`)
  return Object.fromEntries(found.map(({ id, name }) => [id, name]))
}
