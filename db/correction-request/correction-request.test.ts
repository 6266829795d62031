import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '../record/id'
import { plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { requestCorrection } from './commands'
import { correctionRequest } from './record'

const input = { claimedTotal: 13, message: 'Một đồng chí chuyển đến tháng 3 chưa được tính.' }

test('who reports says that the opening is wrong: once, with what was shown and who said so', async () => {
  await inRegistry(async ({ db, cell, tries, as, people }) => {
    const of = { organisationId: cell, periodId: await plantPeriod(db) }
    const id = newId()
    const stranger = people.officer.accountId
    const asked = await tries('secretary of the cell', (db) => requestCorrection(db, id, of, input, stranger))
    expect(asked).toEqual({ ok: true, value: { id } })
    expect(
      await tries('secretary of the cell', (db) => requestCorrection(db, newId(), of, input, stranger)),
    ).toMatchObject({ problem: { fields: { claimedTotal: { key: 'correction-waits' } } } })
    const rows = await as('officer of the park', (db) =>
      db.select().from(correctionRequest).where(eq(correctionRequest.periodId, of.periodId)),
    )
    expect(rows).toMatchObject([
      { ...of, ...input, shownTotal: 12, requestedBy: people['secretary of the cell'].accountId, resolution: null },
    ])
  })
})

test('the same number is no claim, and others do not speak for the organisation', async () => {
  await inRegistry(async ({ db, cell, tries, people }) => {
    const of = { organisationId: cell, periodId: await plantPeriod(db) }
    const by = people['secretary of the cell'].accountId
    const same = { ...input, claimedTotal: 12 }
    expect(await tries('secretary of the cell', (db) => requestCorrection(db, newId(), of, same, by))).toMatchObject({
      problem: { fields: { claimedTotal: { key: 'unchanged' } } },
    })
    const as = (who: Parameters<typeof tries>[0]) => tries(who, (db) => requestCorrection(db, newId(), of, input, by))
    for (const who of ['leader', 'inspector', 'secretary of the committee'] as const)
      expect(await as(who), who).toEqual({ ok: false, problem: { kind: 'forbidden' } })
    expect(await as('secretary of the cell next door')).toEqual({ ok: false, problem: { kind: 'missing' } })
  })
})
