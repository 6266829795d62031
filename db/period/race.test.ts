import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { today } from '../../core/date'
import { fail, type Result } from '../../core/result'
import { type Db, openDoor, orRefuse, problemIn } from '../actor'
import { inFreshDatabase } from '../demonstration/testing'
import { newId } from '../id'
import { confirmVersion } from '../member-report/decide'
import { findVersion } from '../member-report/queries'
import { submitReport } from '../member-report/submit'
import { grant, lock, plantPeriod, submission } from '../member-report/testing'
import { declineReopening, grantReopening, revokeReopening } from '../reopening/commands'
import { reopening } from '../reopening/record'
import { type Person, type Planted, plantRegistry } from '../seed'
import { committed } from '../testing'
import { lockPeriod } from './lock'
import { findPeriod } from './queries'

type Act = { who: Person; does: (db: Db) => Promise<Result<unknown>> }

/** Everything here is committed, by several at once, in a database of its own. */
function inParallel(story: (stage: { registry: Planted; ownerUrl: string }) => Promise<void>) {
  return inFreshDatabase(async (ownerUrl) =>
    story({ ownerUrl, registry: await committed(ownerUrl, (db) => plantRegistry(db)) }),
  )
}
type Stage = Parameters<Parameters<typeof inParallel>[0]>[0]

const asOwner = <T>({ ownerUrl }: Stage, work: (db: Db) => Promise<T>) =>
  committed(ownerUrl, async (db) => {
    await db.execute(sql`select open_service_door()`)
    return work(db)
  })

const doing = (stage: Stage, { who, does }: Act, beforeCommit = async () => {}) =>
  committed(stage.ownerUrl, async (db) => {
    await db.execute(sql`set local role sobo_app`)
    await openDoor(db, { token: stage.registry.people[who].token, requestId: newId() }, { reason: 'cùng lúc' })
    const done = await orRefuse(does(db))
    await beforeCommit()
    return done
  }).catch((error) => {
    const problem = problemIn(error)
    if (problem) return fail(problem)
    throw error
  })

/** The second begins when the first has done everything but commit, which it does when the second waits for it. */
async function collide(stage: Stage, first: Act, second: Act) {
  let answer: Promise<Result<unknown>> | undefined
  const won = await doing(stage, first, async () => {
    answer = doing(stage, second)
    for (let waits = 0; waits === 0; ) {
      const [found] = await asOwner(stage, (db) =>
        db.execute<{ count: number }>(sql`select count(*)::int as count from pg_locks where not granted`),
      )
      waits = found?.count ?? 0
    }
  })
  return [won, await answer]
}

const locked = { ok: false, problem: { kind: 'locked' } }
const done = expect.objectContaining({ ok: true })
const locks = (id: string): Act => ({ who: 'leader', does: (db) => lockPeriod(db, { id, version: 1 }) })
const sends = ({ registry }: Stage, periodId: string, id: string): Act => ({
  who: 'secretary of the cell',
  does: (db) => submitReport(db, id, { organisationId: registry.cell, periodId }, submission({ admitted: 1 })),
})

test('a report that meets a lock is in before it, or refused', { timeout: 120_000 }, async () => {
  await inParallel(async (stage) => {
    const { cell } = stage.registry
    const find = (id: string) => asOwner(stage, (db) => findVersion(db, id))
    const [before, after] = await asOwner(stage, async (db) => [
      await plantPeriod(db, '2024-05-01'),
      await plantPeriod(db, '2024-06-01'),
    ])
    const [early, late] = [newId(), newId()]
    expect(await collide(stage, sends(stage, before, early), locks(before))).toEqual([done, done])
    expect(await find(early)).toMatchObject({ organisationId: cell, reopeningId: null })

    expect(await collide(stage, locks(after), sends(stage, after, late))).toEqual([done, locked])
    expect(await find(late)).toBeNull()
  })
})

test('what the lock lists as missing knows the confirmation it waited for', { timeout: 120_000 }, async () => {
  await inParallel(async (stage) => {
    const { cell, cellNextDoor } = stage.registry
    const id = await asOwner(stage, (db) => plantPeriod(db))
    const version = newId()
    await doing(stage, sends(stage, id, version))
    const confirms: Act = {
      who: 'officer',
      does: async (db) => {
        const found = await findVersion(db, version)
        return found ? confirmVersion(db, found) : fail({ kind: 'missing' })
      },
    }
    expect(await collide(stage, confirms, locks(id))).toEqual([done, done])
    const period = await asOwner(stage, (db) => findPeriod(db, id))
    expect(period?.missingAtLock).toContain(cellNextDoor)
    expect(period?.missingAtLock).not.toContain(cell)
  })
})

test('two who lock at once lock once; of two decisions one stands', { timeout: 120_000 }, async () => {
  await inParallel(async (stage) => {
    const id = await asOwner(stage, (db) => plantPeriod(db))
    expect(await collide(stage, locks(id), locks(id))).toEqual([done, locked])

    const asked = newId()
    await asOwner(stage, (db) =>
      db.insert(reopening).values({
        id: asked,
        periodId: id,
        requestedBy: stage.registry.people.officer.accountId,
        requestReason: 'Nhập thiếu',
      }),
    )
    const gives: Act = { who: 'leader', does: (db) => grantReopening(db, asked, { expiresOn: today() }) }
    const declines: Act = { who: 'leader', does: (db) => declineReopening(db, asked, 'Chưa đủ căn cứ') }
    const [first, second] = await collide(stage, gives, declines)
    expect(first).toEqual(done)
    expect(second).toMatchObject({ problem: { fields: { decision: { key: 'reopening-decided' } } } })
  })
})

test('nothing is written under a grant once its revocation is under way', { timeout: 120_000 }, async () => {
  await inParallel(async (stage) => {
    const [id, given] = await asOwner(stage, async (db) => {
      const id = await plantPeriod(db)
      await lock(db, id)
      return [id, await grant(db, { periodId: id, organisationId: stage.registry.cell })] as const
    })
    const revokes: Act = { who: 'leader', does: (db) => revokeReopening(db, given, 'Đã sửa xong') }
    const version = newId()
    expect(await collide(stage, revokes, sends(stage, id, version))).toEqual([done, locked])
    expect(await asOwner(stage, (db) => findVersion(db, version))).toBeNull()
  })
})
