import { randomBytes } from 'node:crypto'
import { connected, type Transaction } from '../../db/door/connection'

export const roles = ['officer', 'administrator', 'park officer', 'secretary'] as const
/** The tokens of their sessions, and that of a leader, who has a home page of their own. */
export type People = Record<(typeof roles)[number] | 'leader', string>

/** The header with which a browser sends its session. */
export const sessionCookie = (token: string) => ({ cookie: `__Host-sobo-session=${encodeURIComponent(token)}` })

/** Creates an account with an office for each role, if there is none yet, and a new session for each. */
export async function signIn(ownerUrl: string): Promise<People> {
  return await connected(ownerUrl, (sql) =>
    sql.begin(async (tx) => {
      await tx`select open_service_door(), set_config('sobo.reason', 'Đo tốc độ', true)`
      const [place] = await tx<{ park: string; person: string }[]>`
        select (select own_id from raw.own_parks where id = 1) as park,
          -- The first, whose report for the last quarter is missing, see registry.sql.
          (select person_id from raw.own_people join raw.enterprises e on e.id = enterprise_id order by e.id limit 1) as person`
      if (!place) throw new Error('bin/bench: nothing is planted')
      const people = [
        await session(tx, 'officer', 'officer', null, null),
        await session(tx, 'administrator', 'administrator', null, null),
        await session(tx, 'park officer', 'officer', place.park, null),
        await session(tx, 'secretary', null, null, place.person),
      ]
      const leader = await session(tx, 'leader', 'leader', null, null)
      return { ...Object.fromEntries(roles.map((role, at) => [role, people[at] ?? ''])), leader } as People
    }),
  )
}

async function session(
  tx: Transaction,
  name: string,
  role: 'officer' | 'administrator' | 'leader' | null,
  unit: string | null,
  person: string | null,
): Promise<string> {
  const userName = `bench-${name.replace(' ', '-')}`
  await tx`insert into account (id, user_name, full_name, person_id) values (uuidv7(), ${userName}, ${name}, ${person})
    on conflict (user_name) do update set person_id = excluded.person_id where account.person_id is distinct from excluded.person_id`
  if (role)
    await tx`insert into assignment (id, account_id, role, unit_id, valid)
      select uuidv7(), id, ${role}::assigned_role, ${unit}::uuid, '[2020-01-01,)' from account
      where user_name = ${userName} and not exists (select from assignment where account_id = account.id)`
  const token = randomBytes(32).toString('base64url')
  await tx`with opened as (
      insert into session (id, account_id, opened_as, expires_at, idle_minutes)
      select uuidv7(), id, 'administrator', now() + interval '4 hours', 240 from account where user_name = ${userName} returning id
    )
    insert into session_token (token_hash, session_id) select sha256(convert_to(${token}, 'UTF8')), id from opened`
  return token
}
