import { expect, test } from 'vitest'
import { listOrganisationsCovering } from '../coverage/queries'
import { findEnterprise } from '../enterprise/queries'
import { findSecretary } from '../mandate/queries'
import { newId } from '../record/id'
import { lock, plantPeriod, sendReport, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { type Affair, decisionsOn, listAffairs, nameOfAffair } from './affairs'
import { closeEnterprise } from './close-enterprise'

const because = { reason: 'Theo quyết định' }
const closing = { standing: 'closed' as const, effectiveOn: '2024-07-01' }
const all = (affairs: Affair[], decided: Partial<Record<Affair['kind'], string>>) =>
  Object.fromEntries(affairs.map((affair) => [nameOfAffair(affair), decided[affair.kind] ?? '']))

test('closing asks for a decision on each organisation, mandate and report, and acts on all at once', async () => {
  await inRegistry(async ({ as, tries, riverside, cell }) => {
    const affairs = await as('officer', (db) => listAffairs(db, riverside, closing.effectiveOn))
    expect(affairs.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['coverage', 'mandate']))
    const close = (decisions: Record<string, string>) =>
      tries('officer', (db) => closeEnterprise(db, { id: riverside, version: 1 }, closing, decisions), because)

    expect(await close(all(affairs, { coverage: 'ends', report: 'officer-enters' }))).toMatchObject({
      problem: { fields: { decisions: { key: 'undecided', values: { count: 1 } } } },
    })
    expect(await as('officer', (db) => findEnterprise(db, riverside))).toMatchObject({
      standing: 'operating',
      version: 1,
    })

    expect((await close(all(affairs, { coverage: 'ends', mandate: 'ends', report: 'officer-enters' }))).ok).toBe(true)
    const onDay = (day: string) => as('officer', (db) => findEnterprise(db, riverside, day))
    expect([(await onDay('2024-06-30'))?.standing, (await onDay('2024-07-01'))?.standing]).toEqual([
      'operating',
      'closed',
    ])
    const [covered] = await as('officer', (db) => listOrganisationsCovering(db, riverside, '2024-07-01'))
    expect(covered).toMatchObject({ holds: false, valid: '[2022-01-01,2024-07-01)' })
    expect(await as('officer', (db) => findSecretary(db, cell, '2024-06-30'))).toMatchObject({ endReason: 'left_job' })
    expect(await as('officer', (db) => findSecretary(db, cell, '2024-07-01'))).toBeNull()
    expect(await close({})).toMatchObject({ problem: { fields: { standing: { key: 'closed-already' } } } })
  })
})

test('what stays, stays', async () => {
  await inRegistry(async ({ as, tries, riverside, cell }) => {
    const affairs = await as('officer', (db) => listAffairs(db, riverside, closing.effectiveOn))
    const decisions = all(affairs, { coverage: 'stays', mandate: 'keeps', report: 'officer-enters' })
    await tries('officer', (db) => closeEnterprise(db, { id: riverside, version: 1 }, closing, decisions), because)
    const [covered] = await as('officer', (db) => listOrganisationsCovering(db, riverside, '2024-07-01'))
    expect(covered?.holds).toBe(true)
    expect(await as('officer', (db) => findSecretary(db, cell, '2024-07-01'))).not.toBeNull()
  })
})

test('of open periods, reports that are not settled want a decision; each by its own period', async () => {
  await inRegistry(async ({ db, as, tries, riverside, cell }) => {
    const may = await plantPeriod(db, '2024-05-01')
    await plantPeriod(db, '2024-05-01', { kind: 'month', name: null, endsOn: '2024-05-31' })
    const locked = await plantPeriod(db, '2024-06-01')
    await lock(db, locked)
    const reports = async () =>
      (await as('officer', (db) => listAffairs(db, riverside, closing.effectiveOn))).filter(
        (affair) => affair.kind === 'report' && affair.period.startsOn === '2024-05-01',
      )
    const unsent = await reports()
    expect(unsent).toMatchObject([{ standing: 'missing' }, { standing: 'missing' }])
    expect(new Set(unsent.map(nameOfAffair)).size).toBe(2)
    await tries('officer', (db) => sendReport(db, newId(), { organisationId: cell, periodId: may }, submission()))
    const sent = (await reports()).find((affair) => affair.kind === 'report' && affair.period.id === may)
    expect(sent).toMatchObject({ standing: 'submitted' })
    expect(sent && decisionsOn(sent)).toEqual(['is-decided'])
  })
})

test.each([
  ['officer of the park', 'ok'],
  ['officer of the park next door', 'missing'],
  ['leader', 'forbidden'],
  ['administrator', 'forbidden'],
  ['secretary of the cell', 'missing'],
] as const)('%s records that an enterprise without an organisation closed: %s', async (who, outcome) => {
  await inRegistry(async ({ tries, harbour }) => {
    const result = await tries(who, (db) => closeEnterprise(db, { id: harbour, version: 1 }, closing, {}), because)
    expect(result.ok ? 'ok' : result.problem.kind).toBe(outcome)
  })
})
