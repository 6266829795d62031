import { sql } from 'drizzle-orm'
import { fail, type Message, ok, type Result } from '../../core/result'
import { account } from '../account/record'
import type { Db } from '../door/actor'
import { newId } from '../record/id'
import { type Candidate, listCandidates, listUserNamesLike, type Obstacle } from './queries'

/** `seen`: the last sheet that the page of the request knew of, see Candidate. `userName`: for those without account. */
export type Wanted = { personId: string; seen: string; userName?: string | undefined }
export type Issued = Pick<Candidate, 'personId' | 'fullName' | 'offices'> &
  Record<'userName' | 'shownName' | 'code', string>
export type LeftOut = { personId: string; fullName: string; obstacle: Obstacle }
/** Sheets of one batch: what an answer of the server and a stack of paper can hold. */
export const mostAtOnce = 150

type Code = { code: string; hash: Buffer }

/**
 * Makes the missing accounts of these people and issues a sheet for each, as one change set. People for whom it cannot
 * be done are left out and named; so are those who got a sheet since the page was made, so that a repeated request does
 * not end the sheets that it issued the first time. `draw` makes a code; only its hash is stored.
 */
export async function issueSheets(
  db: Db,
  wanted: Wanted[],
  draw: () => Code,
): Promise<Result<{ issued: Issued[]; left: LeftOut[] }>> {
  const asked = new Map(wanted.map((one) => [one.personId, one]))
  await oneAtATime(db, [...asked.keys()])
  const candidates = await listCandidates(db, [...asked.keys()])
  const judged = candidates.map((one) => ({ ...one, obstacle: obstacleOf(one, asked.get(one.personId)) }))
  const left = judged.flatMap(({ personId, fullName, obstacle }) =>
    obstacle ? [{ personId, fullName, obstacle }] : [],
  )
  const ready = judged
    .filter(({ obstacle }) => !obstacle)
    .map((one) => ({ ...one, userName: one.userName ?? asked.get(one.personId)?.userName ?? '' }))
  if (ready.length === 0) return ok({ issued: [], left })

  const fresh = ready.filter(({ accountId }) => !accountId)
  const problems = await problemsOf(db, fresh)
  if (Object.keys(problems).length > 0) return fail({ kind: 'invalid', fields: problems })
  const made = fresh.map(({ personId, fullName, userName }) => ({ id: newId(), personId, fullName, userName }))
  if (made.length > 0) await db.insert(account).values(made)

  const accountIds = new Map(made.map(({ personId, id }) => [personId, id]))
  const sheets = ready.map((one) => ({ ...one, ...draw(), accountId: one.accountId ?? accountIds.get(one.personId) }))
  const done = await db.execute<{ done: boolean }>(sql`
    select issue_enrolment(w.account, decode(w.hash, 'hex')) as done
    from unnest(${arrayOf(sheets.map((one) => one.accountId ?? ''))}::uuid[],
      ${arrayOf(sheets.map(({ hash }) => hash.toString('hex')))}::text[]) w(account, hash)`)
  if (!done.every((one) => one.done)) return fail({ kind: 'forbidden' })
  return ok({
    issued: sheets.map(({ personId, fullName, offices, userName, shownName, code }) => ({
      ...{ personId, fullName, offices, userName, code },
      shownName: shownName ?? userName,
    })),
    left,
  })
}

/** The form field with the user name of a person. */
export const userNameField = (personId: string): string => `userName.${personId}`

function obstacleOf({ obstacle, seen }: Candidate, wanted: Wanted | undefined): Obstacle | null {
  return obstacle ?? (seen === wanted?.seen ? null : 'issued')
}

/** Makes concurrent requests for the same people wait for each other, in the order of the ids. */
async function oneAtATime(db: Db, personIds: string[]) {
  await db.execute(sql`
    select hold('account sheet ' || id)
    from (select id from unnest(${arrayOf(personIds)}::uuid[]) id order by id) sorted`)
}

/** Typed user names that are missing, exist, or are typed twice, by field. */
async function problemsOf(db: Db, fresh: { personId: string; userName: string }[]): Promise<Record<string, Message>> {
  const names = fresh.map(({ userName }) => userName)
  const taken = new Set(await listUserNamesLike(db, names))
  const problems = fresh.flatMap(({ personId, userName }, at): [string, Message][] => {
    if (!userName) return [[userNameField(personId), { key: 'empty' }]]
    const isTaken = taken.has(userName) || names.indexOf(userName) < at
    return isTaken ? [[userNameField(personId), { key: 'taken' }]] : []
  })
  return Object.fromEntries(problems)
}

const arrayOf = (plain: string[]) => `{${plain.join(',')}}`
