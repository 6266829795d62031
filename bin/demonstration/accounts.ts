import { randomBytes, randomInt } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { sql } from 'drizzle-orm'
import { account } from '../../db/account/record'
import { assignment } from '../../db/assignment/record'
import type { Db } from '../../db/door/actor'
import { argon2, saltBytes } from '../../db/session/password'
import { referenceDate } from './plan'
import type { Secretary } from './senders'
import type { World } from './world'

export type DemoAccount = { role: string; userName: string; password: string; name: string }

type Staff = {
  id: string
  role: 'administrator' | 'officer' | 'leader' | 'inspector'
  userName: string
  fullName: string
  decisionNumber?: string
  /** Without it the assignment is for the whole registry. */
  unitId?: string
}

/** Inserts the accounts and assignments of the staff. */
export async function plantStaff(db: Db, newId: () => string, { today, zone }: World): Promise<Staff[]> {
  const staff: Staff[] = [
    { id: newId(), role: 'administrator', userName: 'quantri', fullName: 'Lương Hải Triều' },
    { id: newId(), role: 'officer', userName: 'canbo', fullName: 'Nguyễn Thị Lan' },
    { id: newId(), role: 'leader', userName: 'lanhdao', fullName: 'Đỗ Khải Nguyên', unitId: zone.id },
    { id: newId(), role: 'inspector', userName: 'kiemtra', fullName: 'Vũ Thục Quyên', decisionNumber: '12-QĐ/UBKT' },
  ]
  await db.insert(account).values(staff.map(({ id, userName, fullName }) => ({ id, userName, fullName })))
  await db.insert(assignment).values(
    staff.map(({ id, role, decisionNumber = null, unitId = null }) => ({
      id: newId(),
      accountId: id,
      role,
      unitId,
      valid:
        role === 'inspector'
          ? `[${today.slice(0, 4)}-01-01,${Number(today.slice(0, 4)) + 1}-07-01)`
          : `[${referenceDate.slice(0, 4)}-01-01,)`,
      decisionNumber,
    })),
  )
  return staff
}

/** Inserts accounts for secretaries; they need no assignment, because their rights come from mandates. */
export const plantSecretaries = (db: Db, secretaries: Secretary[]) =>
  db
    .insert(account)
    .values(secretaries.map(({ id, userName, fullName, personId }) => ({ id, userName, fullName, personId })))

type Holder = { id: string; role: string; userName: string; fullName: string }

/** Gives each account a random password. Everything else in the demonstration is deterministic. */
export async function givePasswords(db: Db, holders: Holder[]): Promise<DemoAccount[]> {
  const given: DemoAccount[] = []
  for (const { id, role, userName, fullName } of holders) {
    const password = readablePassword()
    const salt = randomBytes(saltBytes)
    const digest = await hashRaw(password, { ...argon2, salt })
    await db.execute(sql`set local role sobo_judge`)
    await db.execute(
      sql`select set_password(${id}::uuid, decode(${salt.toString('hex')}, 'hex'), decode(${digest.toString('hex')}, 'hex'))`,
    )
    await db.execute(sql`reset role`)
    given.push({ role, userName, password, name: fullName })
  }
  return given
}

const words = [
  'song',
  'buom',
  'bien',
  'dao',
  'cang',
  'phao',
  'neo',
  'luoi',
  'hai',
  'dang',
  'cat',
  'san',
  'ho',
  'trieu',
  'gio',
  'may',
  'nang',
  'rang',
  'dong',
  'xuan',
  'thu',
  'non',
  'cau',
  'thuyen',
  'cheo',
  'lai',
  'ben',
  'bai',
  'thong',
  'phuong',
  'sen',
  'bang',
]

/** Four words and four digits have 33 bits of entropy: enough for invented data on 127.0.0.1. */
function readablePassword(): string {
  const word = () => words[randomInt(words.length)] ?? 'song'
  return `${[word(), word(), word(), word()].join('-')}-${randomInt(1_000, 10_000)}`
}
