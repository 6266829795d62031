import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '../door/actor'
import { suggestionsFor } from '../references'
import { plantOrganisation, plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { listCounterparts, listNear, placed, suggestCounterparts } from './counterparts'
import { outside } from './form'

const secretary = 'secretary of the cell'
const labels = (found: Iterable<{ label: string }>) => [...found].map(({ label }) => label)

test('a secretary names by some words of its name an organisation out of sight, and one of two of a name by its superior', () =>
  inRegistry(async ({ as, db, cell, cellNextDoor, nextDoor, committee }) => {
    const periodId = await plantPeriod(db)
    const of = { organisationId: cell, periodId }
    const above = await plantOrganisation(db, nextDoor, 'Đảng bộ Đồi Dứa', null)
    const twin = await plantOrganisation(db, nextDoor, 'Chi bộ Kho Vận', above)
    await plantOrganisation(db, nextDoor, 'Chi bộ Kho Vận', committee)
    await plantOrganisation(db, nextDoor, 'Chi bộ Kho Vận Cũ', null, '[2020-01-01,2021-01-01)')
    await as(secretary, async (db) => {
      const meant = async (text: string, transferredIn = 1) => {
        const { values, wrong } = await placed(db, of, { transferredIn, in1: text })
        return wrong.in1 ?? values.in1
      }
      const { choices } = await suggestCounterparts(db, periodId, 'kho van')
      expect(labels(choices)).toEqual([
        'Chi bộ Kho Vận (Đảng bộ Đồi Dứa)',
        expect.stringMatching(/^Chi bộ Kho Vận \(Đảng bộ KCN/),
      ])
      expect(await meant('det may doi dua')).toBe(cellNextDoor)
      expect(await meant('Chi bộ Kho Vận (Đảng bộ Đồi Dứa)')).toBe(twin)
      expect(await meant('Chi bộ Kho Vận')).toMatchObject({ key: 'transfer-many', values: { text: 'Chi bộ Kho Vận' } })
      expect(await meant('Chi bộ Không Có')).toMatchObject({ key: 'sought-none' })
      expect(await meant('Chi bộ Kho Vận Cũ')).toMatchObject({ key: 'sought-none' })
      // The name of a secretary finds nothing, nor does the organisation find itself.
      expect((await suggestCounterparts(db, periodId, 'le van an')).choices).toEqual([])
      const [own] = await listCounterparts(db, periodId, [cell])
      expect(await meant(own?.label ?? '')).toMatchObject({ key: 'sought-none' })
      for (const text of ['ngoài', 'Ngoài Đảng bộ Khu kinh tế', 'outside']) expect(await meant(text)).toBe(outside)
      expect(await meant('Chi bộ Không Có', 0)).toBe('Chi bộ Không Có')
      expect(await suggestionsFor('counterpart:no', db, 'kho', 'vi')).toEqual({ choices: [], isCut: false })
      expect((await suggestionsFor(`counterpart:${periodId}`, db, 'kho van', 'vi')).choices).toEqual(choices)
    })
  }))

test('what a form offers does not grow with the register', () =>
  inRegistry(async ({ as, db, cell, cellNextDoor, committee, nextDoor }) => {
    const periodId = await plantPeriod(db)
    const near = async (organisationId: string) =>
      as(secretary, async (db: Db) => labels(await listNear(db, { organisationId, periodId })))
    const before = await near(cell)
    expect(before).toContainEqual(expect.stringMatching(/^Đảng bộ KCN/))
    expect(await near(cellNextDoor)).toEqual([])
    for (let n = 1; n <= 40; n += 1) await plantOrganisation(db, nextDoor, `Chi bộ Đội ${n}`, n > 10 ? committee : null)
    const after = await near(cell)
    expect(after).toHaveLength(30)
    expect(after).not.toContain('Chi bộ Đội 1')
    await as(secretary, async (db) => {
      const found = await suggestCounterparts(db, periodId, 'đội')
      expect([found.choices.length, found.isCut]).toEqual([10, true])
      expect(labels((await suggestCounterparts(db, periodId, 'Chi bộ Đội 7')).choices)[0]).toBe('Chi bộ Đội 7')
      expect([...(await db.execute(sql`select counterparts_called(${periodId}, '', 11)`))]).toEqual([])
    })
  }))
