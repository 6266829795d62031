import { sql } from 'drizzle-orm'
import { commune } from '../commune/record'
import { coverage } from '../coverage/record'
import { document } from '../document/record'
import { enterprise, enterpriseState } from '../enterprise/record'
import { mandate } from '../mandate/record'
import { organisation, organisationState } from '../organisation/record'
import { person } from '../person/record'
import { project } from '../project/record'
import { newId } from '../record/id'
import type { inRegistry } from './stories'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]
export type Searched = Awaited<ReturnType<typeof plantSearched>>

/** What the searches of db/search/search.test.ts look for, besides the planted registry; the ids by short names. */
export async function plantSearched(registry: Registry) {
  const { db, park, nextDoor, riverside, harbour, hill, cell, cellNextDoor, committee, secretaries, people } = registry
  await db.execute(sql`select set_config('sobo.reason', 'để tìm', true)`)
  const hosukoron = await found(nextDoor, 'Công ty TNHH Một thành viên Vật liệu mới Hosukoron', '9939854669')
  const lookAlike = await found(park, 'Công ty TNHH Ðình Vũ Thử Một', '9900000104-001')
  const invisible = await found(nextDoor, 'Công ty TNHH Bình\u2060Minh Thử', null)
  const packaging = await found(park, 'Công ty Cổ phần Bao bì Hải Khang Thử', null)
  const trading = await found(nextDoor, 'Cty CP SX&TM Sóng Thử', null)
  const ninth = await found(park, 'Công ty CN Hải Âu số 9', null)
  await rename(riverside, '[2010-01-01,2015-01-01)', 'Xí nghiệp Hạ Lưu')
  await db.execute(sql`update enterprise_state set name_foreign = 'River Side Mechanics'
    where enterprise_id = ${riverside} and upper_inf(valid)`)
  await db.execute(sql`update enterprise_state set valid = '[2015-01-01,2090-01-01)' where enterprise_id = ${harbour}`)
  await rename(harbour, '[2090-01-01,)', 'Công ty Cổ phần Tương Lai Thử')

  const communeId = newId()
  await db
    .insert(commune)
    .values({ id: communeId, kind: 'ward', name: 'Hồng An Thử', formerly: 'xã Cũ Kỹ, huyện Ngày Xưa' })
  await db.execute(
    sql`update enterprise set commune_id = ${communeId}, address = 'Lô CN5, đường Ven Sông' where id = ${riverside}`,
  )
  await db.execute(sql`update enterprise_contact set legal_representative = 'Ông Kim Su Hyeon', contact_name = 'Tạ Đầu Mối',
    phone = '0225 3888 999' where enterprise_id = ${riverside}`)
  await db.execute(
    sql`update person_contact set phone = '0912 345 678', email = 'an.le@thu.example' where person_id = ${secretaries.cell}`,
  )
  await db.execute(sql`update organisation set external_code = '31.001.002.003.004' where id = ${cell}`)

  const combined = newId()
  await db.insert(organisation).values({ id: combined, unitId: nextDoor, foundedOn: '2022-01-01' })
  const named = { name: 'Chi bộ Ghép Liên Khu', kind: 'grassroots_cell', valid: '[2022-01-01,)' }
  await db.insert(organisationState).values({ organisationId: combined, ...named })
  const since = { organisationId: combined, valid: '[2022-01-01,)' }
  await db.insert(coverage).values([
    { ...since, enterpriseId: riverside },
    { ...since, enterpriseId: hill, isHost: true },
  ])

  const son = await meet(park, 'Nguyễn Xuân Sơn', 'Quản đốc hành chính, chuyên viên')
  const visitor = await meet(nextDoor, 'Hồ Liên Khu')
  const mistaken = await meet(park, 'Mai Nhập Nhầm')
  const hanh = await meet(park, 'Bùi Thị Hạnh')
  const member = await meet(park, 'Bùi Thị Yến')
  const office = {
    organisationId: cell,
    position: 'deputy_secretary',
    obtained: 'elected',
    valid: '[2022-01-01,)',
  } as const
  await db.insert(mandate).values([
    { ...office, personId: visitor },
    { ...office, personId: member, position: 'committee_member' },
    { ...office, personId: mistaken, retiredOn: '-infinity' },
  ])

  const issued = { issuer: 'Đảng ủy Thử', issuedOn: '2022-05-01', subject: 'Kiện toàn chi ủy' }
  const decision = newId()
  await db
    .insert(document)
    .values({ ...issued, id: decision, unitId: park, number: '47-QĐ/ĐU', signatoryName: 'Người Ký Thử' })
  const other = newId()
  await db.insert(document).values({ ...issued, id: other, unitId: nextDoor, number: '147-QĐ/ĐU' })
  const approval = newId()
  await db
    .insert(document)
    .values({ ...issued, id: approval, unitId: park, number: '88-QĐ/HU', subject: 'Chuẩn y', issuer: 'Cấp trên' })
  await db.execute(sql`update mandate set document_id = ${approval} where person_id = ${secretaries.cell}`)
  await db.execute(sql`update organisation set founding_document_id = ${other} where id = ${combined}`)
  const projectId = newId()
  const certified = { code: 'GCN-55/2019', kind: 'fdi', name: 'Kho lạnh', certifiedOn: '2019-05-04' } as const
  await db.insert(project).values({ ...certified, id: projectId, enterpriseId: riverside, unitId: park })

  const [{ code = '', ...its } = {}] = await db.execute<Record<string, string>>(sql`select
    (select upper(left(sha256, 12)) from member_report_version where organisation_id = ${cell}) as code,
    (select event_id from event_organisation where organisation_id = ${cell}) as event,
    (select id from affiliated_organisation where enterprise_id = ${riverside}) as union,
    (select id from enterprise_figures where enterprise_id = ${riverside}) as figures,
    (select id from target where organisation_id = ${cell}) as target,
    (select id from rule_set where code = 'grassroots_cell') as kind`)
  const ids: Record<string, string> = {
    ...its,
    hosukoron,
    'look-alike': lookAlike,
    invisible,
    packaging,
    trading,
    ninth,
    riverside,
    harbour,
    hill,
    cell,
    nextCell: cellNextDoor,
    committee,
    combined,
    commune: communeId,
    next: nextDoor,
    son,
    visitor,
    mistaken,
    hanh,
    member,
    an: secretaries.cell,
    decision,
    'other decision': other,
    project: projectId,
    period: registry.period,
    account: people['secretary of the cell'].accountId,
    inspector: people.inspector.accountId,
  }
  const grouped = code.replace(/(.{4})(?=.)/g, '$1-')
  /** What is typed for the code of a receipt. */
  const said = (typed: string) =>
    ({ CODE: grouped, 'CODE WITHOUT': code.toLowerCase(), 'PART OF CODE': grouped.slice(5) })[typed] ?? typed
  return { ids, said }

  async function found(unitId: string, name: string, taxCode: string | null) {
    const id = newId()
    await db.insert(enterprise).values({ id, unitId, taxCode })
    await db.insert(enterpriseState).values({ enterpriseId: id, name, ownership: 'fdi_wholly', valid: '[2015-01-01,)' })
    return id
  }

  async function rename(enterpriseId: string, valid: string, name: string) {
    await db.insert(enterpriseState).values({ enterpriseId, name, ownership: 'fdi_wholly', valid })
  }

  async function meet(unitId: string, fullName: string, jobTitle: string | null = null) {
    const id = newId()
    await db.insert(person).values({ id, unitId, fullName, jobTitle })
    return id
  }
}
