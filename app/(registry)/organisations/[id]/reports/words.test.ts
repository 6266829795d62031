import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import type { Db } from '@/db/door/actor'
import { listBegunPeriods } from '@/db/period/queries'
import { addedUp, plantQuarter } from '@/db/testing/files'
import { confirmReport, plantOrganisation, plantPeriod } from '@/db/testing/reports'
import { inRegistry } from '@/db/testing/stories'
import sentences from '@/messages/organisation-reports.json' with { type: 'json' }
import { sentencesIn } from '@/messages/words'
import { choicesOf, readSum } from './chosen'
import { fileOf, type Speaker } from './words'

const say = createTranslator({
  locale: 'vi',
  messages: { 'organisation-reports': sentencesIn(sentences, 'vi') },
  namespace: 'organisation-reports',
}) as Speaker['say']

const yearly = {
  ...{ membersTo30: 1, membersTo40: 1, membersTo50: 1, membersTo60: 1, membersOver60: 1 },
  ...{ workerMembers: 1, managerMembers: 1, ownerMembers: 1, grade: 'good' },
}

/** The file of the sum of a quarter and of its year, after reports of two cells, one of which moved a member. */
const story = (
  told: (sheets: (value: string) => Promise<Sheets>, db: Db, periodId: string, below: string[]) => Promise<void>,
) =>
  inRegistry(async (registry) => {
    const { db, as, committee, cell, park } = registry
    const other = await plantOrganisation(db, park, 'Chi bộ Hai', committee)
    const periodId = await plantQuarter(db)
    const came = [{ direction: 'in' as const, organisationId: cell, members: 2 }]
    const went = [{ direction: 'out' as const, organisationId: other, members: 2 }]
    expect(await confirmReport(registry, cell, periodId, { ...yearly, transferredOut: 2 }, went)).toMatchObject({
      ok: true,
    })
    expect(await confirmReport(registry, other, periodId, { ...yearly, transferredIn: 2 }, came)).toMatchObject({
      ok: true,
    })
    const sheets = (value: string) =>
      as('inspector', async (db) => {
        const choices = choicesOf([...(await listBegunPeriods(db))])
        const chosen = choices.find((one) => one.value === value.replace('quarter', periodId))
        if (!chosen) throw new Error(`no choice ${value}`)
        const sum = await readSum(db, committee, chosen)
        const file = fileOf(chosen, { say, locale: 'vi' })
        return {
          columns: file.columns.map(({ name }) => name),
          made: file.madeOf(sum),
          parts: file.parts.rowsOf(sum, null, { nowhere: 0, twice: 3 }),
          grades: file.grades.rowsOf(sum),
        }
      })
    await told(sheets, db, periodId, [cell, other])
  })
type Sheets = {
  columns: string[]
  made: ReturnType<ReturnType<typeof fileOf>['madeOf']>
  parts: Record<string, unknown>[]
  grades: Record<string, unknown>[]
}

test.each(['quarter', 'year-2024'])('the sum of a %s has its total, its basis, its inside and its grades', (value) =>
  story(async (sheets, db, periodId, below) => {
    const { columns, made, parts, grades } = await sheets(value)
    const own = await addedUp(db, periodId, below)
    expect(made.total).toMatchObject({ branch: 'Cộng', closingTotal: own?.closing, transferredIn: own?.came, rest: 0 })
    const added = made.rows.reduce((sum, row) => sum + Number(row.closingTotal), 0)
    expect(added).toBe(made.total.closingTotal)
    expect(made.basis[0]).toBe('có số liệu 2/2 tổ chức đảng')
    expect(made.basis.join('\n')).toContain(`cuối kỳ ${own?.closing}: khớp.`)
    const [, inside, outside] = parts
    expect([inside?.transferredIn, outside?.transferredIn]).toEqual([2, Number(own?.came) - 2])
    expect([inside?.transferredOut, outside?.transferredOut]).toEqual([2, Number(own?.went) - 2])
    expect(parts[0]?.closingTotal).toBe(own?.closing)
    expect(parts.slice(3).map(({ closingTotal }) => closingTotal)).toEqual([3, Number(own?.closing) - 3])
    expect(grades.map(({ count }) => count)).toEqual([2])
    expect(columns).toContain('grade')
  }),
)

test('a closing with figures that stand in says by how much its ages add up to less', () =>
  inRegistry(async (registry) => {
    const { db, as, committee, cell, park } = registry
    const other = await plantOrganisation(db, park, 'Chi bộ Hai', committee)
    const before = await plantPeriod(db, '2024-01-01', { kind: 'quarter', name: null, endsOn: '2024-03-31' })
    const periodId = await plantQuarter(db)
    expect(await confirmReport(registry, other, before)).toMatchObject({ ok: true })
    expect(await confirmReport(registry, cell, periodId, yearly)).toMatchObject({ ok: true })
    await as('inspector', async (db) => {
      const chosen = choicesOf([...(await listBegunPeriods(db))]).find(({ value }) => value === periodId)
      if (!chosen) throw new Error('no choice')
      const { rows, total, basis } = fileOf(chosen, { say, locale: 'vi' }).madeOf(await readSum(db, committee, chosen))
      const standIns = rows.filter(({ closingTotal, membersTo30 }) => closingTotal && membersTo30 === null)
      const members = standIns.reduce((sum, { closingTotal }) => sum + (closingTotal ?? 0), 0)
      const { membersTo30, membersTo40, membersTo50, membersTo60, membersOver60 } = total
      const ages = [membersTo30, membersTo40, membersTo50, membersTo60, membersOver60]
      const reported = ages.reduce<number>((sum, one) => sum + (one ?? 0), 0)
      expect([standIns.length, reported]).toEqual([1, 5])
      expect(basis.join()).toContain(`ít hơn số cuối kỳ: 1 tổ chức đảng (${members} đảng viên) chưa có số liệu này`)
    })
  }))
