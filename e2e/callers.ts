import { account } from '@/db/account/record'
import { assignment } from '@/db/assignment/record'
import type { Db } from '@/db/door/actor'
import { mandate } from '@/db/mandate/record'
import { person } from '@/db/person/record'
import { newId } from '@/db/record/id'
import { type Planted, people, plantSession } from '@/db/testing/seed'
import { asReader } from './fixtures'
import type { Places } from './places'

/**
 * Who tries the forms of others. The remembered device is that of a secretary who has become administrator, officer of
 * the park and leader since; the disabled account, with a session that is left, was an officer of the park.
 */
export const callers = ['nobody', 'a remembered device', 'a disabled account', ...people] as const
export type Caller = (typeof callers)[number]
export type Signed = { token: string; accountId: string }

/** Their sessions; those who are not in the registry are planted. */
export async function plantCallers(planted: Planted, places: Places): Promise<Record<Caller, Signed>> {
  const { park, zone } = planted
  const { alsoReporting = '', disabled = '' } = places
  return asReader(async (db) => {
    const personId = newId()
    await db.insert(person).values({ id: personId, unitId: park, fullName: 'Tạ Vừa Nhận Việc' })
    await db.insert(mandate).values({ ...held, personId, organisationId: alsoReporting })
    const accountId = newId()
    await db.insert(account).values({ id: accountId, userName: 'vua.nhan', fullName: 'Tạ Vừa Nhận Việc', personId })
    for (const [role, unitId] of [
      ['administrator', null],
      ['officer', park],
      ['leader', zone],
    ] as const)
      await db.insert(assignment).values({ accountId, role, unitId, valid: since })
    await db.insert(assignment).values({ accountId: disabled, role: 'officer', unitId: park, valid: since })
    return {
      nobody: { token: '', accountId: '' },
      'a remembered device': await signed(db, accountId, 'remembered'),
      'a disabled account': await signed(db, disabled, 'staff'),
      ...planted.people,
    }
  })
}

const since = '[2022-01-01,)'
const held = { position: 'secretary', obtained: 'elected', valid: since } as const

const signed = async (db: Db, accountId: string, openedAs: Parameters<typeof plantSession>[2]): Promise<Signed> => ({
  accountId,
  token: await plantSession(db, accountId, openedAs),
})
