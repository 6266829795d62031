import { expect, test } from 'vitest'
import { today } from '../../core/date'
import { registerEnterprise, reviseEnterprise } from '../enterprise/commands'
import { findEnterprise, listEnterpriseStates } from '../enterprise/queries'
import { EnterpriseInput } from '../enterprise/record'
import { correctOrganisation } from '../organisation/commands'
import { findOrganisation } from '../organisation/queries'
import { OrganisationInput } from '../organisation/record'
import { newId } from '../record/id'
import { inRegistry } from '../testing/stories'
import { addCoverage, CoverageNewInput } from './coverage'
import { mayBeginOn } from './first-day'
import { FoundingInput, foundOrganisation } from './found'

const because = { reason: 'correction' }
type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]

/** Registers an enterprise today, as at go-live, and revises it. */
async function enterprise({ as, tries, park }: Registry, more: Partial<EnterpriseInput> = {}) {
  const id = newId()
  const input = EnterpriseInput.parse({
    name: 'Công ty TNHH Gốm Đồi Chè',
    ownership: 'other',
    taxCodeReason: 'Đang chờ cấp',
    unitId: park,
    ...more,
  })
  await tries('officer', (db) => registerEnterprise(db, id, input))
  const find = (day?: string) => as('officer', (db) => findEnterprise(db, id, day))
  const revise = async (
    when: { effectiveOn?: string; followedFrom?: string; isCorrection?: boolean },
    changed: Partial<EnterpriseInput> = {},
  ) => {
    const seen = await find()
    return tries(
      'officer',
      async (db) => {
        const may = await mayBeginOn(db, id, when.followedFrom, 'vi')
        if (!may.ok) return may
        const revision = { effectiveOn: today(), isCorrection: false, ...when }
        const at = { id, version: seen?.version ?? 0 }
        return reviseEnterprise(db, at, EnterpriseInput.parse({ ...seen, ...changed }), revision)
      },
      because,
    )
  }
  return { id, find, revise }
}

test('a new enterprise is followed from its founding, or from today', () =>
  inRegistry(async (registry) => {
    const known = await enterprise(registry, { establishedOn: '2015-03-02' })
    expect((await known.find())?.followedFrom).toBe('2015-03-02')
    expect((await (await enterprise(registry)).find())?.followedFrom).toBe(today())
    const before = await registry.tries('officer', (db) =>
      registerEnterprise(
        db,
        newId(),
        EnterpriseInput.parse({
          name: 'Công ty Gốm Khác',
          ownership: 'other',
          taxCodeReason: 'Chưa cấp',
          unitId: registry.park,
          establishedOn: '2015-03-02',
        }),
        '2015-03-01',
      ),
    )
    expect(before).toMatchObject({ problem: { fields: { followedFrom: { key: 'before-founding' } } } })
  }))

test.each([false, true])('a revision from before the first day extends the life (correction: %s)', (isCorrection) =>
  inRegistry(async (registry) => {
    const { id, find, revise } = await enterprise(registry)
    expect(
      await revise({ effectiveOn: '2020-01-01', isCorrection }, { name: 'Công ty TNHH Gốm Đồi Sim' }),
    ).toMatchObject({
      ok: true,
    })
    for (const day of ['2020-01-01', '2023-05-05', undefined])
      expect(await find(day), day).toMatchObject({ name: 'Công ty TNHH Gốm Đồi Sim', ownership: 'other' })
    expect(await find('2019-12-31')).toBeNull()
    expect(await registry.as('officer', (db) => listEnterpriseStates(db, id))).toHaveLength(1)
  }),
)

test('what later spells said otherwise stays, when a life is extended', () =>
  inRegistry(async (registry) => {
    const { find, revise } = await enterprise(registry, { establishedOn: '2005-03-02' })
    await revise({ followedFrom: '2015-03-02' })
    await revise({ effectiveOn: '2020-01-01' }, { ownership: 'joint_venture' })
    await revise({ effectiveOn: '2010-01-01' }, { name: 'Gốm Cũ' })
    expect(await find('2010-01-01')).toMatchObject({ name: 'Gốm Cũ', ownership: 'other' })
    expect(await find('2020-01-01')).toMatchObject({ name: 'Gốm Cũ', ownership: 'joint_venture' })
  }))

test('the first day alone is moved back; then the older organisation of the enterprise can be entered', () =>
  inRegistry(async (registry) => {
    const { tries, committee, park } = registry
    const { id, find, revise } = await enterprise(registry)
    const founding = FoundingInput.parse({
      unitId: park,
      kind: 'grassroots_cell',
      name: 'Chi bộ Gốm Đồi Chè',
      foundedOn: '2023-05-19',
      superiorId: committee,
      enterpriseIds: [id],
    })
    const found = () => tries('officer', (db) => foundOrganisation(db, newId(), founding))
    const name = `Công ty TNHH Gốm Đồi Chè (${today().split('-').reverse().join('/')} –)`
    expect(await found()).toMatchObject({
      problem: { fields: { enterpriseIds: { key: 'enterprise-lives', records: [{ code: 'enterprise', id, name }] } } },
    })
    const version = (await find())?.version
    expect(await revise({ followedFrom: '2023-01-01' })).toMatchObject({
      ok: true,
      value: { version: Number(version) + 1 },
    })
    expect(await found()).toMatchObject({ ok: true })
    const again = await revise({ followedFrom: '2023-01-01' })
    expect(again, 'nothing else is new').toMatchObject({ ok: true, value: { version: Number(version) + 1 } })
  }))

test('the first day moves forward only where nothing rests on the days before', () =>
  inRegistry(async (registry) => {
    const { tries, cell } = registry
    const { id, find, revise } = await enterprise(registry, { establishedOn: '2015-03-02' })
    expect(await revise({ followedFrom: '2016-01-01' })).toMatchObject({ ok: true })
    expect(await find('2015-12-31')).toBeNull()

    const cover = CoverageNewInput.parse({ enterpriseId: id, from: '2023-01-01' })
    expect(await tries('officer', (db) => addCoverage(db, newId(), cell, cover))).toMatchObject({ ok: true })
    expect(await revise({ followedFrom: '2023-01-02' })).toMatchObject({
      problem: { fields: { followedFrom: { key: 'first-day-rests', records: [{ code: 'organisation', id: cell }] } } },
    })
    expect(await revise({ followedFrom: '2023-01-01' })).toMatchObject({ ok: true })

    await revise({ effectiveOn: '2024-01-01' }, { ownership: 'joint_venture' })
    expect(await revise({ followedFrom: '2024-01-01' })).toMatchObject({
      problem: { fields: { followedFrom: { key: 'first-day-changed', values: { date: '31/12/2023' } } } },
    })
  }))

test('an organisation is followed from an earlier day, not before its founding, and never from a later one', () =>
  inRegistry(async ({ as, tries, committee }) => {
    const find = (day?: string) => as('officer', (db) => findOrganisation(db, committee, day))
    const correct = async (followedFrom: string, more: Partial<OrganisationInput> = {}) => {
      const seen = await find()
      const at = { id: committee, version: seen?.version ?? 0 }
      const input = OrganisationInput.parse({ ...seen, ...more })
      return tries('officer', (db) => correctOrganisation(db, at, input, followedFrom), because)
    }
    const refused = (key: string) => ({ problem: { fields: { followedFrom: { key } } } })
    expect(await correct('2021-12-31')).toMatchObject(refused('before-founding'))
    expect(await correct('2022-01-02')).toMatchObject(refused('first-day-later'))
    expect(await correct('2020-03-01', { foundedOn: '2020-03-01' })).toMatchObject({ ok: true })
    expect(await find('2020-03-01')).toMatchObject({ from: '2020-03-01', followedFrom: '2020-03-01' })
  }))
