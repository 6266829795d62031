import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listEnterprisesCovered, listOrganisationsCovering } from '../coverage/queries'
import { listEventsOf } from '../event/queries'
import { listRows } from '../lists'
import { organisationList } from '../organisation/list'
import { findOrganisation } from '../organisation/queries'
import { newId } from '../record/id'
import { everything } from '../record/listing'
import { knownRules } from '../reference/rules'
import { choicesOf } from '../references'
import { ruleSet } from '../rule-set/record'
import type { Person } from '../testing/seed'
import { inRegistry } from '../testing/stories'
import { recordReclassification } from './change-state'
import { recordSplit, SplitInput } from './divide'
import { FoundingInput, foundOrganisation } from './found'

const named = { ...everything, text: 'dinh vu xanh' }

const asked = (unitId: string, more = {}) =>
  FoundingInput.parse({
    name: 'Chi bộ Công ty Điện tử Đình Vũ Xanh',
    kind: 'grassroots_cell',
    unitId,
    foundedOn: '2024-05-19',
    decisionNumber: '30-QĐ/ĐU',
    decisionIssuedOn: '2024-05-10',
    decisionIssuer: 'Đảng ủy Thử Nghiệm',
    ...more,
  })

test('one form founds an organisation, with enterprises, decision, event and first secretary', async () => {
  await inRegistry(async ({ as, tries, park, harbour, riverside, committee }) => {
    const id = newId()
    const input = asked(park, {
      superiorId: committee,
      enterpriseIds: [harbour, riverside],
      secretaryName: 'Hồ Thị Giang',
      secretaryTermEndsOn: '2029-05-19',
    })
    const founded = await tries('officer of the park', (db) => foundOrganisation(db, id, input))
    expect(founded).toEqual({ ok: true, value: { id } })

    await as('officer of the park', async (db) => {
      const organisation = await findOrganisation(db, id)
      expect(organisation).toMatchObject({ superiorId: committee, foundedOn: '2024-05-19', from: '2024-05-19' })
      const events = [...(await listEventsOf(db, id))]
      expect(events).toMatchObject([
        { kind: 'established', part: 'successor', decision: '30-QĐ/ĐU, 10/05/2024, Đảng ủy Thử Nghiệm' },
      ])
      expect(events[0]?.documentId).toBe(organisation?.foundingDocumentId)
      const covered = [...(await listEnterprisesCovered(db, id))]
      expect(covered.map(({ enterpriseId, isHost }) => [enterpriseId, isHost])).toEqual([
        [harbour, true],
        [riverside, false],
      ])
      expect((await listOrganisationsCovering(db, harbour))[0]).toMatchObject({
        organisationId: id,
        decision: '30-QĐ/ĐU, 10/05/2024, Đảng ủy Thử Nghiệm',
      })
      const { rows } = await listRows(db, organisationList, named)
      expect(rows).toMatchObject([
        { id, secretary: 'Hồ Thị Giang', superiorName: 'Đảng bộ KCN Bến Sông', members: null },
      ])
    })
  })
})

test('a decision may come later, and the list says which lack one; a date of long ago may be followed from now', async () => {
  await inRegistry(async ({ as, tries, park, harbour }) => {
    const id = newId()
    const input = asked(park, {
      foundedOn: '2003-01-01',
      foundedPrecision: 'y',
      followedFrom: '2020-01-01',
      enterpriseIds: [harbour],
      decisionNumber: null,
      decisionIssuedOn: null,
      decisionIssuer: null,
    })
    expect(await tries('officer', (db) => foundOrganisation(db, id, input))).toMatchObject({ ok: true })
    await as('officer', async (db) => {
      const { rows } = await listRows(db, organisationList, { ...named, chosen: { review: 'no-decision' } })
      expect(rows.map((row) => row.id)).toEqual([id])
      const empty = await listRows(db, organisationList, { ...named, validOn: '2019-12-31' })
      expect(empty).toEqual({ rows: [], total: 0, hasMore: false })
    })
  })
})

test('what begins has a kind of the day on which it begins', async () => {
  await inRegistry(async ({ db, tries, park, cell }) => {
    await db.execute(sql`select set_config('sobo.reason', 'Theo quyết định', true)`)
    await db.execute(sql`update rule_set set valid = '[2000-01-01,2026-07-26)', version = version + 1
      where subject = 'organisation_kind' and code = 'grassroots_cell'`)
    await db.insert(ruleSet).values(knownRules.filter(({ code }) => code === 'cell'))
    const choices = [...(await (choicesOf('organisation_kind')?.(db, 'vi') ?? []))].map(({ label }) => label)
    expect(choices).toEqual(
      expect.arrayContaining(['Chi bộ (từ ngày 26/07/2026)', 'Chi bộ cơ sở (đến ngày 25/07/2026)']),
    )

    const act = { decisionNumber: null, decisionIssuedOn: null, decisionIssuer: null, note: null }
    const begun = (kind: string, on: string) => [
      () => tries('officer', (db) => foundOrganisation(db, newId(), asked(park, { kind, foundedOn: on }))),
      () => tries('officer', (db) => recordReclassification(db, at(), { ...act, kind, name: 'Mới', effectiveOn: on })),
      () =>
        tries('officer', (db) =>
          recordSplit(db, at(), SplitInput.parse({ ...act, kind, name: 'Mới', effectiveOn: on, enterpriseIds: [] })),
        ),
    ]
    const at = () => ({ organisationId: cell, eventId: newId() })
    for (const [kind, on, day, then] of [
      ['cell', '2024-05-19', '19/05/2024', 'Chi bộ cơ sở'],
      ['grassroots_cell', '2026-08-01', '01/08/2026', 'Chi bộ'],
    ] as const)
      for (const begin of begun(kind, on)) {
        const refused = await begin()
        expect(refused).toMatchObject({
          problem: { fields: { kind: { key: 'kind-of-another-day', values: { day } } } },
        })
        expect(JSON.stringify(refused)).toContain(`${then}"`)
      }
    expect(await begun('cell', '2026-08-01')[0]?.()).toMatchObject({ ok: true })
  })
})

test.each([
  [{ decisionNumber: null }, { decisionNumber: { key: 'v14' } }],
  [{ followedFrom: '2024-01-01' }, { followedFrom: { key: 'before-founding' } }],
  [{ externalSuperior: 'Đảng ủy phường', superiorId: 'committee' }, { externalSuperior: { key: 'one-superior' } }],
  [{ secretaryName: 'Một', secretaryId: 'secretary' }, { secretaryName: { key: 'one-person' } }],
  [{ enterpriseIds: ['harbour'], foundedOn: '2010-01-01' }, { enterpriseIds: { key: 'enterprise-lives' } }],
  [{ superiorId: 'committee', foundedOn: '2016-01-01' }, { superiorId: { key: 'v22-ended' } }],
] as const)('%j is refused at the field, and nothing is kept', async (more, fields) => {
  await inRegistry(async ({ as, tries, park, committee, harbour, secretaries }) => {
    const ids: Record<string, string> = { committee, harbour, secretary: secretaries.cell }
    const text = JSON.stringify(more).replaceAll(
      /"(committee|harbour|secretary)"(?!:)/g,
      (_, name: string) => `"${ids[name]}"`,
    )
    const id = newId()
    const result = await tries('officer', (db) => foundOrganisation(db, id, asked(park, JSON.parse(text))))
    expect(result).toMatchObject({ ok: false, problem: { kind: 'invalid', fields } })
    expect(await as('officer', (db) => findOrganisation(db, id))).toBeNull()
  })
})

test.each([
  ['officer', true],
  ['officer of the park', true],
  ['officer of the park next door', false],
  ['administrator', false],
  ['leader', false],
  ['inspector', false],
  ['secretary of the committee', false],
] satisfies [Person, boolean][])('founding by the %s: %s', async (who, may) => {
  await inRegistry(async ({ tries, park }) => {
    const result = await tries(who, (db) => foundOrganisation(db, newId(), asked(park)))
    expect(result).toMatchObject(may ? { ok: true } : { ok: false, problem: { kind: 'forbidden' } })
  })
})
