import { expect, test } from 'vitest'
import { listOf, listRows } from '../lists'
import { findRecord, registerPlain, retireRecord, revisePlain } from '../plain'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { communesOfHaiPhong } from '../reference/communes'
import { inRegistry } from '../testing/stories'
import { suggestCommunes } from './queries'
import { CommuneInput, communes, commune as table } from './record'

const list = listOf(communes)
const because = { reason: 'by-decision' }
const commune = {
  kind: 'commune',
  name: 'Đầm Sen Thử',
  code: null,
  formerly: 'Xã Ao Cá; một phần xã Minh Khai',
} as const

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

test.each([
  ['hong bang', 'Phường Hồng Bàng'],
  ['phường Bàng Hồng', 'Phường Hồng Bàng'],
  ['minh khai', 'Phường Hồng Bàng (trước là phường Minh Khai)'],
  ['Hoàng Văn Thụ', 'Phường Hồng Bàng (trước là phường Hoàng Văn Thụ)'],
  ['le loi', 'Phường An Dương (trước là phường Lê Lợi)'],
  ['xa le loi gia loc', 'Xã Gia Lộc (trước là xã Lê Lợi (huyện Gia Lộc))'],
  ['nam son kien an', 'Phường Kiến An (trước là phường Nam Sơn (quận Kiến An))'],
  ['cat ba', 'Đặc khu Cát Hải (trước là thị trấn Cát Bà)'],
])('a form that asks for “%s” is offered %s', (typed, offered) =>
  inRegistry(async ({ db, as }) => {
    await db.insert(table).values(communesOfHaiPhong)
    const found = await as('officer', (db) => suggestCommunes(db, typed, 'vi'))
    expect(found.choices.map(({ label }) => label)).toContain(offered)
    expect((await as('officer', (db) => suggestCommunes(db, 'khong co dau', 'vi'))).choices).toEqual([])
  }),
)

test('the communes shipped are whole: each has a name, a code of its own, its former names and their source', () => {
  expect(communesOfHaiPhong).toHaveLength(114)
  expect(new Set(communesOfHaiPhong.map(({ code }) => code)).size).toBe(114)
  for (const one of communesOfHaiPhong) {
    expect(CommuneInput.safeParse(one)).toMatchObject({ success: true, data: one })
    expect(one).toMatchObject({
      code: expect.stringMatching(/^1\d{4}$/),
      formerly: expect.stringMatching(
        /^(?:(?:; )?(?:[Mm]ột phần )?(?:(?:, )?(?:phường|xã|thị trấn|huyện) [^,;]+)+)+$/i,
      ),
    })
  }
})

test('numbers in names are in the order of their values', () =>
  inRegistry(async ({ db, as }) => {
    const names = ['Thử 10', 'Thử 2', 'Thử 1', 'Thử 2a']
    await db.insert(table).values(names.map((name) => ({ kind: 'ward' as const, name })))
    const { rows } = await as('officer', (db) => listRows(db, list, { ...everything, text: 'thu ', sort: 'name' }))
    expect(rows.map(({ name }) => name).filter((name) => names.includes(String(name)))).toEqual([
      'Thử 1',
      'Thử 2',
      'Thử 2a',
      'Thử 10',
    ])
  }))
