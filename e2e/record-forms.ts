import { sql } from 'drizzle-orm'
import type { Person } from '@/db/testing/seed'
import { asOwner } from './fixtures'
import type { Opened, Values } from './posted'
import type { Ids } from './record-ids'

export type Form = {
  /** The server action that the form is sent to: its file's folder, and its name. */
  action: string
  table: string
  who: Person
  path: string
  values: Values
  /** What is said otherwise, the second time. */
  other: Values
  /** What has to be so before the form is there. */
  before?: (open: (path: string) => Promise<Opened>) => Promise<unknown>
}

/** What a form that makes a record is filled with, one by one: all of them are sent in one registry. */
export const records = (ids: Ids): Form[] => [
  {
    action: 'enterprises/register',
    table: 'enterprise',
    who: 'officer',
    path: '/enterprises/new',
    values: { name: 'Nhà In Cây Me', ownership: 'other', taxCodeReason: 'Chờ cấp', unitId: ids.park },
    other: { name: 'Xưởng Mộc Đồi Thông' },
  },
  {
    action: 'projects/register',
    table: 'project',
    who: 'officer',
    path: '/projects/new',
    values: {
      enterpriseId: ids.riverside,
      unitId: ids.park,
      code: 'DA-01',
      kind: 'di',
      name: 'Nhà máy Một',
      certifiedOn: '01/06/2024',
      amendment: '0',
      currency: 'VND',
      registeredCapital: '1000',
    },
    other: { code: 'DA-02' },
  },
  {
    action: 'enterprise-figures/record',
    table: 'enterprise_figures',
    who: 'officer',
    path: '/enterprise-figures/new',
    values: { enterpriseId: ids.riverside, periodId: ids.half, workers: '12' },
    other: { workers: '13' },
  },
  {
    action: 'affiliated-organisations/register',
    table: 'affiliated_organisation',
    who: 'officer',
    path: '/affiliated-organisations/new',
    values: { enterpriseId: ids.harbour, kind: 'trade_union', name: 'Công đoàn Một', foundedOn: '01/06/2024' },
    other: { name: 'Công đoàn Hai' },
  },
  {
    action: 'organisations/found',
    table: 'organisation',
    who: 'officer',
    path: '/organisations/new',
    values: {
      name: 'Chi bộ Mới Một',
      kind: 'grassroots_cell',
      unitId: ids.park,
      foundedOn: '01/06/2024',
      foundedPrecision: 'd',
      superiorId: ids.committee,
    },
    other: { name: 'Chi bộ Mới Hai' },
  },
  {
    action: 'organisations/[id]/coverage/cover',
    table: 'coverage',
    who: 'officer',
    path: `/organisations/${ids.cell}/coverage/new`,
    values: { enterpriseId: ids.harbour, from: '01/06/2024' },
    other: { enterpriseId: ids.hill },
  },
  {
    action: 'people/register',
    table: 'person',
    who: 'officer',
    path: '/people/new',
    values: { unitId: ids.park, fullName: 'Hồ Thị Một' },
    other: { fullName: 'Hồ Thị Hai' },
  },
  {
    action: 'mandates/record',
    table: 'mandate',
    who: 'officer',
    path: `/mandates/new?organisation=${ids.cell}`,
    values: {
      personId: ids.person,
      organisationId: ids.cell,
      position: 'deputy_secretary',
      obtained: 'elected',
      effectiveOn: '01/06/2024',
    },
    other: { position: 'inspection_chair' },
  },
  {
    action: 'documents/register',
    table: 'document',
    who: 'officer',
    path: '/documents/new',
    values: {
      unitId: ids.park,
      issuer: 'Đảng ủy Thử',
      type: 'decision',
      number: '77-QĐ/ĐU',
      issuedOn: '01/06/2024',
      subject: 'Một',
    },
    other: { number: '78-QĐ/ĐU' },
  },
  {
    action: 'periods/open',
    table: 'period',
    who: 'administrator',
    path: '/periods/new',
    values: {
      kind: 'ad_hoc',
      name: 'Rà soát Một',
      startsOn: '01/01/2031',
      endsOn: '02/01/2031',
      cutOffOn: '02/01/2031',
      opensOn: '02/01/2031',
      dueOn: '09/01/2031',
      asksMembers: 'on',
    },
    other: { name: 'Rà soát Hai', startsOn: '02/01/2031' },
  },
  {
    action: 'reopenings/ask',
    table: 'reopening',
    who: 'officer',
    path: `/reopenings/new?period=${ids.locked}`,
    values: { periodId: ids.locked, organisationId: ids.cell, requestReason: 'Một' },
    other: { requestReason: 'Hai' },
  },
  {
    action: 'reopenings/askGranted',
    table: 'reopening',
    who: 'leader',
    path: `/reopenings/new?period=${ids.locked}`,
    values: { periodId: ids.locked, organisationId: ids.cell, requestReason: 'Một', expiresOn: ids.soon },
    other: { requestReason: 'Hai' },
  },
  {
    action: 'lock-delegations/delegate',
    table: 'lock_delegation',
    who: 'leader',
    path: '/lock-delegations/new',
    values: { accountId: ids.officer, from: ids.today, to: ids.soon },
    other: { accountId: ids.officerOfPark },
  },
  {
    action: '[records]/register',
    table: 'commune',
    who: 'administrator',
    path: '/communes/new',
    values: { name: 'Phường Một', kind: 'ward', code: '99101' },
    other: { name: 'Phường Hai', code: '99102' },
  },
  {
    action: 'accounts/register',
    table: 'account',
    who: 'administrator',
    path: '/accounts/new',
    values: { userName: 'nguoi.mot', fullName: 'Người Một', language: 'vi' },
    other: { userName: 'nguoi.hai' },
  },
  {
    action: 'accounts/grant',
    table: 'assignment',
    who: 'administrator',
    path: `/accounts/${ids.officerOfPark}/assignments/new`,
    values: { role: 'officer', unitId: ids.nextDoor, from: ids.today },
    other: { unitId: ids.zone },
  },
  {
    action: 'units/register',
    table: 'unit',
    who: 'administrator',
    path: '/units/new',
    values: {
      name: 'KCN Một',
      standing: 'operating',
      kind: 'park',
      code: 'KCN-1',
      parentId: ids.zone,
      effectiveOn: '01/06/2024',
    },
    other: { code: 'KCN-2' },
  },
  {
    action: 'rule-sets/record',
    table: 'rule_set',
    who: 'administrator',
    path: '/rule-sets/new',
    values: {
      subject: 'threshold',
      code: 'mot',
      name: 'Một',
      nameEn: 'One',
      amount: '3',
      source: 'Thử',
      effectiveOn: '01/06/2024',
    },
    other: { code: 'hai' },
  },
  {
    action: 'settings/record',
    table: 'setting',
    who: 'administrator',
    path: '/settings/new?key=help_phone',
    values: { value: '0225 3000 111', effectiveOn: '01/06/2024', reason: 'correction' },
    other: { value: '0225 3000 222', effectiveOn: '02/06/2024' },
  },
]

const decided = { effectiveOn: '01/06/2024' }
const organisation = (ids: Ids, name: string) => `/organisations/${ids.cell}/${name}`
const act = (ids: Ids, action: string, name: string, values: Values, other: Values): Form => ({
  action: `organisations/[id]/acts/${action}`,
  table: 'event',
  who: 'officer',
  path: organisation(ids, `acts/${name}`),
  values: { ...decided, ...values },
  other,
})
const kind = 'grassroots_cell'

/** Each in a registry of its own, because one act stands in the way of another. */
export const acts = (ids: Ids): Form[] => [
  act(ids, 'rename', 'rename', { name: 'Chi bộ Một' }, { name: 'Chi bộ Hai' }),
  act(ids, 'reclassify', 'reclassify', { kind: 'grassroots_committee', name: 'Đảng bộ Một' }, { name: 'Đảng bộ Hai' }),
  act(
    ids,
    'transfer',
    'transfer',
    { superiorId: '', externalSuperior: 'Đảng ủy A' },
    { externalSuperior: 'Đảng ủy B' },
  ),
  act(ids, 'extendTerm', 'extend-term', { termEndsOn: '01/06/2027' }, { termEndsOn: '01/06/2028' }),
  act(ids, 'absorb', 'absorb', { absorbedIds: [ids.cellNextDoor], membersBy: 'later' }, { note: 'Hai' }),
  act(
    ids,
    'consolidate',
    'consolidate',
    { otherIds: [ids.cellNextDoor], name: 'Chi bộ Ghép', kind, membersBy: 'later' },
    { name: 'Chi bộ Ghép Hai' },
  ),
  act(ids, 'split', 'split', { name: 'Chi bộ Tách', kind }, { name: 'Chi bộ Tách Hai' }),
  act(ids, 'divide', 'divide', { firstName: 'Chi bộ A', secondName: 'Chi bộ B', kind }, { firstName: 'Chi bộ C' }),
  act(ids, 'end', 'end', { kind: 'dissolved', membersTo: 'Đảng bộ xã' }, { membersTo: 'Đảng bộ phường' }),
  {
    action: 'organisations/[id]/change-of-secretary/change',
    table: 'mandate',
    who: 'officer',
    path: organisation(ids, 'change-of-secretary'),
    values: {
      endsOn: '31/05/2024',
      endReason: 'transferred',
      fullName: 'Hồ Thị Ba',
      effectiveOn: '01/06/2024',
      obtained: 'appointed',
    },
    other: { fullName: 'Hồ Thị Bốn' },
  },
  {
    action: 'report/request',
    table: 'correction_request',
    who: 'secretary of the cell',
    path: `/report/${ids.cell}/${ids.open}/wrong-opening`,
    values: { claimedTotal: '13', message: 'Một' },
    other: { claimedTotal: '14' },
  },
  {
    action: 'organisations/[id]/change-of-secretary/fillVacancy',
    table: 'mandate',
    who: 'officer',
    path: organisation(ids, 'change-of-secretary'),
    before: () =>
      asOwner(async (db) => {
        await db.execute(sql`select open_service_door(), set_config('sobo.reason', 'thử', true)`)
        await db.execute(sql`update mandate set valid = '[2022-01-01,2024-05-01)', end_reason = 'transferred'
          where organisation_id = ${ids.cell} and upper_inf(valid)`)
      }),
    values: { fullName: 'Hồ Thị Ba', effectiveOn: '01/06/2024', obtained: 'appointed' },
    other: { fullName: 'Hồ Thị Bốn' },
  },
  {
    action: 'report/send',
    table: 'member_report_version',
    who: 'secretary of the cell',
    path: `/report/${ids.cell}/${ids.open}/check`,
    before: (open) => open(`/report/${ids.cell}/${ids.open}`).then((form) => form.send({ changed: 'no' })),
    values: {},
    other: { note: 'Hai' },
  },
]
