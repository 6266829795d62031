import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldsOf } from '../../core/field'
import { readForm } from '../../core/form'
import type { Db } from '../door/actor'
import { listRows } from '../lists'
import { retireRecord } from '../plain'
import { newId } from '../record/id'
import { everything, type ListQuestion } from '../record/listing'
import { reviseState } from '../record/validity'
import { inRegistry } from '../testing/stories'
import { registerEnterprise, reviseEnterprise } from './commands'
import { enterpriseList } from './list'
import type { Enterprise } from './queries'
import { type AskedEnterprise, findEnterprise, listEnterpriseStates, listLikeEnterprises } from './queries'
import { EnterpriseContactInput, EnterpriseInput, enterprise, enterpriseState, enterprises } from './record'

const list: ListQuestion = { ...everything, sort: 'name' }
const listEnterprises = (db: Db, asked: ListQuestion) => listRows(db, enterpriseList, asked)
const because = { reason: 'Theo quyết định' }
const later = { effectiveOn: '2025-07-01', isCorrection: false }

const described = (unitId: string, more: Partial<EnterpriseInput> = {}): EnterpriseInput =>
  EnterpriseInput.parse({
    name: 'Công ty TNHH Thép Sao Mai',
    ownership: 'domestic_private',
    taxCode: '9900000111',
    unitId,
    ...more,
  })

const asTyped = (found: Enterprise | null, more: Partial<EnterpriseInput> = {}): EnterpriseInput =>
  EnterpriseInput.parse({ ...found, ...more })

const venture = { effectiveOn: '2018-03-01', isCorrection: false }
const ownerOf = (id: string) => ({ column: enterpriseState.enterpriseId, id })

const outcomeOf = (result: { ok: true } | { ok: false; problem: { kind: string } }) =>
  result.ok ? 'ok' : result.problem.kind

test.each([
  ['officer', 'sees it', 'ok'],
  ['officer of the park', 'sees it', 'ok'],
  ['officer of the park next door', 'sees nothing', 'missing'],
  ['officer whose assignment ended', 'sees nothing', 'expired'],
  ['leader', 'sees it', 'forbidden'],
  ['administrator', 'sees it', 'forbidden'],
  ['inspector', 'sees it', 'forbidden'],
  ['secretary of the cell', 'sees it', 'forbidden'],
  ['secretary of the cell next door', 'sees nothing', 'missing'],
] as const)('%s %s; revising is %s', async (who, sight, outcome) => {
  await inRegistry(async ({ as, tries, riverside }) => {
    const found = await as(who, (db) => findEnterprise(db, riverside)).catch(() => null)
    expect(found ? 'sees it' : 'sees nothing').toBe(sight)

    const known = await as('officer', (db) => findEnterprise(db, riverside))
    const at = { id: riverside, version: 1 }
    const input = asTyped(known, { name: 'Công ty TNHH Bến Sông Mới' })
    expect(outcomeOf(await tries(who, (db) => reviseEnterprise(db, at, input, later), because))).toBe(outcome)
  })
})

test('an officer registers nothing outside the own units, nor from a day to come', async () => {
  await inRegistry(async ({ tries, nextDoor, park }) => {
    const register = (unit: string, on: string) =>
      tries('officer of the park', (db) => registerEnterprise(db, newId(), described(unit), on))
    expect(await register(nextDoor, '2024-01-01')).toMatchObject({ problem: { kind: 'forbidden' } })
    expect(await register(park, '2999-01-01')).toMatchObject({
      problem: { fields: { followedFrom: { key: 'date.future' } } },
    })
  })
})

test.each([
  ['a sound code', { taxCode: '9900000111' }, null],
  ['a branch', { taxCode: '9900000111-001' }, null],
  ['none, without a reason', { taxCode: null }, { taxCodeReason: { key: 'tax-code.reason' } }],
  ['none, with a reason', { taxCode: null, taxCodeReason: 'Đang làm thủ tục' }, null],
  ['a wrong check digit', { taxCode: '9900000112' }, { taxCode: { key: 'tax-code.check-digit' } }],
  ['a wrong check digit, with a reason', { taxCode: '9900000112', taxCodeReason: 'Theo giấy tờ' }, null],
] as const)('a tax code may be %s', async (_, typed, fields) => {
  await inRegistry(async ({ tries, as, park }) => {
    const id = newId()
    const result = await tries('officer', (db) => registerEnterprise(db, id, described(park, typed), '2024-01-01'))
    expect(result.ok ? null : result.problem).toEqual(fields && { kind: 'invalid', fields })
    const review = await as('officer', (db) => listEnterprises(db, { ...list, chosen: { review: 'tax-code' } }))
    expect(review.rows.some((row) => row.id === id)).toBe(result.ok && 'taxCodeReason' in typed)
  })
})

test('a tax code in use names the enterprise only to those who may see it', async () => {
  await inRegistry(async ({ tries, as, park, hill }) => {
    const known = await as('officer', (db) => findEnterprise(db, hill))
    const taxCode = known?.taxCode ?? ''
    const register = (db: Parameters<typeof registerEnterprise>[0]) =>
      registerEnterprise(db, newId(), described(park, { taxCode }), '2024-01-01')
    const seen = await tries('officer', register)
    expect(seen).toMatchObject({
      problem: {
        fields: { taxCode: { key: 'tax-code.taken', records: [{ code: 'enterprise', id: hill }] } },
      },
    })
    expect(await tries('officer of the park', register)).toEqual({
      ok: false,
      problem: { kind: 'taken', field: 'taxCode', constraint: 'enterprise_tax_code_taken' },
    })
  })
})

test('whoever saves second is told so', async () => {
  await inRegistry(async ({ tries, as, riverside }) => {
    const input = asTyped(await as('officer', (db) => findEnterprise(db, riverside)), { address: 'Lô A1' })
    const save = () =>
      tries('officer', (db) => reviseEnterprise(db, { id: riverside, version: 1 }, input, later), because)
    expect(outcomeOf(await save())).toBe('ok')
    expect(await save()).toEqual({ ok: false, problem: { kind: 'stale', fields: [] } })
  })
})

// Written by hand: name and ownership of the enterprise on twenty days (G33).
const life = [
  ['2014-12-31', null],
  ['2015-01-01', 'Cơ khí Bến Sông, domestic_private'],
  ['2015-06-30', 'Cơ khí Bến Sông, domestic_private'],
  ['2016-02-29', 'Cơ khí Bến Sông, domestic_private'],
  ['2017-12-31', 'Cơ khí Bến Sông, domestic_private'],
  ['2018-01-01', 'Cơ khí Bến Sông, domestic_private'],
  ['2018-02-28', 'Cơ khí Bến Sông, domestic_private'],
  ['2018-03-01', 'Cơ khí Bến Sông, joint_venture'],
  ['2018-03-02', 'Cơ khí Bến Sông, joint_venture'],
  ['2019-12-31', 'Cơ khí Bến Sông, joint_venture'],
  ['2020-01-01', 'Bến Sông Xanh, joint_venture'],
  ['2020-12-31', 'Bến Sông Xanh, joint_venture'],
  ['2021-07-15', 'Bến Sông Xanh, joint_venture'],
  ['2022-05-31', 'Bến Sông Xanh, joint_venture'],
  ['2022-06-01', 'Bến Sông Xanh, fdi_wholly'],
  ['2023-01-01', 'Bến Sông Xanh, fdi_wholly'],
  ['2023-12-31', 'Bến Sông Xanh, fdi_wholly'],
  ['2024-03-18', 'Bến Sông Xanh, fdi_wholly'],
  ['2025-07-01', 'Bến Sông Xanh, fdi_wholly'],
  ['2026-11-22', 'Bến Sông Xanh, fdi_wholly'],
] as const

test('an enterprise is asked as of any day, in whatever order its life was learned', async () => {
  await inRegistry(async ({ as, tries, riverside }) => {
    const learn = async (more: Partial<EnterpriseInput>, effectiveOn: string, isCorrection = false) => {
      const seen = await as('officer', (db) => findEnterprise(db, riverside))
      const at = { id: riverside, version: seen?.version ?? 0 }
      const result = await tries(
        'officer',
        (db) => reviseEnterprise(db, at, asTyped(seen, more), { effectiveOn, isCorrection }),
        because,
      )
      expect(outcomeOf(result)).toBe('ok')
    }
    await learn({ name: 'Bến Sông Xanhh' }, '2020-01-01')
    await learn({ ownership: 'fdi_wholly' }, '2022-06-01')
    // Recorded last, and valid until 2022: it must not change later spells.
    await as(
      'officer',
      (db) => reviseState(db, enterpriseState, ownerOf(riverside), { ownership: 'joint_venture' }, venture),
      because,
    )
    await learn({ name: 'Bến Sông Xanh' }, '2026-11-22', true)

    for (const [day, expected] of life) {
      const found = await as('officer', (db) => findEnterprise(db, riverside, day))
      const words = found && `${found.name.replace('Công ty TNHH ', '')}, ${found.ownership}`
      expect([day, words]).toEqual([day, expected])
      const listed = await as('officer', (db) =>
        listEnterprises(db, { ...list, text: 'ben song 9900000016', validOn: day }),
      )
      expect([day, listed.rows.map((row) => row.name)]).toEqual([day, found ? [found.name] : []])
    }
    expect(await as('officer', (db) => listEnterpriseStates(db, riverside))).toHaveLength(4)
  })
})

test('a change holds from its day on, unless a later one said otherwise', async () => {
  await inRegistry(async ({ as, tries, riverside }) => {
    const revise = async (more: Partial<EnterpriseInput>, effectiveOn: string) => {
      const seen = await as('officer', (db) => findEnterprise(db, riverside))
      const at = { id: riverside, version: seen?.version ?? 0 }
      await tries(
        'officer',
        (db) => reviseEnterprise(db, at, asTyped(seen, more), { effectiveOn, isCorrection: false }),
        because,
      )
    }
    await revise({ standing: 'suspended' }, '2023-01-01')
    await revise({ ownership: 'joint_venture' }, '2020-01-01')
    const onDay = (day: string) => as('officer', (db) => findEnterprise(db, riverside, day))
    expect(await onDay('2019-12-31')).toMatchObject({ ownership: 'domestic_private', standing: 'operating' })
    expect(await onDay('2020-01-01')).toMatchObject({ ownership: 'joint_venture', standing: 'operating' })
    expect(await onDay('2023-01-01')).toMatchObject({ ownership: 'joint_venture', standing: 'suspended' })
  })
})

test.each(['dien tu', 'Điện tử', 'điện tử', 'ĐIỆN TỬ', 'Điện tử'.normalize('NFD')])(
  '“%s” finds the electronics firm',
  async (text) => {
    await inRegistry(async ({ as, harbour }) => {
      const { rows } = await as('officer', (db) => listEnterprises(db, { ...list, text }))
      expect(rows.map((row) => row.id)).toContain(harbour)
      const elsewhere = await as('officer of the park next door', (db) => listEnterprises(db, { ...list, text }))
      expect(elsewhere).toEqual({ rows: [], total: 0, hasMore: false })
    })
  },
)

test('a list is filtered by park, ownership and organisation', async () => {
  await inRegistry(async ({ as, park, nextDoor, zone, riverside, harbour, hill }) => {
    const ids = async (chosen: Record<string, string>, descending = false) =>
      (await as('officer', (db) => listEnterprises(db, { ...list, chosen, descending }))).rows
        .map((row) => row.id)
        .filter((id) => [riverside, harbour, hill].includes(id))
    expect(await ids({ unit: park })).toEqual([harbour, riverside])
    expect(await ids({ unit: zone }, true)).toEqual([hill, riverside, harbour])
    expect(await ids({ unit: zone, has_organisation: 'no' })).toEqual([harbour])
    expect(await ids({ unit: nextDoor, ownership: 'fdi_wholly' })).toEqual([hill])
    expect(await ids({ unit: zone, country: 'JP' })).toEqual([])
  })
})

test('likely duplicates are known by code, name without legal form, and address', async () => {
  await inRegistry(async ({ as, riverside }) => {
    const alike = async (asked: Omit<AskedEnterprise, 'key'>) =>
      (await as('officer of the park', (db) => listLikeEnterprises(db, [{ key: '', ...asked }]))).map((one) => one.id)
    await as('officer', (db) =>
      db.update(enterprise).set({ address: 'Lô CN3, đường số 2' }).where(eq(enterprise.id, riverside)),
    )
    expect(await alike({ name: 'Công ty Cổ phần Cơ Khí Bến Sông' })).toContain(riverside)
    expect(await alike({ name: 'Nhà máy khác hẳn', address: 'lô CN3, Đường số 2' })).toContain(riverside)
    expect(await alike({ name: 'Công ty TNHH Giày Hoa Phượng' })).not.toContain(riverside)
    const foreign = await as('officer of the park next door', (db) =>
      listLikeEnterprises(db, [{ key: '', name: 'Cơ khí Bến Sông' }]),
    )
    expect(foreign.map((one) => one.id)).not.toContain(riverside)
  })
})

test('an enterprise is no longer followed from a day, and can be restored', async () => {
  await inRegistry(async ({ as, tries, riverside }) => {
    const at = (version: number) => ({ id: riverside, version })
    const names = async (more: Partial<ListQuestion>) =>
      (await as('officer', (db) => listEnterprises(db, { ...list, text: 'ben song 9900000016', ...more }))).total
    const retired = { on: '2025-01-01', reason: 'Sáp nhập vào doanh nghiệp khác' }
    expect(await tries('leader', (db) => retireRecord(db, enterprises, at(1), retired), because)).toMatchObject({
      problem: { kind: 'forbidden' },
    })
    expect(outcomeOf(await tries('officer', (db) => retireRecord(db, enterprises, at(1), retired), because))).toBe('ok')
    expect([
      await names({}),
      await names({ chosen: { followed: 'no' } }),
      await names({ validOn: '2024-12-31' }),
      await names({ validOn: '2014-12-31' }),
    ]).toEqual([0, 1, 1, 0])
    expect(outcomeOf(await tries('officer', (db) => retireRecord(db, enterprises, at(2), null), because))).toBe('ok')
    expect(await names({})).toBe(1)
  })
})

test.each([
  [EnterpriseInput, 'taxCode', '9900 000 104 – 001', '9900000104-001'],
  [EnterpriseInput, 'taxCode', '031 099 001 235', '031099001235'],
  [EnterpriseInput, 'name', `${'Sao\u2060 '.repeat(60)}Mai${' '.repeat(200)}`, `${'Sao '.repeat(60)}Mai`],
  [EnterpriseContactInput, 'phone', '+84 (0) 912 . 345 . 678', '0912345678'],
  [EnterpriseInput, 'establishedOn', ' 01 / 02 / 2003 ', '2003-02-01'],
] as const)('%#: %s is written in its form before its length is judged', (input: z.ZodObject, name, typed, stored) => {
  const fields = fieldsOf(input, 'vi').filter((field) => field.name === name)
  expect(readForm(z.object({ [name]: input.shape[name] }), fields, { [name]: typed })).toEqual({
    ok: true,
    value: { [name]: stored },
  })
})
