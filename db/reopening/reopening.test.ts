import { expect, test } from 'vitest'
import { addDays, today } from '../../core/date'
import { listChangesUnder } from '../audit/trail'
import { recordFigures } from '../enterprise-figures/commands'
import { EnterpriseFiguresInput } from '../enterprise-figures/record'
import { listRows } from '../lists'
import { confirmVersion } from '../member-report/decide'
import { saveDraft } from '../member-report/draft'
import { findVersion } from '../member-report/queries'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { grant, lock, plantPeriod, sendReport, submission } from '../testing/reports'
import { inRegistry } from '../testing/stories'
import { askAndGrant, askReopening, declineReopening, grantReopening, revokeReopening } from './commands'
import { reopeningList } from './list'
import { findReopening } from './queries'
import type { ReopeningInput } from './record'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]
type Who = Parameters<Registry['tries']>[0]

const tomorrow = addDays(today(), 1)
const refused = { ok: false, problem: { kind: 'forbidden' } }
const locked = { ok: false, problem: { kind: 'locked' } }
const says = (field: string, key: string) => ({ problem: { kind: 'invalid', fields: { [field]: { key } } } })

async function lockedPeriod({ db }: Registry, wish = {}) {
  const id = await plantPeriod(db, undefined, wish)
  await lock(db, id)
  return id
}

const asking = (periodId: string, scope: Partial<ReopeningInput> = {}): ReopeningInput => ({
  periodId,
  organisationId: null,
  enterpriseId: null,
  unitId: null,
  isWhole: Object.keys(scope).every((name) => name === 'requestReason'),
  requestReason: 'Nhập thiếu một đảng viên',
  ...scope,
})

const ask = async ({ tries }: Registry, who: Who, input: ReopeningInput, id = newId()) => ({
  id,
  result: await tries(who, (db) => askReopening(db, id, input)),
})

const send = ({ tries, cell }: Registry, periodId: string, who: Who = 'officer', admitted = 1) =>
  tries(who, (db) => sendReport(db, newId(), { organisationId: cell, periodId }, submission({ admitted })))

test('officers ask for what is theirs, leaders for anything; what is asked has one scope and a reason', async () => {
  await inRegistry(async (registry) => {
    const { cell, cellNextDoor, riverside, hill, park, nextDoor, people } = registry
    const periodId = await lockedPeriod(registry)
    const may = async (who: Who, scope: Partial<ReopeningInput>) =>
      (await ask(registry, who, asking(periodId, scope))).result
    for (const scope of [{ organisationId: cell }, { enterpriseId: riverside }, { unitId: park }])
      expect(await may('officer of the park', scope), JSON.stringify(scope)).toMatchObject({ ok: true })
    for (const scope of [{ organisationId: cellNextDoor }, { enterpriseId: hill }, { unitId: nextDoor }, {}])
      expect(await may('officer of the park', scope), JSON.stringify(scope)).toEqual(refused)
    expect(await may('officer', {})).toMatchObject({ ok: true })
    for (const who of ['administrator', 'inspector', 'secretary of the cell'] as const)
      expect(await may(who, { organisationId: cell }), who).toEqual(refused)
    expect(await may('officer', { organisationId: cell, unitId: park })).toMatchObject(
      says('organisationId', 'one-scope'),
    )
    expect(await may('officer', { isWhole: false })).toMatchObject(says('organisationId', 'one-scope'))
    expect(await may('officer', { requestReason: ' ' })).toMatchObject(says('requestReason', 'empty'))

    const { id } = await ask(registry, 'officer of the park', asking(periodId, { organisationId: cell }))
    expect(await registry.as('leader', (db) => findReopening(db, id))).toMatchObject({
      state: 'waiting',
      scope: 'organisation',
      scopeName: 'Chi bộ Công ty Cơ khí Bến Sông',
      requestedByName: 'Đỗ Bến Sông',
      canDecide: true,
    })
    expect(people['officer of the park'].accountId).toBeTruthy()
  })
})

test('an open period needs no grant', async () => {
  await inRegistry(async (registry) => {
    const periodId = await plantPeriod(registry.db)
    const { result } = await ask(registry, 'officer', asking(periodId))
    expect(result).toMatchObject(says('periodId', 'period-is-open'))
  })
})

test('nobody but leaders decides; a decision stands, and says who took it', async () => {
  await inRegistry(async (registry) => {
    const { tries, as, cell } = registry
    const periodId = await lockedPeriod(registry)
    const { id } = await ask(registry, 'officer', asking(periodId, { organisationId: cell }))
    const give = (who: Who, expiresOn = tomorrow) => tries(who, (db) => grantReopening(db, id, { expiresOn }))
    for (const who of ['officer', 'officer of the park', 'administrator', 'inspector'] as const)
      expect(await give(who), who).toEqual(refused)
    expect(await give('secretary of the cell next door')).toEqual({ ok: false, problem: { kind: 'missing' } })
    expect(await give('leader', addDays(today(), -1))).toMatchObject(says('expiresOn', 'reopening-expires-later'))
    expect(await give('leader', addDays(today(), 32))).toMatchObject(says('expiresOn', 'reopening-expires-soon'))
    expect(await send(registry, periodId)).toEqual(locked)

    expect(await give('leader')).toEqual({ ok: true, value: { id } })
    expect(await give('leader')).toMatchObject(says('decision', 'reopening-decided'))
    expect(await tries('leader', (db) => declineReopening(db, id, 'Thôi'))).toMatchObject(
      says('decision', 'reopening-decided'),
    )
    expect(await as('officer of the park', (db) => findReopening(db, id))).toMatchObject({
      state: 'open',
      decidedByName: 'Đặng Lãnh Đạo',
      canRevoke: false,
    })
    expect(await send(registry, periodId)).toMatchObject({ ok: true })
  })
})

test('what is declined, expired, revoked or about somebody else opens nothing', async () => {
  await inRegistry(async (registry) => {
    const { db, tries, as, cell, cellNextDoor, nextDoor } = registry
    const periodId = await lockedPeriod(registry)
    const declined = await ask(registry, 'officer', asking(periodId, { organisationId: cell }))
    await tries('leader', (db) => declineReopening(db, declined.id, 'Chưa đủ căn cứ'))
    const expired = await grant(db, { periodId, organisationId: cell, expiresOn: addDays(today(), -1) })
    await grant(db, { periodId, organisationId: cellNextDoor })
    await grant(db, { periodId, unitId: nextDoor })
    await grant(db, { periodId: await lockedPeriod(registry, { startsOn: '2024-06-01', endsOn: '2024-06-28' }) })
    expect(await send(registry, periodId)).toEqual(locked)

    const given = await grant(db, { periodId, organisationId: cell })
    expect(await send(registry, periodId)).toMatchObject({ ok: true })
    for (const who of ['officer', 'inspector'] as const)
      expect(await tries(who, (db) => revokeReopening(db, given, 'Xong')), who).toEqual(refused)
    expect(await tries('leader', (db) => revokeReopening(db, given, ' '))).toMatchObject(says('revokedReason', 'empty'))
    expect(await tries('leader', (db) => revokeReopening(db, given, 'Đã sửa xong'))).toMatchObject({ ok: true })
    expect(await tries('leader', (db) => revokeReopening(db, given, 'Lần nữa'))).toMatchObject(
      says('decision', 'reopening-not-open'),
    )
    expect(await send(registry, periodId)).toEqual(locked)
    const states = async (id: string) => (await as('leader', (db) => findReopening(db, id)))?.state
    expect([await states(declined.id), await states(expired), await states(given)]).toEqual([
      'declined',
      'expired',
      'revoked',
    ])
  })
})

test('a grant for a unit covers what lies below it; of two that cover, the narrower is named', async () => {
  await inRegistry(async (registry) => {
    const { db, as, zone, park, cell } = registry
    const periodId = await lockedPeriod(registry)
    let admitted = 0
    const under = async () => {
      admitted += 1
      const sent = await send(registry, periodId, 'officer', admitted)
      if (!sent.ok) throw new Error(sent.problem.kind)
      return (await as('officer', (db) => findVersion(db, sent.value.id)))?.reopeningId
    }
    const whole = await grant(db, { periodId })
    expect(await under()).toBe(whole)
    const zoneWide = await grant(db, { periodId, unitId: zone })
    expect(await under()).toBe(zoneWide)
    await grant(db, { periodId, unitId: park, expiresOn: addDays(today(), -1) })
    expect(await under()).toBe(zoneWide)
    const own = await grant(db, { periodId, organisationId: cell })
    expect(await under()).toBe(own)
  })
})

test('a grant lists exactly the changes made under it: drafts, versions, decisions, figures', async () => {
  await inRegistry(async (registry) => {
    const { db, tries, as, cell, cellNextDoor, riverside } = registry
    const periodId = await lockedPeriod(registry, { asksFigures: true })
    const of = { organisationId: cell, periodId }
    const other = await grant(db, { periodId, organisationId: cellNextDoor })
    const id = newId()
    const granted = { ...asking(periodId, { unitId: registry.park }), expiresOn: tomorrow }
    expect(await tries('leader', (db) => askAndGrant(db, id, granted))).toEqual({ ok: true, value: { id } })

    const typed = { admitted: '1' }
    const draft = await tries('officer of the park', (db, who) =>
      saveDraft(db, of, { opened: {}, typed }, who.accountId),
    )
    expect(draft).toMatchObject({ ok: true })
    const sent = await send(registry, periodId, 'officer of the park')
    const version = await as('officer', (db) => findVersion(db, sent.ok ? sent.value.id : newId()))
    if (!version) throw new Error('the sent report was not found')
    await tries('officer', (db) => confirmVersion(db, version))
    const figures = EnterpriseFiguresInput.parse({ enterpriseId: riverside, periodId, workers: 120 })
    expect(await tries('officer of the park', (db) => recordFigures(db, newId(), figures))).toMatchObject({ ok: true })
    expect(
      await tries('officer', (db) => sendReport(db, newId(), { organisationId: cellNextDoor, periodId }, submission())),
    ).toMatchObject({ ok: true })

    const acts = async (who: Who, grantId: string) =>
      (await as(who, (db) => listChangesUnder(db, grantId, 'vi'))).map(
        ({ tableName, operation }) => `${operation} ${tableName}`,
      )
    const expected = [
      'create enterprise_figures',
      'confirm member_report_version',
      'clear_draft report_draft',
      'submit member_report_version',
      'draft report_draft',
    ]
    expect((await acts('leader', id)).toSorted()).toEqual(expected.toSorted())
    expect((await acts('officer of the park', id)).toSorted()).toEqual(expected.toSorted())
    expect(await acts('leader', other)).toEqual(['submit member_report_version'])
  })
})

test('the list filters by period and state', async () => {
  await inRegistry(async (registry) => {
    const { db, as, cell } = registry
    const periodId = await lockedPeriod(registry)
    const waiting = await ask(registry, 'officer', asking(periodId, { organisationId: cell }))
    const open = await grant(db, { periodId })
    const ids = async (wish = {}) => {
      const asked = { ...everything, chosen: { period: periodId, ...wish } }
      return (await as('leader', (db) => listRows(db, reopeningList, asked))).rows.map(({ id }) => id)
    }
    expect((await ids()).toSorted()).toEqual([waiting.id, open].toSorted())
    expect(await ids({ state: 'waiting' })).toEqual([waiting.id])
    expect(await ids({ state: 'open' })).toEqual([open])
    expect(await ids({ state: 'revoked' })).toEqual([])
  })
})
