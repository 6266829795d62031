import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addDecision, addFoundingDecision } from '../act/add-decision'
import { listAffairs, nameOfAffair } from '../act/affairs'
import { changeSecretary } from '../act/change-of-secretary'
import { recordReclassification, recordRenaming, recordTermExtension, recordTransfer } from '../act/change-state'
import { closeEnterprise } from '../act/close-enterprise'
import { recordDivision, recordSplit } from '../act/divide'
import { recordEnding } from '../act/end'
import { FoundingInput, foundOrganisation } from '../act/found'
import { recordAbsorption, recordConsolidation } from '../act/merge'
import { coverEnterprise } from '../coverage/commands'
import type { Db } from '../door/actor'
import { recordMembers } from '../event/members'
import { listOrganisationsIn } from '../event/queries'
import { correctOrganisation } from '../organisation/commands'
import { findOrganisation } from '../organisation/queries'
import { OrganisationInput } from '../organisation/record'
import { newId } from '../record/id'
import { plantPeriod, sendReport, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { imageOf, type Registry, type Saves, saveAs, thereAndBack, undoAs } from '../testing/undoing'
import { viewUndo } from './plan'

const effectiveOn = '2024-06-01'
const decision = { decisionNumber: '21-QĐ/ĐU', decisionIssuedOn: '2024-05-20', decisionIssuer: 'Đảng ủy Thử Nghiệm' }
const told = { effectiveOn, ...decision, note: null }
const kind = 'grassroots_cell'
const on = (organisationId: string) => ({ organisationId, eventId: newId() })
const founding = (unitId: string, superiorId: string, enterpriseIds: string[] = []) =>
  FoundingInput.parse({
    ...decision,
    unitId,
    superiorId,
    enterpriseIds,
    name: 'Chi bộ Mới',
    kind,
    foundedOn: effectiveOn,
    foundedPrecision: 'd',
    secretaryName: 'Ngô Minh Đức',
  })

const acts: Record<string, (registry: Registry) => Saves> = {
  founding:
    ({ park, committee, harbour }) =>
    (db) =>
      foundOrganisation(db, newId(), founding(park, committee, [harbour])),
  renaming:
    ({ cell }) =>
    (db) =>
      recordRenaming(db, on(cell), { ...told, name: 'Chi bộ Bến Sông mới' }),
  reclassification:
    ({ cell }) =>
    (db) =>
      recordReclassification(db, on(cell), { ...told, kind: 'grassroots_committee', name: 'Đảng bộ Bến Sông' }),
  'rise with new cells':
    ({ cell, riverside }) =>
    (db) =>
      recordReclassification(db, on(cell), {
        ...told,
        kind: 'grassroots_committee',
        name: 'Đảng bộ Bến Sông',
        cells: [
          { name: 'Chi bộ Một', enterpriseIds: [riverside], field: '', members: 7, probationary: 1, female: 3 },
          { name: 'Chi bộ Hai', enterpriseIds: [], field: '', members: 5, probationary: 0, female: 2 },
        ],
      }),
  transfer:
    ({ cell }) =>
    (db) =>
      recordTransfer(db, on(cell), { ...told, superiorId: null, externalSuperior: 'Đảng ủy phường' }),
  'longer term':
    ({ cell }) =>
    (db) =>
      recordTermExtension(db, on(cell), { ...told, termEndsOn: '2027-06-30' }),
  'ending of a cell':
    ({ cell }) =>
    (db) =>
      recordEnding(db, on(cell), { ...told, kind: 'dissolved', membersTo: 'Chi bộ Đồi Dứa' }),
  'ending with receivers':
    ({ cell, cellNextDoor }) =>
    (db) =>
      recordEnding(db, on(cell), {
        ...told,
        kind: 'dissolved',
        receivers: [{ organisationId: cellNextDoor, members: 7, probationary: null, female: 2 }],
        membersTo: 'Đảng ủy phường',
      }),
  'ending of a committee':
    ({ committee }) =>
    (db) =>
      recordEnding(db, on(committee), { ...told, kind: 'dissolved', membersTo: 'x', externalHeir: 'Đảng ủy phường' }),
  absorption:
    ({ cell, cellNextDoor }) =>
    (db) =>
      recordAbsorption(db, on(cell), { ...told, absorbedIds: [cellNextDoor] }),
  consolidation:
    ({ cell, cellNextDoor }) =>
    (db) =>
      recordConsolidation(db, on(cell), {
        ...told,
        otherIds: [cellNextDoor],
        name: 'Chi bộ Liên hợp',
        kind,
        secretaryName: 'Ngô Minh Đức',
      }),
  division:
    ({ cell, riverside }) =>
    (db) =>
      recordDivision(db, on(cell), {
        ...told,
        kind,
        firstName: 'Chi bộ Một',
        firstEnterpriseIds: [riverside],
        secondName: 'Chi bộ Hai',
        secondEnterpriseIds: [],
      }),
  split:
    ({ cell, riverside }) =>
    (db) =>
      recordSplit(db, on(cell), { ...told, kind, name: 'Chi bộ Ba', enterpriseIds: [riverside], members: 2 }),
  'change of secretary':
    ({ cell }) =>
    (db) =>
      changeSecretary(
        db,
        { organisationId: cell, mandateId: newId() },
        {
          ...decision,
          endsOn: '2024-05-31',
          endReason: 'transferred',
          fullName: 'Ngô Minh Đức',
          isAnother: false,
          effectiveOn,
          obtained: 'appointed',
        },
      ),
  'closing of an enterprise':
    ({ riverside }) =>
    async (db) => {
      const affairs = await listAffairs(db, riverside, effectiveOn)
      const ends = affairs.map((one) => [nameOfAffair(one), one.kind === 'report' ? 'officer-enters' : 'ends'])
      return closeEnterprise(
        db,
        { id: riverside, version: 1 },
        { standing: 'closed', effectiveOn },
        Object.fromEntries(ends),
      )
    },
  correction:
    ({ cell }) =>
    async (db) => {
      const found = await findOrganisation(db, cell)
      if (!found) throw new Error('the planted cell was not found')
      return correctOrganisation(
        db,
        { id: cell, version: found.version },
        OrganisationInput.parse({ ...found, name: 'Chi bộ Sửa tên' }),
      )
    },
  'founding decision':
    ({ cellNextDoor }) =>
    (db) =>
      addFoundingDecision(db, cellNextDoor, decision),
}

test.each(Object.entries(acts))('%s: undone and redone as a whole, row for row', async (_, act) => {
  await inRegistry(async (registry) => {
    await thereAndBack(registry, 'officer', act(registry))
  })
})

const splitOf = async (registry: Registry) => {
  const { cell, riverside } = registry
  const place = on(cell)
  const set = await saveAs(registry, 'officer', (db) =>
    recordSplit(db, place, { ...told, kind, name: 'Chi bộ Ba', enterpriseIds: [riverside], members: 2 }),
  )
  const parts = await registry.as('officer', (db) => listOrganisationsIn(db, place.eventId))
  const born = [...parts].find(({ part }) => part === 'successor')
  if (!born) throw new Error('the split has no successor')
  return { set, eventId: place.eventId, born: born.organisationId, part: born.id }
}

test('what happened since to an act is undone first: numbers of members, another event, coverage, a report', async () => {
  const since: [string, (registry: Registry, made: Awaited<ReturnType<typeof splitOf>>) => Saves | Promise<Saves>][] = [
    [
      'organisation',
      (_, { born }) =>
        (db) =>
          recordRenaming(db, on(born), {
            ...told,
            effectiveOn: '2024-07-01',
            decisionNumber: '22',
            name: 'Chi bộ Bốn',
          }),
    ],
    [
      'organisation',
      ({ harbour }, { born }) =>
        (db) =>
          coverEnterprise(
            db,
            newId(),
            { organisationId: born, enterpriseId: harbour, isHost: false, documentId: null },
            { from: '2024-08-01' },
          ),
    ],
    [
      'event',
      (_, { eventId, part }) =>
        (db) =>
          recordMembers(db, { id: eventId, version: 1 }, { [part]: { members: null } }),
    ],
    [
      'member_report',
      async ({ db }, { born }) => {
        const periodId = await plantPeriod(db, '2024-07-01')
        const opening = submission({ probationaryMembers: 0, femaleMembers: 0 })
        return (db) => sendReport(db, newId(), { organisationId: born, periodId }, opening)
      },
    ],
  ]
  for (const [code, work] of since)
    await inRegistry(async (registry) => {
      const made = await splitOf(registry)
      const later = await saveAs(registry, 'officer', await work(registry, made))
      const before = await imageOf(registry)
      const view = await registry.as('officer', (db) => viewUndo(db, made.set, 'vi'))
      expect(
        view?.plan.steps.filter(({ refusal }) => refusal === null),
        code,
      ).toEqual([])
      const named = [
        ...(view?.resting ?? []).map((one) => one.code),
        ...(view?.entries ?? []).filter(({ changeSet }) => changeSet === later).map(({ record }) => record),
      ]
      expect(named).toContain(code)
      expect(await undoAs(registry, 'officer', made.set), code).toMatchObject({ ok: false })
      const some = (db: Db) =>
        db.execute(
          sql`select undo_set(${made.set}::uuid, array(select min(id) from trail where change_set = ${made.set}::uuid))`,
        )
      await expect(registry.as('officer', some), code).rejects.toMatchObject({
        cause: { constraint_name: 'undo_is_whole' },
      })
      expect(await imageOf(registry)).toEqual(before)
      if (code === 'member_report') return
      expect(await undoAs(registry, 'officer', later), code).toMatchObject({ ok: true })
      expect(await undoAs(registry, 'officer', made.set), code).toMatchObject({ ok: true })
    })
})

test('the decision of an event is added and taken back; an act is undone by officers of its units only', async () => {
  await inRegistry(async (registry) => {
    const { cell, tries } = registry
    const place = on(cell)
    const nothing = { decisionNumber: null, decisionIssuedOn: null, decisionIssuer: null }
    const set = await saveAs(registry, 'officer of the park', (db) =>
      recordRenaming(db, place, { ...told, ...nothing, name: 'Chi bộ Bến Sông mới' }),
    )
    await thereAndBack(registry, 'officer of the park', (db) => addDecision(db, place.eventId, decision))
    for (const who of ['officer of the park next door', 'secretary of the cell', 'leader', 'inspector'] as const)
      expect(await undoAs(registry, who, set), who).toMatchObject({ ok: false })
    expect(await tries('officer', async (db) => ({ ok: true, value: await findOrganisation(db, cell) }))).toMatchObject(
      {
        value: { name: 'Chi bộ Bến Sông mới' },
      },
    )
  })
})
