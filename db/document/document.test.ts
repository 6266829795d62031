import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { inRegistry } from '../testing'
import { decisionIn, findOrRecordDecision } from './commands'

const decision = { decisionNumber: '15-QĐ/ĐUKKT', decisionIssuedOn: '2024-02-01', decisionIssuer: 'Đảng ủy Thử Nghiệm' }

test('the same decision is recorded once, whoever names it', async () => {
  await inRegistry(async ({ as, park }) => {
    const place = { unitId: park, subject: 'Thành lập chi bộ' }
    const first = await as('officer of the park', (db) => decisionIn(db, decision, place))
    const again = await as('officer', (db) =>
      decisionIn(db, { ...decision, decisionIssuer: 'ĐẢNG ỦY Thử Nghiệm' }, { ...place, subject: 'Chỉ định bí thư' }),
    )
    expect(again).toEqual(first)
    const other = await as('officer', (db) => decisionIn(db, { ...decision, decisionIssuedOn: '2025-02-01' }, place))
    expect(other).not.toEqual(first)
  })
})

test('a retired paper is not found again, and another type is another paper', async () => {
  await inRegistry(async ({ as, park }) => {
    const paper = { unitId: park, number: '16-QĐ/ĐU', issuedOn: '2024-02-02', issuer: 'Đảng ủy', subject: 'Chuẩn y' }
    const ids = await as(
      'officer',
      async (db) => {
        const decision = await findOrRecordDecision(db, paper)
        const notice = await findOrRecordDecision(db, { ...paper, type: 'notice' })
        await db.execute(
          sql`update document set retired_on = today(), retired_reason = 'nhập nhầm' where id = ${decision}`,
        )
        return [decision, notice, await findOrRecordDecision(db, paper)]
      },
      { reason: 'Sửa lỗi nhập' },
    )
    expect(new Set(ids).size).toBe(3)
  })
})

test('nothing named is to be added later; in part is V14 at what is missing', async () => {
  await inRegistry(async ({ as, park }) => {
    const place = { unitId: park, subject: 'Thành lập' }
    const ask = (typed: object) => as('officer', (db) => decisionIn(db, typed, place))
    expect(await ask({})).toEqual({ ok: true, value: null })
    expect(await ask({ decisionNumber: '', decisionIssuedOn: null })).toEqual({ ok: true, value: null })
    expect(await ask({ decisionNumber: '15-QĐ/ĐU', decisionIssuer: 'Đảng ủy' })).toEqual({
      ok: false,
      problem: { kind: 'invalid', fields: { decisionIssuedOn: { key: 'v14' } } },
    })
  })
})

test('a paper of a unit that is not the officer’s is not recorded', async () => {
  await inRegistry(async ({ tries, nextDoor }) => {
    const place = { unitId: nextDoor, subject: 'Thành lập' }
    const result = await tries('officer of the park', (db) => decisionIn(db, decision, place))
    expect(result).toEqual({ ok: false, problem: { kind: 'forbidden' } })
  })
})
