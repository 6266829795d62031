import { expect, test } from 'vitest'
import { listRows } from '../lists'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { inRegistry } from '../testing/stories'
import { recordRule, reviseRule } from './commands'
import { ruleList } from './list'
import { findRule, listRuleSpells } from './queries'
import type { RuleSetInput } from './record'

const asked = { ...everything, text: 'dang vien chinh thuc thu' }
const rule: RuleSetInput = {
  subject: 'threshold',
  code: `test-${newId()}`,
  name: 'Số đảng viên chính thức thử',
  nameEn: 'Official members',
  amount: 3,
  source: 'Quy định thử',
  family: null,
  counting: null,
  rank: null,
  isConfirmed: false,
}
const cause = { reason: 'Theo quyết định' }

test('a new amount ends the former one on the day before', () =>
  inRegistry(async ({ as, tries }) => {
    const [first, second] = [newId(), newId()]
    expect(await tries('administrator', (db) => recordRule(db, first, rule, '2020-01-01'))).toMatchObject({ ok: true })
    const next = { ...rule, amount: 5 }
    expect(await tries('officer', (db) => recordRule(db, second, next, '2024-01-01'), cause)).toMatchObject({
      problem: { kind: 'forbidden' },
    })
    expect(await tries('administrator', (db) => recordRule(db, second, next, '2024-01-01'), cause)).toMatchObject({
      ok: true,
    })
    expect((await as('officer', (db) => listRuleSpells(db, rule))).map(({ valid, amount }) => [valid, amount])).toEqual(
      [
        ['[2024-01-01,)', 5],
        ['[2020-01-01,2024-01-01)', 3],
      ],
    )
    const before = await as('officer', (db) => listRows(db, ruleList, { ...asked, validOn: '2023-12-31' }))
    expect(before.rows.map(({ id }) => id)).toEqual([first])
    const third = newId()
    await tries('administrator', (db) => recordRule(db, third, { ...rule, amount: 7 }, '2099-01-01'), cause)
    const now = await as('officer', (db) => listRows(db, ruleList, asked))
    expect(new Set(now.rows.map(({ id }) => id)), 'in force and to come').toEqual(new Set([second, third]))
  }))

test('a rule put before a later one holds until that begins; on the same day it is refused', () =>
  inRegistry(async ({ as, tries }) => {
    await tries('administrator', (db) => recordRule(db, newId(), rule, '2024-01-01'))
    const earlier = newId()
    await tries('administrator', (db) => recordRule(db, earlier, rule, '2022-01-01'), cause)
    expect(await as('leader', (db) => findRule(db, earlier))).toMatchObject({ valid: '[2022-01-01,2024-01-01)' })
    expect(await tries('administrator', (db) => recordRule(db, newId(), rule, '2024-01-01'), cause)).toMatchObject({
      problem: { kind: 'invalid', fields: { effectiveOn: { key: 'same-day' } } },
    })
  }))

test('a rule counts as unconfirmed until an administrator has checked it', () =>
  inRegistry(async ({ as, tries }) => {
    const id = newId()
    await tries('administrator', (db) => recordRule(db, id, rule, '2020-01-01'))
    expect(
      await as('officer', (db) => listRows(db, ruleList, { ...asked, chosen: { confirmed: 'no' } })),
    ).toMatchObject({ total: 1 })
    await tries('administrator', (db) => reviseRule(db, { id, version: 1 }, { ...rule, isConfirmed: true }), cause)
    expect(
      await as('officer', (db) => listRows(db, ruleList, { ...asked, chosen: { confirmed: 'no' } })),
    ).toMatchObject({ total: 0 })
  }))
