import { sql } from 'drizzle-orm'
import { account } from '../account/record'
import { assignment } from '../assignment/record'
import { coverage } from '../coverage/record'
import type { Db } from '../door/actor'
import { enterprise, enterpriseContact, enterpriseState } from '../enterprise/record'
import { lockDelegation } from '../lock-delegation/record'
import { mandate } from '../mandate/record'
import { organisation, organisationState } from '../organisation/record'
import { period } from '../period/record'
import { person } from '../person/record'
import { newId } from '../record/id'
import { ruleSet } from '../rule-set/record'
import { savedView } from '../saved-view/record'
import { session, sessionToken } from '../session/record'
import { unit, unitState } from '../unit/record'
import { plantBelongings, plantReference } from './belongings'

/** The people of the planted registry, named after their rights. */
export const people = [
  'administrator',
  'officer',
  'officer of the park',
  'officer of the park next door',
  'officer whose assignment ended',
  'leader',
  'inspector',
  'secretary of the cell',
  'secretary of the committee',
  'secretary of the cell next door',
  'secretary whose mandate ended',
] as const
export type Person = (typeof people)[number]

const sinceThen = '[2022-01-01,)'

export type Planted = Awaited<ReturnType<typeof plantRegistry>>

/**
 * Plants a small registry: one zone, two parks, a committee with a cell in one park, and a cell in the other ("next
 * door"). `db` must be a transaction of sobo_owner. Returns ids and, for each person, the token of a valid session.
 */
export async function plantRegistry(db: Db) {
  await db.execute(sql`select open_service_door()`)
  const zone = await plantUnit(db, 'zone', 'KKT-T', 'Khu kinh tế Thử Nghiệm', null)
  const park = await plantUnit(db, 'park', 'KCN-BS', 'KCN Bến Sông', zone)
  const nextDoor = await plantUnit(db, 'park', 'KCN-DD', 'KCN Đồi Dứa', zone)
  await plantKinds(db)

  const enterpriseIds = {
    riverside: await plantEnterprise(db, park, 'Công ty TNHH Cơ khí Bến Sông', '9900000016', 'domestic_private'),
    harbour: await plantEnterprise(db, park, 'Công ty Cổ phần Điện tử Đình Vũ Xanh', '9900000023', 'fdi_wholly'),
    hill: await plantEnterprise(db, nextDoor, 'Công ty TNHH Dệt may Đồi Dứa', '9900000030', 'fdi_wholly'),
  }
  const committee = await plantOrganisation(db, park, 'Đảng bộ KCN Bến Sông', 'grassroots_committee', null)
  const cell = await plantOrganisation(db, park, 'Chi bộ Công ty Cơ khí Bến Sông', 'grassroots_cell', committee)
  const cellNextDoor = await plantOrganisation(db, nextDoor, 'Chi bộ Công ty Dệt may Đồi Dứa', 'grassroots_cell', null)
  await db.insert(coverage).values([
    { organisationId: cell, enterpriseId: enterpriseIds.riverside, valid: sinceThen, isHost: true },
    { organisationId: cellNextDoor, enterpriseId: enterpriseIds.hill, valid: sinceThen, isHost: true },
  ])

  const secretaries = {
    cell: await plantSecretary(db, park, 'Lê Văn An', cell, sinceThen),
    committee: await plantSecretary(db, park, 'Trần Thị Bình', committee, sinceThen),
    nextDoor: await plantSecretary(db, nextDoor, 'Phạm Minh Châu', cellNextDoor, '[2024-01-01,)'),
    former: await plantSecretary(db, nextDoor, 'Vũ Đức Dũng', cellNextDoor, '[2022-01-01,2024-01-01)'),
  }
  const periodId = await plantPeriod(db)
  await plantReference(db)
  const tokens = {
    administrator: await plantStaff(db, 'administrator', 'Hoàng Quản Trị', null),
    officer: await plantStaff(db, 'officer', 'Nguyễn Thị Lan', null),
    'officer of the park': await plantStaff(db, 'officer', 'Đỗ Bến Sông', park),
    'officer of the park next door': await plantStaff(db, 'officer', 'Ngô Đồi Dứa', nextDoor),
    'officer whose assignment ended': await plantStaff(db, 'officer', 'Bùi Đã Nghỉ', null, '[2022-01-01,2023-01-01)'),
    leader: await plantStaff(
      db,
      'leader',
      'Đặng Lãnh Đạo',
      zone,
      sinceThen,
      await plantPerson(db, park, 'Đặng Lãnh Đạo'),
    ),
    inspector: await plantStaff(db, 'inspector', 'Lý Kiểm Tra', null),
    'secretary of the cell': await plantAccount(db, 'Lê Văn An', secretaries.cell),
    'secretary of the committee': await plantAccount(db, 'Trần Thị Bình', secretaries.committee),
    'secretary of the cell next door': await plantAccount(db, 'Phạm Minh Châu', secretaries.nextDoor),
    'secretary whose mandate ended': await plantAccount(db, 'Vũ Đức Dũng', secretaries.former),
  } satisfies Record<Person, Signed>
  await db
    .insert(lockDelegation)
    .values({ accountId: tokens['officer of the park'].accountId, valid: '[2022-01-01,2023-01-01)' })
  await db.insert(savedView).values(
    (['officer', 'officer of the park', 'inspector'] as const).map((who) => ({
      accountId: tokens[who].accountId,
      list: 'enterprises',
      name: 'Từ 100 lao động',
      question: 'workers_from=100',
    })),
  )
  await plantBelongings(db, {
    unitId: park,
    enterpriseId: enterpriseIds.riverside,
    organisationId: cell,
    counterpartId: cellNextDoor,
    personId: secretaries.cell,
    periodId,
    accountId: tokens['secretary of the cell'].accountId,
  })
  await plantBelongings(db, {
    unitId: nextDoor,
    enterpriseId: enterpriseIds.hill,
    organisationId: cellNextDoor,
    counterpartId: cell,
    personId: secretaries.nextDoor,
    periodId,
    accountId: tokens['secretary of the cell next door'].accountId,
  })

  return {
    zone,
    park,
    nextDoor,
    ...enterpriseIds,
    committee,
    cell,
    cellNextDoor,
    secretaries,
    period: periodId,
    people: tokens,
  }
}

type Signed = { accountId: string; userName: string; token: string }

async function plantUnit(db: Db, kind: 'zone' | 'park', code: string, name: string, parentId: string | null) {
  const id = newId()
  await db.insert(unit).values({ id, kind, code, parentId })
  await db.insert(unitState).values({ unitId: id, name, valid: '[2010-01-01,)' })
  return id
}

async function plantPeriod(db: Db) {
  const id = newId()
  await db.insert(period).values({
    id,
    kind: 'month',
    startsOn: '2024-03-01',
    endsOn: '2024-03-31',
    cutOffOn: '2024-03-31',
    opensOn: '2024-03-15',
    dueOn: '2024-04-05',
    asksFigures: true,
  })
  return id
}

/** The two kinds of organisation that the planted ones have. */
async function plantKinds(db: Db) {
  const rule = { subject: 'organisation_kind', valid: '[2000-01-01,)', source: 'Điều lệ Đảng' } as const
  const committee = { name: 'Đảng bộ cơ sở', nameEn: 'Grassroots committee', family: 'committee', rank: 2 } as const
  const cell = { name: 'Chi bộ cơ sở', nameEn: 'Grassroots cell', family: 'cell', rank: 3 } as const
  await db.insert(ruleSet).values([
    { ...rule, ...committee, code: 'grassroots_committee' },
    { ...rule, ...cell, code: 'grassroots_cell' },
  ])
}

async function plantEnterprise(
  db: Db,
  unitId: string,
  name: string,
  taxCode: string,
  ownership: 'domestic_private' | 'fdi_wholly',
) {
  const id = newId()
  await db.insert(enterprise).values({ id, unitId, taxCode })
  await db.insert(enterpriseState).values({ enterpriseId: id, name, ownership, valid: '[2015-01-01,)' })
  await db.insert(enterpriseContact).values({ enterpriseId: id, phone: '02253000000' })
  return id
}

async function plantOrganisation(db: Db, unitId: string, name: string, kind: string, superiorId: string | null) {
  const id = newId()
  await db.insert(organisation).values({ id, unitId, foundedOn: '2022-01-01' })
  await db.insert(organisationState).values({ organisationId: id, name, kind, superiorId, valid: sinceThen })
  return id
}

async function plantSecretary(db: Db, unitId: string, fullName: string, organisationId: string, valid: string) {
  const personId = await plantPerson(db, unitId, fullName)
  await db.insert(mandate).values({ personId, organisationId, position: 'secretary', obtained: 'elected', valid })
  return personId
}

async function plantPerson(db: Db, unitId: string, fullName: string) {
  const id = newId()
  await db.insert(person).values({ id, unitId, fullName })
  return id
}

async function plantStaff(
  db: Db,
  role: 'administrator' | 'officer' | 'leader' | 'inspector',
  fullName: string,
  unitId: string | null,
  valid = sinceThen,
  personId: string | null = null,
) {
  const signed = await plantAccount(db, fullName, personId)
  await db.insert(assignment).values({ accountId: signed.accountId, role, unitId, valid })
  return signed
}

async function plantAccount(db: Db, fullName: string, personId: string | null): Promise<Signed> {
  const accountId = newId()
  // Ends in a letter: twelve digits would look like a number behind another name.
  const userName = `u${accountId.replaceAll('-', '').slice(-12)}u`
  await db.insert(account).values({ id: accountId, userName, fullName, personId })
  // Opened with the widest rights, so that a test may give an account a role.
  return { accountId, userName, token: await plantSession(db, accountId, 'administrator') }
}

/**
 * Plants a session, and returns its token. Twelve hours: sessions of the template must be valid in clones made later in
 * the run.
 */
export async function plantSession(db: Db, accountId: string, openedAs: (typeof session.$inferInsert)['openedAs']) {
  const sessionId = newId()
  const token = `token of ${sessionId}`
  const lasting = { expiresAt: new Date(Date.now() + 12 * 3_600_000), idleMinutes: 12 * 60 }
  await db.insert(session).values({ id: sessionId, accountId, openedAs, ...lasting })
  await db.insert(sessionToken).values({ tokenHash: sql`sha256(convert_to(${token}, 'UTF8'))`, sessionId })
  return token
}
