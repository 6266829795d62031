import { sql } from 'drizzle-orm'
import { fieldsOf } from '../../core/field'
import type { Locale } from '../../core/locale'
import type { Db } from '../door/actor'
import { MandateInput, type position } from '../mandate/record'
import { AssignmentInput, type assignedRole, isProposed } from './record'

type Held = { id: string; scope: string | null; valid: string }

/** The offices of an account today: assigned roles with their scope, and mandates of people who report. */
export async function listOffices(db: Db, { accountId, personId }: { accountId: string; personId: string | null }) {
  const [roles, mandates] = await Promise.all([
    db.execute<Held & { role: (typeof assignedRole.enumValues)[number]; isEverywhere: boolean }>(sql`
      select a.id, a.role, u.name as scope, a.valid::text, a.unit_id is null or not exists (
        select from unit top where top.parent_id is null and top.id <> a.unit_id) as "isEverywhere"
      from assignment a
      left join unit_state u on u.unit_id = a.unit_id and u.valid @> (select today())
      where a.account_id = ${accountId} and a.retired_on is null and a.valid @> (select today())
        and not ${isProposed(sql`a`)} order by a.role`),
    db.execute<
      Held & { position: (typeof position.enumValues)[number]; organisationId: string; isCommittee: boolean }
    >(sql`
      select m.id, m.position, s.name as scope, m.valid::text, m.organisation_id as "organisationId",
        coalesce((select r.family = 'committee' from rule_set r where r.subject = 'organisation_kind' and r.code = s.kind
          order by r.retired_on is null desc, r.valid @> (select today()) desc, lower(r.valid) desc limit 1), false) as "isCommittee"
      from reporting_mandate m
      join organisation_state s on s.organisation_id = m.organisation_id and s.valid @> (select today())
      where m.person_id = ${personId} order by m.position`),
  ])
  return { roles: [...roles], mandates: [...mandates] }
}

export type Offices = Awaited<ReturnType<typeof listOffices>>

/** Offices with their titles: assigned roles first, then positions. */
export function officeWords({ roles, mandates }: Offices, locale: Locale) {
  const role = namesOf(AssignmentInput, 'role', locale)
  const position = namesOf(MandateInput, 'position', locale)
  return [
    ...roles.map((one) => ({ ...one, title: role.get(one.role) ?? one.role })),
    ...mandates.map((one) => ({ ...one, title: position.get(one.position) ?? one.position })),
  ].map(({ id, title, scope, valid }) => ({ id, title, scope, valid }))
}

/** The units and organisations that the rights of an account are limited to; none if they hold everywhere. */
export function scopesOf({ roles, mandates }: Offices): string[] {
  const held = [...roles, ...mandates.map((one) => ({ ...one, isEverywhere: false }))]
  return held.some(({ isEverywhere }) => isEverywhere) ? [] : held.flatMap(({ scope }) => scope ?? [])
}

/** The titles of offices of which only the codes are known. */
export function officeNames({ roles, positions }: { roles: string[]; positions: string[] }, locale: Locale): string[] {
  const role = namesOf(AssignmentInput, 'role', locale)
  const position = namesOf(MandateInput, 'position', locale)
  return [...roles.map((one) => role.get(one) ?? one), ...positions.map((one) => position.get(one) ?? one)]
}

/**
 * Splits a signature of the audit trail, "Nguyễn Thị Lan – officer, secretary: Chi bộ A", into name and office in the
 * reader's language. The trail has the codes of roles and positions.
 */
export function signerOf(signature: string, locale: Locale): { who: string; office: string } {
  const [who = '', ...office] = signature.split(' – ')
  const role = namesOf(AssignmentInput, 'role', locale)
  const position = namesOf(MandateInput, 'position', locale)
  const words = office
    .join(' – ')
    .replace(
      /(^|, )([a-z_]+)(?=, |$)/g,
      (found, before, code) => before + (role.get(code) ?? found.slice(before.length)),
    )
    .replace(/(^|, )([a-z_]+): /g, (found, before, code) =>
      position.has(code) ? `${before}${position.get(code)}, ` : found,
    )
  return { who: who === service.vi ? service[locale] : who, office: words }
}

/** "Nguyễn Thị Lan (Cán bộ theo dõi)". */
export function signatureInWords(signature: string, locale: Locale): string {
  const { who, office } = signerOf(signature, locale)
  return office ? `${who} (${office})` : who
}

/** The name that open_service_door() writes. */
const service = { vi: 'Sổ Bộ (thiết lập hệ thống)', en: 'Sổ Bộ (system set-up)' }

function namesOf(input: Parameters<typeof fieldsOf>[0], name: string, locale: Locale) {
  const options = fieldsOf(input, locale).find((field) => field.name === name)?.options ?? []
  return new Map(options.map(({ value, label }) => [value, label]))
}
