import { affiliatedList } from '../affiliated-organisation/list'
import { accountList } from '../assignment/account-list'
import { communes } from '../commune/record'
import { documentList } from '../document/list'
import { enterpriseList } from '../enterprise/list'
import { figuresList } from '../enterprise-figures/list'
import { eventList } from '../event/list'
import { listOf } from '../lists'
import { personList } from '../mandate/person-list'
import { organisationList } from '../organisation/list'
import { periodList } from '../period/list'
import { projectList } from '../project/list'
import type { Listing } from '../record/listing'
import { ruleList } from '../rule-set/list'
import { targetList } from '../target/list'
import { unitList } from '../unit/list'

const all = 'AIOLPNcCn'
/** Who sees what belongs to the park and to its cell; of next door; and of the park alone. */
const park = 'AIOLPcC'
const next = 'AIOLNn'
const parkStaff = 'AIOLP'
const nextStaff = 'AIOLN'
/** Staff who see every unit. */
const zone = 'AIOL'

export const lists = {
  enterprise: enterpriseList,
  organisation: organisationList,
  person: personList,
  account: accountList,
  document: documentList,
  event: eventList,
  project: projectList,
  affiliated: affiliatedList,
  figures: figuresList,
  commune: listOf(communes),
  unit: unitList,
  period: periodList,
  rule: ruleList,
  target: targetList,
} satisfies Record<string, Listing>

export type Place = keyof typeof lists | 'report' | `choose ${'enterprise' | 'organisation' | 'person' | 'document'}`

/** Where, what is typed, and by what it finds, those who find it; to all others the same search finds nothing. */
type Search = [where: Place, typed: string, finds: Record<string, string>]

const byName: Search[] = [
  ['enterprise', 'hosukoron vat lieu', { hosukoron: nextStaff }],
  ['enterprise', 'công ty tnhh vat lieu moi hosukoron', { hosukoron: nextStaff }],
  ['enterprise', 'HOSUKORON', { hosukoron: nextStaff }],
  ['enterprise', 'sukoron', { hosukoron: nextStaff }],
  ['enterprise', 'vật liệu mới mtv hosukoron', { hosukoron: nextStaff }],
  ['enterprise', 'tnhh mtv hosukoron', { hosukoron: nextStaff }],
  ['enterprise', 'cty hosukoron', { hosukoron: nextStaff }],
  ['enterprise', 'hosu công t', { hosukoron: nextStaff }],
  ['enterprise', 'mtx hosukoron', {}],
  ['enterprise', 'ctcp bao bì hải khang', { packaging: parkStaff }],
  ['enterprise', 'cty bao bi hai khang', { packaging: parkStaff }],
  ['enterprise', 'cty cp bao bi hai khang', { packaging: parkStaff }],
  ['enterprise', 'công ty cp bao bì', { packaging: parkStaff }],
  ['enterprise', 'ctcp sản xuất thương mại', { trading: nextStaff }],
  ['enterprise', 'công ty cổ phần sản xuất và thương mại sóng', {}],
  ['enterprise', 'công ty cổ phần sản xuất thương mại sóng', { trading: nextStaff }],
  ['enterprise', 'SX&TM', { trading: nextStaff }],
  ['enterprise', 'công nghiệp hải âu', {}],
  ['enterprise', 'số 9', { ninth: parkStaff }],
  ['enterprise', 'Hải Âu số 9', { ninth: parkStaff }],
  ['enterprise', 'hải âu 99', {}],
  ['enterprise', 'dien tu dinh vu xanh', { harbour: parkStaff }],
  ['enterprise', 'điện tử đình vũ', { harbour: parkStaff }],
  ['enterprise', 'Điện Tử Đình Vũ'.normalize('NFD'), { harbour: parkStaff }],
  ['enterprise', 'xanh vũ đình tử điện', { harbour: parkStaff }],
  ['enterprise', 'đien tu đinh vu', { harbour: parkStaff }],
  ['enterprise', 'dinh vu thu mot', { 'look-alike': parkStaff }],
  ['enterprise', 'Đình Vũ Thử Một', { 'look-alike': parkStaff }],
  ['enterprise', 'Ðình Vũ Thử Một', { 'look-alike': parkStaff }],
  ['enterprise', 'binh minh thu', { invisible: nextStaff }],
  ['enterprise', 'Bình\u2060Minh Thử', { invisible: nextStaff }],
  ['enterprise', 'xi nghiep ha luu', { riverside: park }],
  ['enterprise', 'tuong lai thu', { harbour: parkStaff }],
  ['enterprise', 'River Side Mechanics', { riverside: park }],
  ['enterprise', 'mechanics co khi', { riverside: park }],
  ['enterprise', 'cơ khí hosukoron', {}],
  ['enterprise', 'khong co ten nay', {}],
  ['enterprise', '%', {}],
  ['enterprise', "'; drop table person; --", {}],
  ['enterprise', '…', {}],
  ['enterprise', '\u0000', {}],
  ['enterprise', 'hosu\u0000koron', { hosukoron: nextStaff }],
  ['choose enterprise', 'hosu\u0000koron', { hosukoron: nextStaff }],
  ['choose enterprise', '\ud800 hosukoron', { hosukoron: nextStaff }],
]

const byCode: Search[] = [
  ['enterprise', '9939854669', { hosukoron: nextStaff }],
  ['enterprise', '9939-854-669', { hosukoron: nextStaff }],
  ['enterprise', '9939 854 669', { hosukoron: nextStaff }],
  ['enterprise', '9939.854.669', { hosukoron: nextStaff }],
  ['enterprise', '993985', { hosukoron: nextStaff }],
  ['enterprise', 'MST 9939854669', { hosukoron: nextStaff }],
  ['enterprise', 'Mã số thuế: 9939854669', { hosukoron: nextStaff }],
  ['enterprise', 'MST 9939854660', {}],
  ['enterprise', 'thuế hosukoron', {}],
  ['enterprise', 'gcn 55/2019', { riverside: parkStaff }],
  ['enterprise', 'hosukoron 9939854669', { hosukoron: nextStaff }],
  ['enterprise', '9900000104', { 'look-alike': parkStaff }],
  ['enterprise', '9900000104-001', { 'look-alike': parkStaff }],
  ['enterprise', '9900000104001', { 'look-alike': parkStaff }],
  ['enterprise', '9900 000 104', { 'look-alike': parkStaff }],
  ['enterprise', '9900.000.104', { 'look-alike': parkStaff }],
  ['enterprise', '9900000104–001', { 'look-alike': parkStaff }],
  ['enterprise', '9900000105', {}],
  ['document', '47-QĐ/ĐU kiện toàn', { decision: parkStaff }],
  ['document', '47 qd du kien toan', { decision: parkStaff }],
  ['document', 'số 47-QĐ/ĐU', { decision: parkStaff }],
  ['document', 'Quyết định số 47-QĐ/ĐU ngày 01/5/2022', { decision: parkStaff }],
  ['document', 'số 47-QĐ/ĐU ngày 1/5/2022', { decision: parkStaff }],
  ['document', 'số 47-QĐ/ĐU ngày 01/06/2022', {}],
  ['document', '5-QĐ/ĐU', {}],
  ['organisation', '147-QĐ/ĐU', { combined: nextStaff }],
  ['person', '88-QĐ/HU', { an: parkStaff }],
  ['document', '47qddu kien toan', { decision: parkStaff, 'other decision': nextStaff }],
  ['document', 'toan kien qđ/đu 47', { decision: parkStaff }],
  ['document', '47–QÐ/ÐU kiện toàn', { decision: parkStaff }],
  ['document', '7 qd du kien toan', {}],
  ['document', '147-QĐ/ĐU', { 'other decision': nextStaff }],
  ['document', 'kiện toàn chi ủy đảng ủy thử', { decision: parkStaff, 'other decision': nextStaff }],
  ['document', 'nguoi ky thu', { decision: parkStaff }],
  ['organisation', '31.001.002.003.004', { cell: park }],
  ['organisation', '31001002003004', { cell: park }],
  ['project', 'gcn 55/2019', { project: parkStaff }],
  ['project', 'GCN552019', { project: parkStaff }],
  ['project', 'kho lạnh cơ khí bến sông', { project: parkStaff }],
  ['project', 'xi nghiep ha luu kho lanh', { project: parkStaff }],
  ['project', 'kho lanh 9900000016', { project: parkStaff }],
  ['project', 'kho lanh hosukoron', {}],
  ['project', 'kho lanh kcn ben song', { project: parkStaff }],
]

const byPlace: Search[] = [
  ['enterprise', 'duong ven song', { riverside: park }],
  ['enterprise', 'lô cn5', { riverside: park }],
  ['enterprise', 'hong an co khi', { riverside: park }],
  ['enterprise', 'xa cu ky', {}],
  ['enterprise', 'KCN Đồi Dứa hosukoron', { hosukoron: nextStaff }],
  ['enterprise', 'kcn-dd hosukoron', { hosukoron: nextStaff }],
  ['enterprise', 'kcn ben song hosukoron', {}],
  ['organisation', 'kcn ben song chi bo co khi', { cell: park, combined: nextStaff }],
  ['commune', 'hong an', { commune: all }],
  ['commune', 'phuong hong an', { commune: all }],
  ['commune', 'cũ kỹ', { commune: all }],
  ['commune', 'xã hồng an thử', { commune: all }],
  ['unit', 'doi dua', { next: all }],
  ['unit', 'kcn-dd', { next: all }],
  ['unit', 'KCNDD', { next: all }],
]

const byPeople: Search[] = [
  ['person', 'nguyen son', { son: parkStaff }],
  ['person', 'son nguyen', { son: parkStaff }],
  ['person', 'Sơn Xuân', { son: parkStaff }],
  ['person', 'nguyễn xuân sơn', { son: parkStaff }],
  ['person', 'quan doc son', {}],
  ['person', 'Hạnh', { hanh: parkStaff }],
  ['person', 'Yễn Xuân', {}],
  ['person', 'nguy xu', { son: parkStaff }],
  ['person', 'Thị Yến', { member: park }],
  ['person', 'le an', { an: park }],
  ['person', 'Lê Văn An', { an: park }],
  ['person', 'le van an bi thu', { an: parkStaff }],
  ['person', 'an chi bo cong ty co khi', { an: parkStaff }],
  ['person', 'bi thu co khi ben song', { an: parkStaff }],
  ['person', 'phó bí thư co khi ben song', { visitor: zone }],
  ['person', 'BT cơ khí bến sông', { an: parkStaff }],
  ['person', 'thư liên khu', {}],
  ['person', 'hạnh bùi', { hanh: parkStaff }],
  ['person', 'ho lien khu', { visitor: `${zone}NcC` }],
  ['person', 'ho lien khu co khi', { visitor: zone }],
  ['person', 'mai nhap nham', { mistaken: park }],
  ['person', 'mai nhap nham co khi', {}],
  ['organisation', 'le van an', { cell: park }],
  ['organisation', 'an le co khi', { cell: park }],
  ['organisation', 'ho lien khu', { cell: park }],
  ['organisation', 'mai nhap nham', {}],
  ['organisation', 'tran binh', { committee: 'AIOLPC' }],
  ['organisation', 'pham minh chau', { nextCell: next }],
  ['organisation', 'vu duc dung', { nextCell: next }],
  ['enterprise', 'kim su hyeon', { riverside: parkStaff }],
  ['enterprise', 'ta dau moi', { riverside: parkStaff }],
  ['enterprise', 'hyeon co khi', { riverside: parkStaff }],
]

const byPhone: Search[] = [
  ['person', '0912345678', { an: 'OP' }],
  ['person', '0912 345 678', { an: 'OP' }],
  ['person', '+84 912 345 678', { an: 'OP' }],
  ['person', '0912.345.678', { an: 'OP' }],
  ['person', '345678', { an: 'OP' }],
  ['person', 'an 0912345678', { an: 'OP' }],
  ['person', 'an.le@thu.example', { an: 'OP' }],
  ['person', 'thu.example', { an: 'OP' }],
  ['person', 'AN.LE@THU.EXAMPLE', { an: 'OP' }],
  ['person', 'an.le@thu', { an: 'OP' }],
  ['person', '@thu.example', { an: 'OP' }],
  ['person', 'le@thu.an', {}],
  ['person', '(+84) 912345678', { an: 'OP' }],
  ['choose person', '0912345678', { an: 'OP' }],
  ['organisation', '0912345678', {}],
  ['account', '0912345678', {}],
  ['enterprise', '0225 3888 999', { riverside: parkStaff }],
  ['enterprise', '02253888999', { riverside: parkStaff }],
  ['enterprise', '0225-3888-999 co khi', { riverside: parkStaff }],
  ['choose enterprise', '02253888999', { riverside: parkStaff }],
  ['figures', '02253888999', { figures: parkStaff }],
  ['organisation', '02253888999', {}],
]

const byOrganisations: Search[] = [
  ['enterprise', 'chi bo co khi', { riverside: parkStaff }],
  ['enterprise', 'ghep lien khu ben song', { riverside: zone }],
  ['enterprise', 'ghep lien khu doi dua', { hill: nextStaff }],
  ['organisation', '9900000016', { cell: parkStaff, combined: zone }],
  ['organisation', 'chi bo 9900000016', { cell: parkStaff, combined: zone }],
  ['organisation', 'ghep co khi', { combined: nextStaff }],
  ['organisation', 'ghep xi nghiep ha luu', { combined: zone }],
  ['organisation', 'xi nghiep ha luu', { cell: parkStaff, combined: zone }],
  ['organisation', 'đảng bộ cơ sở bến sông', { committee: 'AIOLPC' }],
  ['event', 'thanh lap co khi ben song', { event: parkStaff }],
  ['event', 'chi bo cong ty co khi ben song', { event: park }],
  ['affiliated', 'cong doan co khi', { union: parkStaff }],
  ['affiliated', 'công đoàn 9900000016', { union: parkStaff }],
  ['account', 'co khi ben song', { account: 'AIOP' }],
  ['account', 'bi thu co khi', { account: 'AIOP' }],
  ['account', 'le an bi thu', { account: 'AIOP' }],
  ['account', 'kiem tra giam sat ly', { inspector: 'AI' }],
]

const byReports: Search[] = [
  ['report', 'co khi ben song', { cell: park, combined: nextStaff }],
  ['report', 'le van an', { cell: park }],
  ['report', 'CODE', { cell: park }],
  ['report', 'CODE WITHOUT', { cell: park }],
  ['report', '0000-FFFF-0000', {}],
  ['report', 'PART OF CODE', { cell: park }],
  ['period', 'tháng 3/2024', { period: all }],
  ['period', '2024 thang 3', { period: all }],
  ['period', 'Mar 2024', { period: all }],
  ['target', 'chi tieu 2024 co khi', { target: 'AIOLPNcC' }],
  ['rule', 'grassroots_cell', { kind: 'AIOLPNcCn' }],
  ['rule', 'chi bộ cơ sở', { kind: 'AIOLPNcCn' }],
]

const choices: Search[] = [
  ['choose enterprise', 'hosukoron lieu', { hosukoron: nextStaff }],
  ['choose enterprise', '9939.854.669', { hosukoron: nextStaff }],
  ['choose organisation', 'co khi ben song', { cell: park, combined: nextStaff }],
  ['choose organisation', 'an le co khi', { cell: park }],
  ['choose person', 'son nguyen', { son: parkStaff }],
  ['choose document', '47 qd du kien toan', { decision: parkStaff }],
]

export const searches = [
  ...byName,
  ...byCode,
  ...byPlace,
  ...byPeople,
  ...byPhone,
  ...byOrganisations,
  ...byReports,
  ...choices,
]
