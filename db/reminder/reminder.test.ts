import { and, eq, inArray, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { account } from '../account/record'
import { audit } from '../audit/record'
import type { Db } from '../door/actor'
import { mandate } from '../mandate/record'
import { confirmVersion, returnVersion } from '../member-report/decide'
import { findVersion } from '../member-report/queries'
import { personContact } from '../person/record'
import { newId } from '../record/id'
import { setting, settingDefaults } from '../setting/record'
import { asNobody, refusalOf } from '../testing/acting'
import { setDay } from '../testing/clock'
import { asOwner, committed } from '../testing/connections'
import { lock, plantPeriod, sendReport, submission } from '../testing/reports'
import { inClone, inRegistry } from '../testing/stories'
import { remind, remindMissing } from './commands'
import { reminder } from './record'

type Registry = Parameters<Parameters<typeof inRegistry>[0]>[0]

const dueOn = '2024-06-20'

/** An open period. `on` sets the clock to a day, runs the automatic reminders and returns all rows. */
async function remindersOf({ db, cell, tries, as }: Registry, wish = {}) {
  const periodId = await plantPeriod(db, '2024-05-01', { dueOn, ...wish })
  const on = async (day: string) => {
    await setDay(db, day)
    await unasked(db, (db) => remindMissing(db, false))
    return rows()
  }
  const rows = async (organisationId = cell) =>
    [
      ...(await db.execute<{ days: number | null; day: string }>(sql`select offset_days as days, sent_on::text as day
        from reminder where period_id = ${periodId} and organisation_id = ${organisationId} order by sent_on, offset_days`)),
    ].map(({ days, day }) => `${days ?? 'officer'} ${day.slice(5)}`)
  const send = async () => {
    const sent = await tries('secretary of the cell', (db) =>
      sendReport(db, newId(), { organisationId: cell, periodId }, submission({ admitted: 1 })),
    )
    if (!sent.ok) throw new Error(JSON.stringify(sent.problem))
    const version = await as('officer', (db) => findVersion(db, sent.value.id))
    if (!version) throw new Error('the sent report was not found')
    return version
  }
  return { periodId, on, rows, send }
}

/** Runs work as the worker, then restores the service account. */
async function unasked<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  const value = await asNobody(db, work, 'sobo_worker')
  await db.execute(sql`select open_service_door()`)
  return value
}

test('reminders go out on the days that the setting names, once each', async () => {
  await inRegistry(async (registry) => {
    const { on } = await remindersOf(registry)
    expect(settingDefaults.reminder_offsets).toBe('-14,-3,0,3')
    expect(await on('2024-06-05')).toEqual([])
    expect(await on('2024-06-06')).toEqual(['-14 06-06'])
    expect(await on('2024-06-16')).toEqual(['-14 06-06'])
    await on('2024-06-17')
    await on('2024-06-20')
    await on('2024-06-20')
    await on('2024-06-23')
    expect(await on('2024-08-01')).toEqual(['-14 06-06', '-3 06-17', '0 06-20', '3 06-23'])
  })
})

test('the office sets other days', async () => {
  await inRegistry(async (registry) => {
    await registry.db.insert(setting).values({ key: 'reminder_offsets', value: '-5 ; 10', valid: '[2024-01-01,)' })
    const { on } = await remindersOf(registry)
    expect(await on('2024-06-14')).toEqual([])
    await on('2024-06-15')
    expect(await on('2024-06-30')).toEqual(['-5 06-15', '10 06-30'])
  })
})

test('days on which nothing ran are made up for by one reminder, never by several', async () => {
  await inRegistry(async (registry) => {
    const { on } = await remindersOf(registry)
    expect(await on('2024-06-18')).toEqual(['-3 06-18'])
    expect(await on('2024-06-30')).toEqual(['-3 06-18', '3 06-30'])
  })
})

test('nothing is asked for before the period opens, once it is locked, or where it asks for no members', async () => {
  await inRegistry(async (registry) => {
    const { on } = await remindersOf(registry, { opensOn: '2024-06-10' })
    expect(await on('2024-06-09')).toEqual([])
    expect(await on('2024-06-10')).toEqual(['-14 06-10'])
  })
  await inRegistry(async (registry) => {
    const { on, periodId } = await remindersOf(registry)
    await lock(registry.db, periodId)
    expect(await on('2024-06-20')).toEqual([])
  })
  await inRegistry(async (registry) => {
    const { on } = await remindersOf(registry, { asksMembers: false })
    expect(await on('2024-06-20')).toEqual([])
  })
})

test('who has sent is left alone; a returned report is missing again; a confirmed one never', async () => {
  await inRegistry(async (registry) => {
    const { on, send } = await remindersOf(registry)
    await on('2024-06-06')
    const first = await send()
    expect(await on('2024-06-17')).toEqual(['-14 06-06'])
    const back = { reason: 'Chưa khớp quyết định', fieldNotes: {} }
    expect(await registry.tries('officer', (db) => returnVersion(db, first, back))).toMatchObject({ ok: true })
    expect(await on('2024-06-18')).toEqual(['-14 06-06', '-3 06-18'])
    const second = await send()
    expect(await registry.tries('officer', (db) => confirmVersion(db, second))).toMatchObject({ ok: true })
    expect(await on('2024-06-23')).toEqual(['-14 06-06', '-3 06-18'])
  })
})

test('only those who may report and can sign in are reminded; a committee, which sums, is not', async () => {
  await inRegistry(async (registry) => {
    const { db, cell, cellNextDoor, committee, people, secretaries } = registry
    await db.insert(mandate).values({
      personId: secretaries.committee,
      organisationId: cell,
      position: 'reporter',
      obtained: 'assigned',
      valid: '[2022-01-01,)',
    })
    await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
    const nextDoor = people['secretary of the cell next door'].accountId
    await db.update(account).set({ disabledAt: new Date() }).where(eq(account.id, nextDoor))
    const { on, rows, periodId } = await remindersOf(registry)
    expect(await on('2024-06-17')).toHaveLength(2)
    expect(await rows(cellNextDoor)).toEqual([])
    expect(await rows(committee)).toEqual([])
    const reminded = await db
      .select({ who: reminder.accountId })
      .from(reminder)
      .where(and(eq(reminder.periodId, periodId), inArray(reminder.organisationId, [cell, cellNextDoor, committee])))
    expect(new Set(reminded.map(({ who }) => who))).toEqual(
      new Set([people['secretary of the cell'].accountId, people['secretary of the committee'].accountId]),
    )
  })
})

test('an officer reminds those missing in the own units, each once a day', async () => {
  await inRegistry(async (registry) => {
    const { as, cell, cellNextDoor, committee } = registry
    const { periodId, rows, send } = await remindersOf(registry)
    await setDay(registry.db, '2024-06-10')
    const everybody = [cell, cellNextDoor, committee]
    const asks = async (who: Parameters<typeof as>[0]) =>
      (await as(who, (db) => remind(db, periodId, everybody, false))).organisations
    for (const who of ['leader', 'inspector', 'administrator', 'secretary of the cell'] as const)
      expect(await asks(who), who).toBe(0)
    expect(await asks('officer of the park')).toBe(1)
    expect(await asks('officer')).toBe(1)
    expect(await asks('officer')).toBe(0)
    await setDay(registry.db, '2024-06-11')
    expect(await asks('officer of the park')).toBe(1)
    await send()
    await setDay(registry.db, '2024-06-12')
    expect(await asks('officer of the park')).toBe(0)
    expect(await rows()).toEqual(['officer 06-10', 'officer 06-11'])
    const [last] = await registry.db.execute<{ who: string }>(sql`select actor_id as who from audit
      where table_name = 'reminder' and new ->> 'sent_on' = '2024-06-11' order by id desc limit 1`)
    expect(last?.who).toBe(registry.people['officer of the park'].accountId)
  })
})

test('the answer to an officer counts organisations once, and people by whether a mail goes to them', async () => {
  await inRegistry(async (registry) => {
    const { db, as, cell, cellNextDoor, secretaries } = registry
    const { periodId } = await remindersOf(registry)
    await setDay(db, '2024-06-10')
    await db
      .insert(personContact)
      .values({ personId: secretaries.cell, email: 'an@vidu.test' })
      .onConflictDoUpdate({
        target: personContact.personId,
        set: { email: 'an@vidu.test' },
      })
    await db.insert(mandate).values({
      ...{ personId: secretaries.committee, organisationId: cell },
      position: 'reporter',
      obtained: 'assigned',
      valid: '[2024-01-01,)',
    })
    const asks = (byMail: boolean) => as('officer', (db) => remind(db, periodId, [cell, cellNextDoor], byMail))
    expect(await asks(true)).toEqual({ organisations: 2, mailed: 1, unmailed: 2 })
    expect(await asks(true)).toEqual({ organisations: 0, mailed: 0, unmailed: 0 })
    await setDay(db, '2024-06-11')
    expect(await asks(false)).toEqual({ organisations: 2, mailed: 0, unmailed: 3 })
  })
})

test('to look who is missing gives nobody any right, and the trail names the service', async () => {
  await inRegistry(async (registry) => {
    const { db } = registry
    await remindersOf(registry)
    await setDay(db, '2024-06-10')
    await unasked(db, async (db) => {
      expect(await remindMissing(db, true)).toBeGreaterThan(0)
      expect(await db.execute(sql`select current_setting('sobo.context') as left`)).toEqual([{ left: '' }])
      expect(await refusalOf(db, (db) => db.select().from(reminder))).toBe('42501')
      expect(await refusalOf(db, (db) => db.execute(sql`select step_in('ai đó')`))).toBe('42501')
      expect(await refusalOf(db, (db) => db.execute(sql`select reporters_of(${registry.cell})`))).toBe('42501')
    })
    const [entry] = await db.execute<{ office: string }>(
      sql`select office from audit where table_name = 'reminder' order by id desc limit 1`,
    )
    expect(entry?.office).toBe('Sổ Bộ (nhắc gửi báo cáo)')
    for (const who of ['secretary of the cell', 'administrator'] as const)
      await registry.as(who, async (db) => {
        for (const call of [
          'remind_missing(true)',
          'queue_reminder_mails()',
          'reminder_mail(uuidv7())',
          `settle_reminder_mail(uuidv7(), 'sent')`,
          `claim_job('mine', '{reminder_mail}')`,
        ])
          expect(await refusalOf(db, (db) => db.execute(sql.raw(`select ${call}`))), call).toBe('42501')
      })
  })
})

test('several instances at once make one reminder each', async () => {
  await inClone('planted', async ({ ownerUrl }) => {
    await asOwner(ownerUrl, async (db) => {
      await plantPeriod(db, '2024-05-01', { dueOn })
      await setDay(db, '2024-06-20')
    })
    const instance = () => committed(ownerUrl, (db) => asNobody(db, (db) => remindMissing(db, false), 'sobo_worker'))
    const made = await Promise.all([instance(), instance(), instance(), instance()])
    expect(made.reduce((sum, one) => sum + one, 0)).toBe(2)
    const kept = await asOwner(ownerUrl, async (db) => {
      return db.select().from(audit).where(sql`table_name = 'reminder' and new ->> 'offset_days' = '0'`)
    })
    expect(kept).toHaveLength(2)
  })
})
