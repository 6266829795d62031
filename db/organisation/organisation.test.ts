import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ok } from '../../core/result'
import type { Db } from '../door/actor'
import { listRows } from '../lists'
import { retireRecord } from '../plain'
import { everything } from '../record/listing'
import { inRegistry } from '../testing/stories'
import { changeState, correctOrganisation } from './commands'
import { organisationList } from './list'
import { findOrganisation } from './queries'
import { OrganisationInput, organisations } from './record'
import { branchesOf, type Leaf, organisationTree } from './tree'
import { listWarnings } from './warnings'

const cause = { reason: 'Sửa lỗi nhập' }
const list = (db: Db, chosen: Record<string, string> = {}, asked: { text?: string; validOn?: string } = {}) =>
  listRows(db, organisationList, { ...everything, ...asked, chosen })
const names = async (...asked: Parameters<typeof list>) => (await list(...asked)).rows.map(({ name }) => String(name))

const [committeeName, cellName, otherName] = [
  'Đảng bộ KCN Bến Sông',
  'Chi bộ Công ty Cơ khí Bến Sông',
  'Chi bộ Công ty Dệt may Đồi Dứa',
]

test.each([
  ['officer', [cellName, otherName, committeeName]],
  ['officer of the park', [cellName, committeeName]],
  ['leader', [cellName, otherName, committeeName]],
  ['inspector', [cellName, otherName, committeeName]],
  ['secretary of the committee', [cellName, committeeName]],
  ['secretary of the cell', [cellName]],
] as const)('the list of the %s', async (who, expected) => {
  await inRegistry(async ({ as }) => {
    const mine = (await as(who, (db) => names(db, {}, { text: 'bộ' }))).filter((name) =>
      [cellName, otherName, committeeName].includes(name),
    )
    expect(mine).toEqual(expected)
  })
})

test('the list is filtered by what matters, and asked for another day', async () => {
  await inRegistry(async ({ as, tries, db, park, committee, cell }) => {
    await as('officer', async (db) => {
      expect(await names(db, { unit: park })).toEqual([cellName, committeeName])
      expect(await names(db, { unit: park, kind: 'grassroots_committee' })).toEqual([committeeName])
      expect(await names(db, { superior: committee })).toEqual([cellName])
      expect(await names(db, { unit: park, review: 'no-secretary' }, { text: 'ben song' })).toEqual([])
      expect(await names(db, { unit: park }, { validOn: '2021-12-31' })).toEqual([])
    })
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.execute(sql`update mandate set valid = '[2022-01-01,2023-01-01)' where organisation_id = ${cell}`)
    const move = { superiorId: null, externalSuperior: 'Đảng ủy phường' }
    await tries(
      'officer',
      async (db) => ({
        ok: true,
        value: await changeState(db, cell, move, { effectiveOn: '2024-01-01', isCorrection: false }),
      }),
      cause,
    )
    await as('officer', async (db) => {
      expect(await names(db, { unit: park, review: 'no-secretary' })).toEqual([cellName])
      expect(await names(db, { unit: park, superior: 'outside' })).toEqual([cellName])
      expect(await names(db, { unit: park, superior: 'outside' }, { validOn: '2023-12-31' })).toEqual([])
      const { rows } = await list(db, { unit: park, superior: 'outside' })
      expect(rows).toMatchObject([
        { superiorName: 'Đảng ủy phường', members: 12, reportKind: 'month', kindName: 'Chi bộ cơ sở' },
      ])
    })
  })
})

test('a list of another day calls everything as it was called then', async () => {
  await inRegistry(async ({ as, tries, committee }) => {
    const renamed = { name: 'Đảng bộ KCN Bến Mới' }
    const revision = { effectiveOn: '2024-01-01', isCorrection: false }
    const rename = async (db: Db) => ok(await changeState(db, committee, renamed, revision))
    await tries('officer', rename, cause)
    const superiors = async (asked: { validOn?: string }) =>
      (await as('officer', (db) => list(db, { superior: committee }, asked))).rows.map((row) => row.superiorName)
    expect(await superiors({})).toEqual([renamed.name])
    expect(await superiors({ validOn: '2023-12-31' })).toEqual([committeeName])
  })
})

test('a correction changes what was recorded; somebody else’s save is not lost', async () => {
  await inRegistry(async ({ as, tries, cell }) => {
    const opened = await as('officer', (db) => findOrganisation(db, cell))
    if (!opened) throw new Error('no cell')
    const mend = (version: number) =>
      tries(
        'officer',
        (db) =>
          correctOrganisation(db, { id: cell, version }, OrganisationInput.parse({ ...opened, name: 'Chi bộ Cơ khí' })),
        cause,
      )
    expect(await mend(opened.version)).toMatchObject({ ok: true })
    expect(await mend(opened.version)).toMatchObject({ problem: { kind: 'stale' } })
    expect(await as('officer', (db) => findOrganisation(db, cell, '2022-01-01'))).toMatchObject({
      name: 'Chi bộ Cơ khí',
    })
    const retire = { on: '2024-01-01', reason: 'Nhập nhầm' }
    for (const [who, outcome] of [
      ['leader', { problem: { kind: 'forbidden' } }],
      ['officer of the park next door', { problem: { kind: 'missing' } }],
      ['officer of the park', { ok: true }],
    ] as const) {
      const at = { id: cell, version: opened.version + 1 }
      expect(await tries(who, (db) => retireRecord(db, organisations, at, retire), cause), who).toMatchObject(outcome)
    }
    expect(await as('officer', (db) => names(db, {}, { text: 'cơ khí' }))).not.toContain('Chi bộ Cơ khí')
  })
})

test('the tree shows a cell under its committee, and on top to whoever may not see the committee', async () => {
  await inRegistry(async ({ as, cell, committee }) => {
    const [top] = (await as('officer', (db) => organisationTree(db, { text: 'co khi ben song' }))).filter(
      ({ id }) => id === committee,
    )
    expect(top?.under.map(({ id }) => id)).toEqual([cell])
    const own = await as('secretary of the cell', (db) => organisationTree(db, { text: '' }))
    expect(own.map(({ id }) => id)).toEqual([cell])
  })
})

test('what a filter finds keeps the way down to it and what is under it', () => {
  const leaf = (id: string, superiorId: string | null, isFound = false) => ({ id, superiorId, isFound }) as Leaf
  const tree = branchesOf([leaf('a', null), leaf('b', 'a', true), leaf('c', 'b'), leaf('d', 'a'), leaf('e', null)])
  const shape = (branches: typeof tree): unknown => branches.map(({ id, under }) => [id, shape(under)])
  expect(shape(tree)).toEqual([['a', [['b', [['c', []]]]]]])
})

test('rules of the day warn, and cite their source only once it was checked', async () => {
  await inRegistry(async ({ as, db, cell, committee }) => {
    await db.execute(sql`update rule_set set retired_on = '2020-01-01' where subject = 'threshold'`)
    await db.execute(sql`insert into rule_set (id, subject, code, name, name_en, amount, valid, source, is_confirmed) values
      (uuidv7(), 'threshold', 'cell_official_minimum', 'a', 'a', 12, '[2000-01-02,)', 'Điều lệ', true),
      (uuidv7(), 'threshold', 'committee_minimum', 'b', 'b', 30, '[2000-01-02,)', 'Điều lệ', false),
      (uuidv7(), 'threshold', 'cell_committee_from', 'c', 'c', 9, '[2000-01-02,)', 'Quy định', false)`)
    const warned = (id: string, day?: string) => as('officer', (db) => listWarnings(db, id, day))
    expect(await warned(cell)).toEqual([
      { rule: 'v06', values: { threshold: 12 }, source: 'Điều lệ' },
      { rule: 'v09-none', values: { threshold: 9 }, source: null },
      { rule: 'no-founding-decision', values: {}, source: null },
    ])
    expect(await warned(committee)).toEqual([
      { rule: 'v08', values: { threshold: 30 }, source: null },
      { rule: 'no-founding-decision', values: {}, source: null },
    ])
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    await db.execute(sql`update mandate set valid = '[2022-01-01,2023-04-01)' where organisation_id = ${committee}`)
    expect(await warned(committee)).toContainEqual({ rule: 'v11', values: { since: '2023-04-01' }, source: null })
    expect(await warned(committee, '2023-03-31')).not.toContainEqual(expect.objectContaining({ rule: 'v11' }))
    expect(await warned(cell, '2000-01-01')).toEqual([])
  })
})
