import { expect, test } from 'vitest'
import { listRows } from '../lists'
import { retireRecord } from '../plain'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { inRegistry } from '../testing/stories'
import { registerUnit, reviseUnit } from './commands'
import { unitList } from './list'
import { findUnit, listUnitStates } from './queries'
import { units } from './record'

const nobody = { contactName: null, contactPhone: null }
const park = { kind: 'park', standing: 'operating', name: 'KCN Vườn Nhãn', ...nobody } as const

test('an administrator keeps the tree; others read it', () =>
  inRegistry(async ({ as, tries, zone }) => {
    const id = newId()
    const input = { ...park, code: `VN-${id.slice(-6)}`, parentId: zone }
    expect(await tries('officer', (db) => registerUnit(db, id, input, '2020-01-01'))).toMatchObject({
      problem: { kind: 'forbidden' },
    })
    expect(await tries('administrator', (db) => registerUnit(db, id, input, '2020-01-01'))).toMatchObject({ ok: true })
    const found = await as('secretary of the cell', (db) =>
      listRows(db, unitList, { ...everything, text: 'vuon nhan' }),
    )
    expect(found).toMatchObject({ total: 1, rows: [{ id, depth: 1, parentName: 'Khu kinh tế Thử Nghiệm' }] })
  }))

test('a new name holds from its day; what was, stays', () =>
  inRegistry(async ({ as, tries, park: id }) => {
    const unit = await as('administrator', (db) => findUnit(db, id))
    if (!unit) throw new Error('no such unit')
    const { code, kind, standing, parentId } = unit
    const renamed = { ...nobody, code, kind, standing, parentId, name: 'KCN Bến Sông mở rộng' }
    const from = { effectiveOn: '2024-07-01', isCorrection: false }
    const at = { id, version: unit.version }
    const saved = await tries('administrator', (db) => reviseUnit(db, at, renamed, from), { reason: 'Theo quyết định' })
    expect(saved).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await as('officer', (db) => findUnit(db, id, '2024-06-30'))).toMatchObject({ name: 'KCN Bến Sông' })
    expect(await as('officer', (db) => findUnit(db, id))).toMatchObject({ name: 'KCN Bến Sông mở rộng' })
    expect(await as('officer', (db) => listUnitStates(db, id))).toHaveLength(2)
    expect(
      await tries('administrator', (db) => reviseUnit(db, at, renamed, from), { reason: 'Theo quyết định' }),
    ).toMatchObject({ problem: { kind: 'stale' } })
  }))

test('nothing becomes part of what is below it', () =>
  inRegistry(async ({ tries, zone, park: below }) => {
    const input = {
      kind: 'zone',
      standing: 'operating',
      name: 'Khu kinh tế',
      code: 'KKT',
      parentId: below,
      ...nobody,
    } as const
    const from = { effectiveOn: '2024-07-01', isCorrection: false }
    expect(
      await tries('administrator', (db) => reviseUnit(db, { id: zone, version: 1 }, input, from), { reason: 'Khác' }),
    ).toMatchObject({ problem: { kind: 'invalid', fields: { parentId: { key: 'unit-cycle' } } } })
  }))

test('a unit is retired for a reason, and can be restored', () =>
  inRegistry(async ({ as, tries, nextDoor: id }) => {
    const at = { id, version: 1 }
    const retirement = { on: '2025-01-01', reason: 'Theo quyết định' }
    expect(await tries('administrator', (db) => retireRecord(db, units, at, retirement))).toMatchObject({ ok: false })
    expect(await tries('officer', (db) => retireRecord(db, units, at, retirement), { reason: 'Khác' })).toMatchObject({
      problem: { kind: 'forbidden' },
    })
    const cause = { reason: 'Theo quyết định' }
    expect(await tries('administrator', (db) => retireRecord(db, units, at, retirement), cause)).toMatchObject({
      ok: true,
    })
    expect(await as('leader', (db) => findUnit(db, id))).toMatchObject({ retiredOn: '2025-01-01' })
    const again = { id, version: 2 }
    expect(await tries('administrator', (db) => retireRecord(db, units, again, null), cause)).toMatchObject({
      ok: true,
    })
    expect(await as('leader', (db) => findUnit(db, id))).toMatchObject({ retiredOn: null })
  }))
