import type { Person } from '@/db/testing/seed'
import type { Opened, Values } from './posted'
import type { Ids } from './record-ids'

export type Form = {
  /** Folder of the server action's file, and its name. */
  action: string
  table: string
  who: Person
  path: string
  values: Values
  /** Values that make the second submission another record. */
  other: Values
  /** Makes the state in which the form exists. */
  before?: (open: (path: string) => Promise<Opened>) => Promise<unknown>
}

/** The forms that insert a record, in an order in which one registry accepts them all. */
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
    action: 'views/saveAsNew',
    table: 'saved_view',
    who: 'officer',
    path: '/views/new?list=enterprises&workers_from=10',
    values: { name: 'Từ 10 lao động' },
    other: { name: 'Từ mười lao động' },
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
