import { eq, sql } from 'drizzle-orm'
import type { beforeSignIn, Db } from '../door/actor'
import { mandate } from '../mandate/record'
import { memberReport, memberReportVersion } from '../member-report/record'
import { period } from '../period/record'
import { personContact } from '../person/record'
import { newId } from '../record/id'
import { remind } from '../reminder/commands'
import { asNobody } from './acting'
import { committed } from './connections'
import type { Planted } from './seed'

/**
 * Plants a period May 2024, due on 20 June, for which two organisations have not reported; one secretary reports for
 * both and has an e-mail address. `on` sets the test clock to a day, and moves the times of due mails back by `later`
 * minutes.
 */
export async function openOffice(ownerUrl: string, registry: Planted) {
  const asOwner = <T>(work: (db: Db) => Promise<T>) =>
    committed(ownerUrl, async (db) => {
      await db.execute(sql`select open_service_door(), set_config('sobo.reason', 'thử', true)`)
      return work(db)
    })
  const ask: typeof beforeSignIn = (work) => committed(ownerUrl, (db) => asNobody(db, work, 'sobo_worker'))
  const planted = await asOwner(async (db) => {
    const { cell, cellNextDoor, secretaries } = registry
    const may = newId()
    await db.insert(period).values({
      id: may,
      kind: 'ad_hoc',
      name: 'Rà soát tháng 5',
      startsOn: '2024-05-01',
      endsOn: '2024-05-31',
      cutOffOn: '2024-05-31',
      opensOn: '2024-05-17',
      dueOn: '2024-06-20',
    })
    await db.insert(mandate).values({
      personId: secretaries.cell,
      organisationId: cellNextDoor,
      position: 'reporter',
      obtained: 'assigned',
      valid: '[2022-01-01,)',
    })
    await db.update(personContact).set({ email: 'an@example.vn' }).where(eq(personContact.personId, secretaries.cell))
    // The planted reports of March 2024 are confirmed, so only those of May are missing.
    return { ...registry, may, links: [cell, cellNextDoor].map((id) => `/report/${id}/${may}`) }
  })
  const on = (day: string, later = 0) =>
    asOwner(async (db) => {
      await db.execute(sql`update clock set offset_days = ${day}::date - (now() at time zone 'Asia/Ho_Chi_Minh')::date`)
      // sobo_owner has no policy that lets it update jobs; sobo_judge bypasses RLS.
      await db.execute(sql`set local role sobo_judge`)
      await db.execute(
        sql`update job set due_at = due_at - ${later} * interval '1 minute' where kind = 'reminder_mail'`,
      )
    })
  /** The next moment of the schedule has come. */
  const due = () =>
    asOwner(async (db) => {
      await db.execute(sql`set local role sobo_judge`)
      await db.execute(sql`update job set due_at = now() where kind = 'remind' and claimed_by is null`)
    })
  const mails = () =>
    asOwner(async (db) => [
      ...(await db.execute<{ mail: string; attempts: number }>(sql`
        select mail, coalesce(attempts, 0) as attempts from reminder left join job on job.id = mail_id
        where period_id = ${planted.may} and reminder.account_id = ${planted.people['secretary of the cell'].accountId}
        order by reminder.id`)),
    ])
  const remindByHand = () =>
    asOwner(async (db) => {
      await db.execute(sql`set local role sobo_app`)
      await db.execute(sql`select open_door(${planted.people.officer.token}, ${newId()}::uuid)`)
      return remind(db, planted.may, [planted.cell], true)
    })
  const send = () =>
    asOwner(async (db) => {
      const of = { organisationId: planted.cell, periodId: planted.may }
      const reportId = newId()
      const [begins] = await db.execute<{ id: string; opening: number }>(
        sql`select previous_id as id, opening from report_opening(${of.organisationId}, ${of.periodId})`,
      )
      await db.insert(memberReport).values({ id: reportId, ...of })
      await db.insert(memberReportVersion).values({
        ...of,
        reportId,
        previousId: begins?.id ?? null,
        openingTotal: begins?.opening ?? 0,
        closingTotal: begins?.opening ?? 0,
        officialMembers: begins?.opening ?? 0,
        probationaryMembers: 0,
        femaleMembers: 4,
      })
    })
  /** Ends the secretary's mandate in the second organisation. */
  const leave = () =>
    asOwner((db) =>
      db.execute(sql`update mandate set valid = daterange(lower(valid), '2024-06-19')
        where person_id = ${planted.secretaries.cell} and organisation_id = ${planted.cellNextDoor}`),
    )
  return { ...planted, ask, on, due, mails, remindByHand, send, leave }
}
