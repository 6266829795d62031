import { expect, test } from 'vitest'
import { listOf, listRows } from '../lists'
import { findRecord, registerPlain, retireRecord, revisePlain } from '../plain'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { inRegistry } from '../testing/stories'
import { communes } from './record'

const list = listOf(communes)
const because = { reason: 'by-decision' }
const commune = { kind: 'commune', name: 'Đầm Sen Thử', code: null, formerly: 'xã Ao Cá, huyện Thử' } as const

test('an administrator keeps communes; a former name finds them, without accents', () =>
  inRegistry(async ({ as, tries }) => {
    const id = newId()
    expect(await tries('inspector', (db) => registerPlain(db, communes, id, commune))).toMatchObject({
      problem: { kind: 'forbidden' },
    })
    expect(await tries('administrator', (db) => registerPlain(db, communes, id, commune))).toMatchObject({ ok: true })
    expect(await tries('administrator', (db) => registerPlain(db, communes, newId(), commune))).toMatchObject({
      problem: { kind: 'taken' },
    })
    expect(await tries('officer', (db) => registerPlain(db, communes, id, commune))).toMatchObject({
      problem: { kind: 'forbidden' },
    })
    const found = await as('secretary of the cell', (db) => listRows(db, list, { ...everything, text: 'ao ca' }))
    expect(found.rows.map((row) => row.id)).toEqual([id])
  }))

test('two people do not overwrite each other, and what is retired leaves the list', () =>
  inRegistry(async ({ as, tries }) => {
    const id = newId()
    await tries('administrator', (db) => registerPlain(db, communes, id, commune))
    const revise = (cause = {}) =>
      tries(
        'administrator',
        (db) => revisePlain(db, communes, { id, version: 1 }, { ...commune, code: '99999' }),
        cause,
      )
    expect(await revise()).toMatchObject({ problem: { fields: { reason: { key: 'empty' } } } })
    const saved = await revise(because)
    expect(saved).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await tries('administrator', (db) => revisePlain(db, communes, { id, version: 1 }, commune))).toMatchObject({
      problem: { kind: 'stale' },
    })
    expect(await tries('officer', (db) => revisePlain(db, communes, { id, version: 2 }, commune))).toMatchObject({
      problem: { kind: 'forbidden' },
    })
    const retirement = { on: '2025-07-01', reason: 'Sáp nhập' }
    await tries('administrator', (db) => retireRecord(db, communes, { id, version: 2 }, retirement), {
      reason: 'Theo quyết định',
    })
    expect(await as('officer', (db) => listRows(db, list, { ...everything, text: 'ao ca' }))).toMatchObject({
      total: 0,
    })
    expect(
      await as('officer', (db) => listRows(db, list, { ...everything, text: 'ao ca', chosen: { followed: 'no' } })),
    ).toMatchObject({
      total: 1,
    })
    expect(await as('officer', (db) => findRecord(db, communes, id, 'vi'))).toMatchObject({
      code: '99999',
      called: 'Xã Đầm Sen Thử',
      canEdit: false,
    })
  }))
