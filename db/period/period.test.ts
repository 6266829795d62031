import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listRows } from '../lists'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { inRegistry } from '../testing/stories'
import { openPeriod, revisePeriod } from './commands'
import { periodList } from './list'
import { findPeriod, listBegunPeriods } from './queries'
import { PeriodInput } from './record'
import { nameInSentence, nameOfPeriod } from './words'

const quarter = PeriodInput.parse({
  kind: 'quarter',
  startsOn: '2098-10-01',
  endsOn: '2098-12-31',
  cutOffOn: '2098-12-31',
  opensOn: '2098-12-15',
  dueOn: '2099-01-05',
})
const adHoc = PeriodInput.parse({ ...quarter, kind: 'ad_hoc', name: 'Rà soát trước hội nghị', startsOn: '2098-10-12' })

const refused = { ok: false, problem: { kind: 'forbidden' } }

test('periods are called by kind and days, an ad hoc one by its own name', () => {
  expect(nameOfPeriod(quarter as Parameters<typeof nameOfPeriod>[0], 'vi')).toBe('Quý IV/2098')
  expect(nameInSentence({ kind: 'half_year', name: null, startsOn: '2098-07-01' }, 'vi')).toBe('6 tháng cuối năm 2098')
  expect(nameOfPeriod({ kind: 'year', name: null, startsOn: '2098-01-01' }, 'en')).toBe('2098')
  expect(nameOfPeriod({ kind: 'ad_hoc', name: 'Rà soát', startsOn: '2098-01-01' }, 'vi')).toBe('Rà soát')
})

test('officers of the whole register and administrators open a period; everybody reads it', async () => {
  await inRegistry(async ({ as, tries }) => {
    const id = newId()
    expect(await tries('officer', (db) => openPeriod(db, id, quarter))).toEqual({ ok: true, value: { id } })
    expect(await tries('officer of the park', (db) => openPeriod(db, newId(), adHoc))).toEqual(refused)
    const review = newId()
    expect(await tries('administrator', (db) => openPeriod(db, review, adHoc))).toMatchObject({ ok: true })
    const seen = await as('secretary of the cell', (db) =>
      listRows(db, periodList, { ...everything, chosen: { year: '2098' } }),
    )
    expect(seen.rows.map((row) => row.id)).toEqual([review, id])
    expect(
      (
        await as('leader', (db) =>
          listRows(db, periodList, { ...everything, chosen: { year: '2098', kind: 'quarter' } }),
        )
      ).total,
    ).toBe(1)

    for (const who of ['leader', 'inspector', 'secretary of the cell'] as const) {
      const other = { ...quarter, startsOn: '2098-07-01', endsOn: '2098-09-30' }
      expect(await tries(who, (db) => openPeriod(db, newId(), other)), who).toEqual({
        ok: false,
        problem: { kind: 'forbidden' },
      })
    }
    expect(await tries('officer', (db) => openPeriod(db, newId(), quarter))).toEqual({
      ok: false,
      problem: { kind: 'taken', field: 'startsOn', constraint: 'period_starts_on_taken' },
    })
    const begun = await as('officer', (db) => listBegunPeriods(db))
    expect([...begun].some((row) => row.id === id)).toBe(false)
  })
})

test('its days are those of its kind, in order, and an ad hoc one has a name', async () => {
  await inRegistry(async ({ tries }) => {
    const problem = async (wish: object) => {
      const result = await tries('officer', (db) => openPeriod(db, newId(), { ...quarter, ...wish }))
      return result.ok ? undefined : result.problem
    }
    const at = (name: string, key: string) => ({ kind: 'invalid', fields: { [name]: { key } } })
    expect(await problem({ startsOn: '2098-10-02' })).toEqual(at('startsOn', 'period-bounds'))
    expect(await problem({ endsOn: '2098-11-30' })).toEqual(at('endsOn', 'period-bounds'))
    expect(await problem({ endsOn: '2098-09-30' })).toEqual(at('endsOn', 'dates-in-order'))
    expect(await problem({ dueOn: '2098-12-01' })).toEqual(at('dueOn', 'dates-in-order'))
    expect(await problem({ cutOffOn: '2098-09-30' })).toEqual(at('cutOffOn', 'dates-in-order'))
    expect(await problem({ kind: 'ad_hoc' })).toEqual(at('name', 'empty'))
  })
})

test('without a cut-off date it is the last day; an ad hoc period may ask for nothing', async () => {
  await inRegistry(async ({ as, tries }) => {
    const id = newId()
    const wish = { ...adHoc, cutOffOn: null, asksMembers: false, asksFigures: false }
    expect(await tries('officer', (db) => openPeriod(db, id, wish))).toMatchObject({ ok: true })
    expect(await as('officer', (db) => findPeriod(db, id))).toMatchObject({
      cutOffOn: '2098-12-31',
      asksMembers: false,
    })
  })
})

test('officers revise it, with a reason, until it is locked; administrators do not', async () => {
  await inRegistry(async ({ db, as, tries }) => {
    const id = newId()
    await as('officer', (db) => openPeriod(db, id, quarter))
    const later = { ...quarter, dueOn: '2099-01-12' }
    const revise = (who: Parameters<typeof tries>[0], reason = 'Theo quyết định', version = 1) =>
      tries(who, (db) => revisePeriod(db, { id, version }, later), { reason })
    expect(await revise('administrator')).toEqual({ ok: false, problem: { kind: 'forbidden' } })
    expect(await revise('officer', '')).toMatchObject({ problem: { fields: { reason: { key: 'empty' } } } })
    expect(await revise('officer of the park')).toEqual(refused)
    expect(await revise('officer')).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await revise('officer')).toMatchObject({ problem: { kind: 'stale' } })

    await db.execute(sql`select set_config('sobo.reason', 'chốt', true)`)
    await db.execute(sql`update period set locked_at = now() where id = ${id}`)
    expect(await revise('officer', 'Theo quyết định', 2)).toEqual({ ok: false, problem: { kind: 'locked' } })
    expect((await as('officer', (db) => findPeriod(db, id)))?.canEdit).toBe(false)
  })
})
