import { expect, test } from 'vitest'
import { listRows } from '../lists'
import { retireRecord } from '../plain'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { inRegistry } from '../testing/stories'
import { amendProject, correctProject, registerProject } from './commands'
import { projectList, totalsOfProjects } from './list'
import { findProject, listProjectCapital } from './queries'
import { ProjectCapital, ProjectInput, projects } from './record'

const because = { reason: 'Theo quyết định' }

const described = (enterpriseId: string, unitId: string, more: Partial<ProjectInput> = {}) =>
  ProjectInput.parse({
    enterpriseId,
    unitId,
    code: 'DA-0001',
    kind: 'fdi',
    name: 'Nhà máy linh kiện',
    certifiedOn: '2016-05-04',
    currency: 'USD',
    registeredCapital: 10_000_000,
    ...more,
  })

const capital = (registeredCapital: number, amendment: number) =>
  ProjectCapital.parse({ currency: 'USD', registeredCapital, amendment })

test.each([
  ['officer', 'ok'],
  ['officer of the park', 'ok'],
  ['officer of the park next door', 'forbidden'],
  ['leader', 'forbidden'],
  ['administrator', 'forbidden'],
  ['inspector', 'forbidden'],
  ['secretary of the cell', 'forbidden'],
] as const)('%s registers a project in the park: %s', async (who, outcome) => {
  await inRegistry(async ({ tries, riverside, park }) => {
    const result = await tries(who, (db) => registerProject(db, newId(), described(riverside, park)))
    expect(result.ok ? 'ok' : result.problem.kind).toBe(outcome)
  })
})

test('each amendment holds from its day, in its own currency', async () => {
  await inRegistry(async ({ as, tries, riverside, park }) => {
    const id = newId()
    await tries('officer', (db) => registerProject(db, id, described(riverside, park)))
    const amend = (on: string, amount: number, number: number) =>
      tries(
        'officer',
        async (db) => {
          const found = await findProject(db, id)
          return amendProject(db, { id, version: found?.version ?? 0 }, capital(amount, number), on)
        },
        because,
      )
    await amend('2020-03-01', 30_000_000, 2)
    await amend('2018-07-01', 20_000_000, 1)
    expect(await amend('2016-05-04', 1, 3)).toMatchObject({
      problem: { fields: { effectiveOn: { key: 'amended-after-certified' } } },
    })

    const onDay = async (day: string) => (await as('officer', (db) => findProject(db, id, day)))?.registeredCapital
    expect(await onDay('2018-06-30')).toBe(10_000_000)
    expect(await onDay('2018-07-01')).toBe(20_000_000)
    expect(await onDay('2020-02-29')).toBe(20_000_000)
    expect(await onDay('2020-03-01')).toBe(30_000_000)
    expect((await as('officer', (db) => listProjectCapital(db, id))).map((one) => one.amendment)).toEqual([2, 1, 0])
  })
})

test('a correction mends the capital that holds and the day of the first certificate', async () => {
  await inRegistry(async ({ as, tries, riverside, park }) => {
    const id = newId()
    await tries('officer', (db) => registerProject(db, id, described(riverside, park)))
    const mended = described(riverside, park, { certifiedOn: '2015-05-04', registeredCapital: 11_000_000 })
    const correct = () => tries('officer', (db) => correctProject(db, { id, version: 1 }, mended), because)
    expect(await correct()).toEqual({ ok: true, value: { id, version: 2 } })
    expect(await correct()).toMatchObject({ problem: { kind: 'stale' } })
    expect(await as('officer', (db) => findProject(db, id, '2015-05-04'))).toMatchObject({
      registeredCapital: 11_000_000,
    })
  })
})

test('a code is used once; another officer is told no more than that', async () => {
  await inRegistry(async ({ tries, riverside, hill, park, nextDoor }) => {
    await tries('officer', (db) => registerProject(db, newId(), described(riverside, park)))
    const again = await tries('officer of the park next door', (db) =>
      registerProject(db, newId(), described(hill, nextDoor)),
    )
    expect(again).toEqual({ ok: false, problem: { kind: 'taken', field: 'code', constraint: 'project_code_taken' } })
  })
})

test('a list is asked by day, kind and words, and sums each currency for itself', async () => {
  await inRegistry(async ({ as, tries, riverside, harbour, park }) => {
    const add = (more: Partial<ProjectInput>) =>
      tries('officer', (db) => registerProject(db, newId(), described(riverside, park, more)))
    await add({ code: 'DA-1', certifiedOn: '2023-01-01' })
    await add({
      code: 'DA-2',
      enterpriseId: harbour,
      kind: 'di',
      currency: 'VND',
      registeredCapital: 5e11,
      name: 'Kho lạnh',
    })
    const inPark = { unit: park }
    const codes = async (chosen: Record<string, string>, more: object = {}) =>
      (
        await as('officer', (db) =>
          listRows(db, projectList, { ...everything, chosen: { ...inPark, ...chosen }, ...more }),
        )
      ).rows
        .map((row) => String(row.code))
        .filter((code) => /^DA-\d$/.test(code))
    expect(await codes({})).toEqual(['DA-1', 'DA-2'])
    expect(await codes({}, { validOn: '2022-12-31' })).toEqual(['DA-2'])
    expect(await codes({ kind: 'di' })).toEqual(['DA-2'])
    expect(await codes({ currency: 'USD' })).toEqual(['DA-1'])
    expect(await codes({}, { text: 'kho lanh' })).toEqual(['DA-2'])
    expect(await codes({}, { text: 'dinh vu xanh' })).toEqual(['DA-2'])
    const totals = await as('officer', (db) => totalsOfProjects(db, { ...everything, chosen: inPark }))
    expect([...totals]).toEqual([
      { currency: 'USD', projects: 2, registeredCapital: 22_500_000 },
      { currency: 'VND', projects: 1, registeredCapital: 5e11 },
    ])
    const elsewhere = await as('officer of the park next door', (db) =>
      listRows(db, projectList, { ...everything, text: 'kho lanh' }),
    )
    expect(elsewhere.total).toBe(0)
  })
})

test('a project is retired from a day and restored', async () => {
  await inRegistry(async ({ as, tries, riverside, park }) => {
    const id = newId()
    await tries('officer', (db) => registerProject(db, id, described(riverside, park)))
    const seen = async (more: object) =>
      (await as('officer', (db) => listRows(db, projectList, { ...everything, ...more }))).rows.some(
        (row) => row.id === id,
      )
    await tries('officer', (db) => retireRecord(db, projects, { id, version: 1 }, { on: '2025-01-01' }), because)
    expect([await seen({}), await seen({ validOn: '2024-12-31' }), await seen({ chosen: { followed: 'no' } })]).toEqual(
      [false, true, true],
    )
    await tries('officer', (db) => retireRecord(db, projects, { id, version: 2 }, null), because)
    expect(await seen({})).toBe(true)
  })
})
