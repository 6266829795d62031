import { expect, test } from 'vitest'
import { newId } from '../id'
import { inRegistry } from '../testing/stories'
import { registerCommune, retireCommune, reviseCommune } from './commands'
import { findCommune, listCommunes } from './queries'

const asked = { text: '', sort: 'name', descending: false, page: 1, validOn: undefined }
const commune = { kind: 'commune', name: 'Đầm Sen Thử', code: null, formerly: 'xã Ao Cá, huyện Thử' } as const

test('an administrator keeps communes; a former name finds them, without accents', () =>
  inRegistry(async ({ as, tries }) => {
    const id = newId()
    expect(await tries('inspector', (db) => registerCommune(db, id, commune))).toMatchObject({
      problem: { kind: 'forbidden' },
    })
    expect(await tries('administrator', (db) => registerCommune(db, id, commune))).toMatchObject({ ok: true })
    expect(await tries('administrator', (db) => registerCommune(db, newId(), commune))).toMatchObject({
      problem: { kind: 'taken' },
    })
    const found = await as('secretary of the cell', (db) => listCommunes(db, { ...asked, text: 'ao ca' }))
    expect(found.rows.map((row) => row.id)).toEqual([id])
  }))

test('two people do not overwrite each other, and what is retired leaves the list', () =>
  inRegistry(async ({ as, tries }) => {
    const id = newId()
    await tries('administrator', (db) => registerCommune(db, id, commune))
    const saved = await tries('administrator', (db) =>
      reviseCommune(db, { id, version: 1 }, { ...commune, code: '99999' }),
    )
    expect(saved).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await tries('administrator', (db) => reviseCommune(db, { id, version: 1 }, commune))).toMatchObject({
      problem: { kind: 'stale' },
    })
    expect(await tries('officer', (db) => reviseCommune(db, { id, version: 2 }, commune))).toMatchObject({
      problem: { kind: 'forbidden' },
    })
    const retirement = { on: '2025-07-01', reason: 'Sáp nhập' }
    await tries('administrator', (db) => retireCommune(db, { id, version: 2 }, retirement), {
      reason: 'Theo quyết định',
    })
    expect(await as('officer', (db) => listCommunes(db, { ...asked, text: 'ao ca' }))).toMatchObject({ total: 0 })
    expect(await as('officer', (db) => listCommunes(db, { ...asked, text: 'ao ca', retired: true }))).toMatchObject({
      total: 1,
    })
    expect(await as('officer', (db) => findCommune(db, id))).toMatchObject({ code: '99999', canEdit: false })
  }))
