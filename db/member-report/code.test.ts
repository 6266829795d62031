import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { cycleOf } from '../testing/one-cycle'
import { plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { codeIn, receiptCode } from './code'
import { listReports } from './queries'

const sha256 = '672a0d4fc0178a1b2c3d4e5f60718293a4b5c6d7e8f9012345678901234567ab'

test('a receipt has a code that is read out in three parts', () => {
  expect(receiptCode(sha256)).toBe('672A-0D4F-C017')
})

test.each(['', '672A', '672A-0D4', 'Chi bộ Bến Sông', 'abcdefabcdeg', `${sha256}0`, "672a0d4fc017' or true"])(
  '%j is no code',
  (text) => {
    expect(codeIn(text)).toBeUndefined()
  },
)

test('the list of reports finds a code however it is written, of any version, for those who may read the report', async () => {
  await inRegistry(async (registry) => {
    const { as, db } = registry
    const { of, sent } = await cycleOf(registry, '2024-06-01')
    await plantPeriod(db, '2024-07-01')
    const first = await sent('secretary of the cell', { admitted: 1 })
    const second = await sent('secretary of the cell', { admitted: 2 })
    const found = async (who: Parameters<typeof as>[0], text: string) => {
      const asked = { text, page: 1, sort: '-periodId', descending: true, validOn: undefined }
      return (await as(who, (db) => listReports(db, asked))).rows.map(({ id }) => id)
    }
    const code = receiptCode(second.sha256)
    const written = [
      code,
      code.toLowerCase(),
      code.replaceAll('-', ' '),
      ` ${code.replaceAll('-', '')} `,
      second.sha256,
    ]
    for (const text of [...written, receiptCode(first.sha256)])
      expect(await found('officer', text), text).toEqual([first.reportId])
    expect(await found('secretary of the cell', code)).toEqual([first.reportId])
    expect(await found('secretary of the cell next door', code)).toEqual([])
    expect(await found('officer of the park next door', code)).toEqual([])
    expect(
      await found(
        'officer',
        code.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
      ),
    ).toEqual([])
    expect(
      await db.execute(sql`select 1 from member_report where id = ${first.reportId} and period_id = ${of.periodId}`),
    ).toHaveLength(1)
  })
})
