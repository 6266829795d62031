import { sql } from 'drizzle-orm'
import type { Db } from '../actor'
import { newId } from '../id'
import { confirmVersion } from '../member-report/decide'
import { findVersion } from '../member-report/queries'
import type { Transfer } from '../member-report/record'
import type { Submission } from '../member-report/submit'
import { sendReport, submission } from '../member-report/testing'
import { organisation, organisationState } from '../organisation/record'
import { setting } from '../setting/record'
import type { inRegistry } from '../testing'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]

export async function plantOrganisation(
  db: Db,
  unitId: string,
  name: string,
  superiorId: string,
  valid = '[2022-01-01,)',
) {
  const id = newId()
  const kind = name.startsWith('Đảng bộ') ? 'grassroots_committee' : 'grassroots_cell'
  await db.insert(organisation).values({ id, unitId, foundedOn: '2022-01-01' })
  await db.insert(organisationState).values({ organisationId: id, name, kind, superiorId, valid })
  return id
}

/** Sends and confirms; the first report of an organisation begins with ten members. */
export async function confirmReport(
  { tries, as }: Registry,
  organisationId: string,
  periodId: string,
  entry = {},
  transfers: Transfer[] = [],
  correction?: Submission['correction'],
) {
  const id = newId()
  const first = { openingTotal: 10, openingReason: 'sổ của chi bộ', probationaryMembers: 0, femaleMembers: 0 }
  const of = { organisationId, periodId }
  const send = (asked: object) =>
    tries('officer', (db) => sendReport(db, id, of, submission({ ...entry, ...asked }, { transfers, correction })))
  const sent = await send({})
  const settled = sent.ok ? sent : await send(first)
  if (!settled.ok) throw new Error(JSON.stringify(settled.problem))
  const version = await as('officer', (db) => findVersion(db, id))
  if (!version) throw new Error('sent and not there')
  return tries('officer', (db) => confirmVersion(db, version))
}

/** For August 2023 the zone's committee is the one planted. */
export async function plantZone(db: Db, committee: string) {
  await db.execute(sql`update setting set valid = daterange(lower(valid), '2023-07-01')
    where key = 'zone_committee' and valid && '[2023-07-01,2023-09-01)'`)
  await db.insert(setting).values({ key: 'zone_committee', value: committee, valid: '[2023-07-01,2023-09-01)' })
}
