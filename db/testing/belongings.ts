import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { affiliatedOrganisation } from '../affiliated-organisation/record'
import { commune } from '../commune/record'
import { correctionRequest } from '../correction-request/record'
import { document, documentFile } from '../document/record'
import type { Db } from '../door/actor'
import { enterpriseNote } from '../enterprise/record'
import { enterpriseFigures } from '../enterprise-figures/record'
import { event, eventNote, eventOrganisation } from '../event/record'
import { job, jobFile } from '../job/record'
import { mandate, mandateNote } from '../mandate/record'
import { memberReport, memberReportVersion, reportDraft } from '../member-report/record'
import { organisationNote } from '../organisation/record'
import { personContact } from '../person/record'
import { project, projectCapital } from '../project/record'
import { newId } from '../record/id'
import { reminder } from '../reminder/record'
import { reopening } from '../reopening/record'
import { setting } from '../setting/record'
import { target } from '../target/record'

type Place = {
  unitId: string
  enterpriseId: string
  organisationId: string
  /** Another organisation, from which a member was transferred. */
  counterpartId: string
  personId: string
  periodId: string
  accountId: string
}

/** One row of every record that belongs to an enterprise, its organisation or its secretary. */
export async function plantBelongings(db: Db, place: Place) {
  const { unitId, enterpriseId, organisationId, counterpartId, personId, periodId, accountId } = place
  const documentId = await plantDecision(db, unitId)
  const eventId = newId()
  await db.insert(event).values({ id: eventId, unitId, kind: 'established', effectiveOn: '2022-01-01', documentId })
  await db.insert(eventOrganisation).values({ eventId, organisationId, part: 'subject' })
  await plantNotes(db, place, eventId)

  const projectId = newId()
  const code = `DA-${projectId.slice(-8)}`
  await db.insert(project).values({
    id: projectId,
    enterpriseId,
    unitId,
    code,
    kind: 'fdi',
    name: `Dự án ${code}`,
    certifiedOn: '2016-05-04',
  })
  await db
    .insert(projectCapital)
    .values({ projectId, valid: '[2016-05-04,)', currency: 'USD', registeredCapital: 12_500_000 })
  await db.insert(enterpriseFigures).values({ enterpriseId, periodId, workers: 320, femaleWorkers: 190 })
  await db
    .insert(affiliatedOrganisation)
    .values({ enterpriseId, kind: 'trade_union', name: 'Công đoàn cơ sở', valid: '[2017-01-01,)', members: 300 })

  const reportId = newId()
  await db.insert(memberReport).values({ id: reportId, organisationId, periodId })
  await db.insert(memberReportVersion).values({
    reportId,
    organisationId,
    periodId,
    openingTotal: 11,
    openingReason: 'Theo báo cáo của chi bộ ngày 05/01/2024',
    admitted: 1,
    transferredOut: 1,
    transferredIn: 1,
    closingTotal: 12,
    officialMembers: 11,
    probationaryMembers: 1,
    femaleMembers: 4,
    split: { [enterpriseId]: 12 },
    transfers: [{ direction: 'in', organisationId: counterpartId, members: 1 }],
    submittedAt: new Date('2024-04-03T02:00:00Z'),
  })
  await db
    .update(memberReportVersion)
    .set({ state: 'confirmed', decidedAt: new Date('2024-04-06T02:00:00Z') })
    .where(eq(memberReportVersion.reportId, reportId))
  await db.insert(reportDraft).values({ reportId, organisationId, periodId, typed: { changed: 'no' } })
  await plantRequests(db, { organisationId, periodId, accountId })
  await db.insert(personContact).values({ personId, phone: '0900000000' })
}

/** What officers remark on an enterprise, its organisation, an event of it and the mandates of its secretary. */
async function plantNotes(db: Db, { enterpriseId, organisationId, personId }: Place, eventId: string) {
  await db.insert(enterpriseNote).values({ enterpriseId, note: 'Hẹn làm việc lại vào quý sau' })
  await db.insert(organisationNote).values({ organisationId, note: 'Cần bổ sung quy chế làm việc' })
  await db.insert(eventNote).values({ eventId, note: 'Chờ bản chính của quyết định' })
  const held = await db.select({ mandateId: mandate.id }).from(mandate).where(eq(mandate.personId, personId))
  if (held.length > 0)
    await db.insert(mandateNote).values(held.map(({ mandateId }) => ({ mandateId, note: 'Sắp nghỉ hưu' })))
}

/** A reopening, a correction request, a reminder, a job and a target of the organisation. */
async function plantRequests(
  db: Db,
  { organisationId, periodId, accountId }: Pick<Place, 'organisationId' | 'periodId' | 'accountId'>,
) {
  await db.insert(reopening).values({ periodId, organisationId, requestedBy: accountId, requestReason: 'Sửa lỗi nhập' })
  await db.insert(correctionRequest).values({
    organisationId,
    periodId,
    shownTotal: 11,
    claimedTotal: 12,
    message: 'Kỳ trước thiếu một đảng viên chuyển đến',
    requestedBy: accountId,
  })
  await db.insert(reminder).values({ organisationId, periodId, accountId, offsetDays: -3 })
  const jobId = newId()
  const input = { path: '/enterprises/export?format=csv', locale: 'vi' }
  await db.insert(job).values({ id: jobId, kind: 'export', accountId, input, state: 'failed', problem: 'error' })
  await db.insert(jobFile).values({ jobId, accountId, number: 0, content: Buffer.from('một dòng') })
  await db.insert(target).values({ year: 2024, organisationId, admissions: 2 })
}

async function plantDecision(db: Db, unitId: string) {
  const id = newId()
  const content = Buffer.from('%PDF-1.4 quyết định')
  await db.insert(document).values({
    id,
    unitId,
    issuer: 'Đảng uỷ Khu kinh tế Thử Nghiệm',
    number: `${id.slice(-3)}-QĐ/ĐU`,
    issuedOn: '2021-12-20',
    subject: 'Thành lập chi bộ cơ sở',
  })
  await db.insert(documentFile).values({
    documentId: id,
    name: 'quyet-dinh.pdf',
    mediaType: 'application/pdf',
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    content,
  })
  return id
}

/** Rows that a registry has once, whatever its organisations. */
export async function plantReference(db: Db) {
  await db.insert(commune).values({ kind: 'ward', name: 'Phường Thử Nghiệm' })
  await db
    .insert(setting)
    .values({ key: 'office_name', value: 'Ban Quản lý Khu kinh tế Thử Nghiệm', valid: '[2022-01-01,)' })
}
