import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ok } from '../../core/result'
import { listEnterprisesCovered } from '../coverage/queries'
import { coverage } from '../coverage/record'
import type { Db } from '../door/actor'
import { enterprises } from '../enterprise/record'
import { retireRecord } from '../plain'
import { withdrawnOn } from '../record/columns'
import { newId } from '../record/id'
import { figuresOn } from '../report/figures'
import { setting } from '../setting/record'
import { confirmReport, grant, lock, plantGroup, plantOrganisation, plantPeriod } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { recordReclassification, recordTransfer } from './change-state'
import { recordEnding } from './end'
import { recordAbsorption } from './merge'

const effectiveOn = '2024-06-01'
const told = { effectiveOn, decisionNumber: null, decisionIssuedOn: null, decisionIssuer: null, note: null }
const cause = { reason: 'by-decision' }
const on = (organisationId: string) => ({ organisationId, eventId: newId() })
const nobody = { members: null, probationary: null, female: null }
const refused = (name: string, key: string) => ({ ok: false, problem: { fields: { [name]: { key } } } })

test('members go neither to a Party group nor to a withdrawn organisation', () =>
  inRegistry(async ({ db, tries, park, cell, committee }) => {
    const group = await plantGroup(db, park, 'Tổ đảng Phân xưởng 1', cell)
    const wrong = await plantOrganisation(db, park, 'Chi bộ Nhập Nhầm', committee)
    await db.execute(sql`select set_config('sobo.reason', 'nhập nhầm', true)`)
    await db.execute(
      sql`update organisation set retired_on = ${withdrawnOn}, version = version + 1 where id = ${wrong}`,
    )
    const end = (organisationId: string) =>
      tries(
        'officer',
        (db) =>
          recordEnding(db, on(cell), {
            ...told,
            kind: 'dissolved',
            receivers: [{ organisationId, ...nobody, members: 12 }],
          }),
        cause,
      )
    expect(await end(wrong)).toMatchObject({ ok: false })
    const other = await plantOrganisation(db, park, 'Chi bộ Khác', committee)
    const toGroup = await tries(
      'officer',
      (db) =>
        recordEnding(db, on(cell), {
          ...told,
          kind: 'dissolved',
          receivers: [{ organisationId: group, ...nobody, members: 12 }],
          heirId: other,
        }),
      cause,
    )
    expect(toGroup).toMatchObject({ ok: false })
    expect(
      await tries('officer', (db) => recordAbsorption(db, on(cell), { ...told, absorbedIds: [wrong] }), cause),
    ).toMatchObject({
      ok: false,
    })
    const above = await plantOrganisation(db, park, 'Đảng bộ Có Chi Bộ', committee)
    await plantOrganisation(db, park, 'Chi bộ Dưới', above)
    expect(await end(above)).toMatchObject({ ok: false })
    const asGroup = { ...told, kind: 'party_group', name: 'Tổ đảng' }
    expect(await tries('officer', (db) => recordReclassification(db, on(cell), asGroup), cause)).toMatchObject(
      refused('kind', 'keeps-members'),
    )
  }))

test('an organisation that reports stands under a committee, so that nobody takes its report away', () =>
  inRegistry(async ({ tries, cell, cellNextDoor }) => {
    const move = { ...told, ...nobody, superiorId: cellNextDoor, externalSuperior: null }
    expect(await tries('officer', (db) => recordTransfer(db, on(cell), move), cause)).toMatchObject(
      refused('superiorId', 'superior-leads'),
    )
  }))

test('an enterprise is not followed from a day in a locked period or before, unless that is open to it', () =>
  inRegistry(async ({ db, tries, as, riverside }) => {
    const periodId = await plantPeriod(db, '2024-05-01', { asksFigures: true })
    await lock(db, periodId)
    const stop = async (day: string) => {
      const [row] = await as('officer', (db) =>
        db.execute<{ version: number }>(sql`select version from enterprise where id = ${riverside}`),
      )
      const at = { id: riverside, version: row?.version ?? 0 }
      return tries('officer', (db) => retireRecord(db, enterprises, at, { on: day }), cause)
    }
    expect(await stop('2024-04-30')).toMatchObject(refused('retiredOn', 'stop-locked'))
    await grant(db, { periodId, enterpriseId: riverside })
    expect(await stop('2024-04-30')).toMatchObject({ ok: true })
  }))

test('who came from a non-state enterprise stays there in the figures, and new cells cover what their committee did', () =>
  inRegistry(async (registry) => {
    const { db, tries, as, park, committee, cell, riverside, harbour } = registry
    await db.insert(setting).values({ key: 'zone_committee', value: committee, valid: '[2000-01-01,)' })
    const state = await plantOrganisation(db, park, 'Chi bộ Nhà Nước', committee)
    await db.execute(sql`select set_config('sobo.reason', 'sửa', true)`)
    await db.execute(sql`update enterprise_state set ownership = 'state' where enterprise_id = ${harbour}`)
    await db
      .insert(coverage)
      .values({ organisationId: state, enterpriseId: harbour, valid: '[2022-01-01,)', isHost: true })
    const may = await plantPeriod(db, '2024-05-01', { kind: 'month', name: null })
    for (const one of [cell, state]) await confirmReport(registry, one, may)
    const nonState = (day: string) =>
      as(
        'officer',
        async (db) => (await figuresOn(db, day)).find(({ code }) => code === 'members_in_non_state_enterprises')?.value,
      )
    expect(await nonState('2024-05-31')).toBe(12)
    const absorb = await tries(
      'officer',
      (db) => recordAbsorption(db, on(state), { ...told, absorbedIds: [cell] }),
      cause,
    )
    expect(absorb).toMatchObject({ ok: true })
    expect(await nonState(effectiveOn)).toBe(12)

    const cells = ['Một', 'Hai'].map((name) => ({ ...nobody, members: 11, name, enterpriseIds: [], field: '' }))
    const rise = {
      ...told,
      effectiveOn: '2024-06-10',
      kind: 'grassroots_committee',
      name: 'Đảng bộ',
      cells,
      cellKind: 'grassroots_cell',
    }
    expect(await tries('officer', (db) => recordReclassification(db, on(state), rise), cause)).toMatchObject({
      ok: true,
    })
    const born = await db.execute<{ id: string }>(
      sql`select organisation_id as id from organisation_state where superior_id = ${state}`,
    )
    for (const { id } of born)
      expect(
        [...(await as('officer', (db) => listEnterprisesCovered(db, id, '2024-06-10')))]
          .map(({ enterpriseId }) => enterpriseId)
          .sort(),
      ).toEqual([riverside, harbour].sort())
  }))

test('the number of an event that a confirmed report of a locked period has is changed under a reopening only', () =>
  inRegistry(async (registry) => {
    const { db, tries, cell, cellNextDoor } = registry
    const place = on(cell)
    const absorb = (db: Db) => recordAbsorption(db, place, { ...told, absorbedIds: [cellNextDoor] })
    expect(await tries('officer', absorb, cause)).toMatchObject({ ok: true })
    const june = await plantPeriod(db, '2024-06-01')
    await confirmReport(registry, cell, june, { note: 'theo danh sách' })
    const recount = () =>
      tries(
        'officer',
        async (db) =>
          ok(
            await db.execute(
              sql`update event_organisation set members = members + 1 where event_id = ${place.eventId}`,
            ),
          ),
        cause,
      )
    expect(await recount()).toMatchObject({ ok: true })
    await lock(db, june)
    expect(await recount()).toMatchObject(refused('decision', 'event-numbers-locked'))
    await grant(db, { periodId: june, organisationId: cell })
    expect(await recount()).toMatchObject({ ok: true })
  }))
