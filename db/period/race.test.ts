import { expect, test } from 'vitest'
import { today } from '../../core/date'
import { fail } from '../../core/result'
import { confirmVersion } from '../member-report/decide'
import { findVersion } from '../member-report/queries'
import { newId } from '../record/id'
import { declineReopening, grantReopening, revokeReopening } from '../reopening/commands'
import { reopening } from '../reopening/record'
import { type Act, asOwner, collide, doing, inParallel, type Stage } from '../testing/races'
import { grant, lock, plantPeriod, sendReport, submission } from '../testing/reports'
import { lockPeriod } from './lock'
import { findPeriod } from './queries'

const locked = { ok: false, problem: { kind: 'locked' } }
const done = expect.objectContaining({ ok: true })
const locks = (id: string): Act => ({ who: 'leader', does: (db) => lockPeriod(db, { id, version: 1 }) })
const sends = ({ registry }: Stage, periodId: string, id: string): Act => ({
  who: 'secretary of the cell',
  does: (db) => sendReport(db, id, { organisationId: registry.cell, periodId }, submission({ admitted: 1 })),
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
