import { expect, test } from 'vitest'
import { listRows } from '../lists'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { refusalOf } from '../testing/acting'
import { lock, plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { answerRequest } from './answer'
import { correctionRequestList } from './list'
import { findCorrectionRequest, listOwnRequests } from './queries'
import { correctionRequest } from './record'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]

/** The cell's secretary requests a correction of the opening of May: shown 12, claimed 13. */
async function plantRequest({ db, as, cell, people }: Registry) {
  const [id, periodId] = [newId(), await plantPeriod(db)]
  const requestedBy = people['secretary of the cell'].accountId
  const asked = { shownTotal: 12, claimedTotal: 13, message: 'Thiếu một đồng chí chuyển đến cuối quý' }
  await as('secretary of the cell', (db) =>
    db.insert(correctionRequest).values({ id, organisationId: cell, periodId, ...asked, requestedBy }),
  )
  return id
}

const open = { ...everything, chosen: { state: 'open' } }

test('an officer answers, once; whoever asked reads the answer', () =>
  inRegistry(async (registry) => {
    const { as, tries, people } = registry
    const id = await plantRequest(registry)
    const found = await as('officer of the park', (db) => findCorrectionRequest(db, id))
    expect(found).toMatchObject({
      requestedBy: 'Lê Văn An',
      canAnswer: true,
      previous: { startsOn: '2024-03-01', isLocked: false, isOpened: false },
    })
    const waiting = async () =>
      (await as('officer of the park', (db) => listRows(db, correctionRequestList, open))).rows.map((row) => row.id)
    expect(await waiting()).toContain(id)
    const answer = (who: Parameters<typeof tries>[0]) =>
      tries(who, (db) => answerRequest(db, id, { resolution: 'Đã đính chính quý I' }))
    expect(await answer('officer of the park')).toMatchObject({ ok: true })
    expect(await waiting()).not.toContain(id)
    expect(await answer('officer')).toMatchObject({
      problem: { fields: { resolution: { key: 'correction-answered' } } },
    })
    const [own] = await as('secretary of the cell', listOwnRequests)
    expect(own).toMatchObject({ id, resolution: 'Đã đính chính quý I', canAnswer: false })
    expect(await as('officer', (db) => findCorrectionRequest(db, id))).toMatchObject({
      resolvedBy: expect.stringContaining('Đỗ Bến Sông'),
      resolvedAt: expect.any(String),
    })
    expect(people).toBeDefined()
  }))

test('nobody writes a request as answered, or as somebody else', () =>
  inRegistry(async (registry) => {
    const { as, db, cell, people } = registry
    const periodId = await plantPeriod(db)
    const officer = people.officer.accountId
    const write = (answer: object) =>
      as('secretary of the cell', async (db) => {
        const said = { id: newId(), organisationId: cell, periodId, shownTotal: 12, claimedTotal: 13, message: 'x' }
        const row = { ...said, requestedBy: officer, ...answer }
        const refusal = await refusalOf(db, (db) => db.insert(correctionRequest).values(row))
        if (refusal) return refusal
        const [written] = await db.insert(correctionRequest).values(row).returning()
        return written?.requestedBy
      })
    expect(await write({ resolution: 'x', resolvedBy: officer, resolvedAt: new Date() })).toBe('23514')
    expect(await write({})).toBe(people['secretary of the cell'].accountId)
  }))

test('who may answer, and who is told nothing', () =>
  inRegistry(async (registry) => {
    const { tries } = registry
    const id = await plantRequest(registry)
    for (const who of ['secretary of the cell', 'secretary of the committee', 'leader', 'inspector'] as const)
      expect(await tries(who, (db) => answerRequest(db, id, { resolution: 'x' })), who).toEqual({
        ok: false,
        problem: { kind: 'forbidden' },
      })
    for (const who of ['officer of the park next door', 'secretary of the cell next door'] as const)
      expect(await tries(who, (db) => answerRequest(db, id, { resolution: 'x' })), who).toEqual({
        ok: false,
        problem: { kind: 'missing' },
      })
  }))

test('a locked period says that it has to be opened first', () =>
  inRegistry(async (registry) => {
    const { as, db, period } = registry
    const id = await plantRequest(registry)
    await lock(db, period)
    expect(await as('officer', (db) => findCorrectionRequest(db, id))).toMatchObject({
      previous: { isLocked: true, isOpened: false },
    })
  }))
