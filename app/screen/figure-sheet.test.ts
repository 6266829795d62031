import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { definitionOf, figureCodes } from '@/db/report/definitions'
import { type CountedRow, countedRows, figuresOn } from '@/db/report/figures'
import { figuresDay, plantFigures } from '@/db/testing/figures'
import { taxCodesOfProjects } from '@/db/testing/files'
import { inRegistry } from '@/db/testing/stories'
import { words } from '@/messages/all'
import { sentencesIn } from '@/messages/words'
import { basisOfFile, fileColumnsOf, fileLineOf } from './figure-sheet'

const say = createTranslator({ locale: 'vi', messages: sentencesIn(words, 'vi'), namespace: 'overview' })

test('the file of each figure sums up to it, as it is shown, and says by which rate and of which enterprise', () =>
  inRegistry(async (registry) => {
    await plantFigures(registry)
    await registry.as('inspector', async (db) => {
      const taxCodeOf = await taxCodesOfProjects(db)
      for (const figure of await figuresOn(db, figuresDay)) {
        const { code, value, fraction, rate } = figure
        const { whole, subject, from } = definitionOf(code)
        const found = await db.execute<CountedRow>(countedRows(code, figuresDay))
        const rows = [...found].map((row) => fileLineOf(row, 'vi', say))
        const added = (name: string) => rows.reduce((sum, row) => sum + Number(row[name] ?? 0), 0)
        expect([code, added('amount')]).toEqual([code, expect.closeTo(fraction?.numerator ?? value ?? 0, 0)])
        if (whole) expect([code, added('whole')]).toEqual([code, expect.closeTo(fraction?.denominator ?? 0, 0)])
        for (const row of rows)
          for (const amount of [row.amount, row.whole])
            if (typeof amount === 'number') expect(Number(amount.toFixed(2))).toBe(amount)

        const names = fileColumnsOf(code, say).map(({ name }) => name)
        expect(names).toEqual(expect.arrayContaining(['name', 'unitName', 'amount']))
        if (from === 'period') expect(names).toEqual(expect.arrayContaining(['until', 'untilOn']))
        if (subject === 'project')
          expect(rows.map(({ taxCode }) => taxCode)).toEqual(rows.map(({ id }) => taxCodeOf.get(String(id)) ?? null))
        const basis = basisOfFile(figure, 'latest', 'vi', say).join('\n')
        expect([code, basis.includes('đồng/USD')]).toEqual([code, typeof rate === 'number'])
        if (figure.basis) expect(basis).toContain('số liệu')
      }
    })
    expect(figureCodes.length).toBeGreaterThan(20)
  }))
