import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { newId } from '@/db/record/id'
import type { Person, Planted } from '@/db/testing/seed'
import { asOwner } from './fixtures'
import { type Places, placesIn, plantStates } from './places'

export type Walked = { action: string; path: string; who: Person }

const officer = `
  enterprises#register /enterprises/new
  enterprises#revise /enterprises/{riverside}/edit
  enterprises#keepContact /enterprises/{riverside}/contact
  enterprises#close /enterprises/{riverside}/close?on=01/03/2024
  [records]#stop /enterprises/{riverside}/retire
  [records]#withdraw /projects/{project}/retire?act=withdraw
  projects#register /projects/new
  projects#correct /projects/{project}/edit
  projects#amend /projects/{project}/amend
  enterprise-figures#record /enterprise-figures/new?enterprise={riverside}
  enterprise-figures#revise /enterprise-figures/{figures}/edit
  enterprise-figures/entry#saveEntry /enterprise-figures/entry?period={half}
  affiliated-organisations#register /affiliated-organisations/new?enterprise={riverside}
  affiliated-organisations#revise /affiliated-organisations/{union}/edit
  affiliated-organisations#end /affiliated-organisations/{union}/end
  organisations#found /organisations/new
  organisations#correct /organisations/{cell}/edit
  organisations#nameDecision /organisations/{cell}/decision
  organisations/[id]/acts#rename /organisations/{cell}/acts/rename
  organisations/[id]/acts#reclassify /organisations/{cell}/acts/reclassify
  organisations/[id]/acts#transfer /organisations/{cell}/acts/transfer
  organisations/[id]/acts#extendTerm /organisations/{cell}/acts/extend-term
  organisations/[id]/acts#absorb /organisations/{cell}/acts/absorb
  organisations/[id]/acts#consolidate /organisations/{cell}/acts/consolidate
  organisations/[id]/acts#split /organisations/{cell}/acts/split
  organisations/[id]/acts#divide /organisations/{cell}/acts/divide
  organisations/[id]/acts#end /organisations/{cell}/acts/end
  organisations/[id]/change-of-secretary#change /organisations/{cell}/change-of-secretary
  organisations/[id]/change-of-secretary#fillVacancy /organisations/{vacant}/change-of-secretary
  organisations/[id]/coverage#cover /organisations/{cell}/coverage/new
  organisations/[id]/coverage#change /organisations/{cell}/coverage/{coverage}
  organisations/[id]/coverage#withdraw /organisations/{cell}/coverage/{coverage}/retire
  people#register /people/new
  people#revise /people/{person}/edit
  people#keepContact /people/{person}/contact
  mandates#record /mandates/new?organisation={cell}
  mandates#revise /mandates/{mandate}/edit
  mandates#end /mandates/{mandate}/end
  mandates#correctEnd /mandates/{endedMandate}/end
  mandates#resume /mandates/{endedMandate}/resume
  screen/undo#undo /undo/{set}
  documents#register /documents/new
  documents#revise /documents/{document}/edit
  events#revise /events/{event}/edit
  events#nameDecision /events/{moving}/decision
  events#countMembers /events/{moving}/members
  completeness#confirmReport /completeness?report={waiting}
  completeness#returnReport /completeness?report={waiting}
  completeness#confirmChosen /completeness/confirm?version={plain}
  completeness/missing#sendReminders /completeness/missing/send?period={open}
  correction-requests#answer /correction-requests/{request}
  reopenings#ask /reopenings/new
  accounts/issue#issue /accounts/{account}/sheet
  accounts/batch#issueBatch /accounts/batch/check?person={person}
  accounts#disable /accounts/{account}/disable
  me#replacePassword /me
  me#endOwnSession /me
  jobs#makeFile /jobs/new?of=/enterprises/export
  views#saveAsNew /views/new?list=enterprises&workers_from=10
  views#change /views/{view}/edit
  views#remove /views/{view}/edit
  views#arrangeColumns /views/enterprises/columns
  screen/arrange-list#saveQuestion /enterprises?q=x&view={view}`
const officerOfTheZone = `
  periods#open /periods/new
  periods#revise /periods/{period}/edit`
const administrator = `
  [records]#register /communes/new
  [records]#revise /communes/{commune}/edit
  [records]#restore /communes/{retired}/retire
  accounts#register /accounts/new
  accounts#revise /accounts/{account}/edit
  accounts#enable /accounts/{disabled}/enable
  accounts#grant /accounts/{account}/assignments/new
  accounts#confirm /accounts/{candidate}/assignments/{proposed}/confirm
  accounts#end /accounts/{officer}/assignments/{assignment}/end
  accounts#signOutElsewhere /accounts/{account}
  rule-sets#record /rule-sets/new
  rule-sets#revise /rule-sets/{rule}/edit
  settings#record /settings/new?key=office_name
  settings#revise /settings/{setting}/edit
  units#register /units/new
  units#revise /units/{park}/edit`
const leader = `
  periods#lock /periods/{open}/lock
  reopenings#askGranted /reopenings/new
  reopenings#grant /reopenings/{reopening}/grant
  reopenings#decline /reopenings/{reopening}/decline
  reopenings#revoke /reopenings/{reopeningNextDoor}/revoke
  lock-delegations#delegate /lock-delegations/new
  lock-delegations#end /lock-delegations/{delegation}/end`
const secretary = `
  report#goOn /report/{cell}/{open}
  report#send /report/{cell}/{open}?step=check
  report#request /report/{cell}/{open}/wrong-opening`

const batch = `
  batch#preview /batch/enterprises?row={riverside}
  batch#save /batch/enterprises/check?row={riverside}&field=ownership&to.ownership=joint_venture&to.effectiveOn=01/06/2024&reason=correction`

const walkedAs = (who: Person, lines: string): Walked[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [action = '', path = ''] = line.trim().split(' ')
      return { action, path, who }
    })

/** All forms whose action checks the account that the form was rendered for. */
export const forms: Walked[] = [
  ...walkedAs('officer of the park', officer),
  ...walkedAs('officer', officerOfTheZone),
  ...walkedAs('administrator', administrator),
  ...walkedAs('leader', leader),
  ...walkedAs('secretary of the cell', secretary),
  ...walkedAs('officer of the park', batch),
]

/** Actions without such a form, with the reason. */
export const others: Record<string, string> = {
  'request/choose#chooseLanguage': 'a button, which asks before it leaves unsaved text',
  'request/choose#chooseKeys': 'a button, of this device',
  'request/sign-out#signOut': 'a button, which asks before it leaves unsaved text',
  'screen/arrange-list#setDensity': 'a button, of the account for which it was drawn',
  'screen/suggest#suggest': 'a search within a form',
  'screen/undo#undoNow': 'a button, offered for ten seconds',
  'enterprise-figures/entry/history#cellHistory': 'reads only',
  'jobs#makeAgain': 'a button beside a job that has ended',
  'jobs#cancel': 'a button beside a job that is open',
  'jobs#putAway': 'a button of a notice',
  'report#keep': 'keeps what report#goOn and send ask, by the same form',
  'report#goOnHere': 'the same as report#goOn, for a document that shows its steps itself',
  'report#sendWaiting': 'the same as report#send, for a document and for what waits on a device',
  'report#drop': 'a button of the same form',
  'setup#setUp': 'nobody has an account yet',
  'sheet#openSheet': 'sent by those who cannot sign in yet',
  'sheet#openScanned': 'sent by a script, with the code of the address',
  'sheet#redeem': 'sent by those who cannot sign in yet',
}

/** Forms that no page draws in the states that placesOfForms plants, with the reason. */
export const notDrawn: Record<string, string> = {
  'enterprise-figures/entry#saveEntry': 'the grid is sent by a script, see figures-grid.spec.ts',
}

/** Forms that callers.spec.ts does not get accepted from those who may, with the reason; others send them in its place. */
export const notSent: Record<string, string> = {
  'screen/undo#undo': 'only as long as nobody has changed the record again, see undo.spec.ts',
  'enterprise-figures#revise': 'numbers only, see figures-grid.spec.ts',
  'organisations/[id]/acts#end': 'members go to an organisation that is older, see references.spec.ts',
  'mandates#correctEnd': 'the same day again, see db/mandate',
  'organisations/[id]/coverage#cover': 'the state after other forms does not take it, see repeats.spec.ts',
  'mandates#end': 'needs a day and a reason of its list',
  'events#countMembers': 'needs numbers',
  'completeness/missing#sendReminders': 'needs organisations that are ticked',
  'accounts/batch#issueBatch': 'needs people that are ticked',
  'batch#preview': 'leads to a preview, which saves nothing',
  'batch#save': 'what is left to change depends on the acts before it, see batch.spec.ts',
  'accounts#signOutElsewhere': 'has no other session to end',
  'report#request': 'needs a total that differs, see repeats.spec.ts',
  'reopenings#askGranted': 'needs a locked period, see locks.spec.ts',
  'organisations/[id]/acts#consolidate': 'the state after other acts does not take it, see references.spec.ts',
  'enterprises#close': 'needs a decision on each affair, see db/act/close-enterprise.test.ts',
  'reopenings#ask': 'needs a locked period, see locks.spec.ts',
  'me#replacePassword': 'needs the present password, see sign-in.spec.ts',
  'periods#revise': 'a period with figures keeps asking for them, see db/period',
  'report#goOn': 'keeps a draft, see secretary-drafts.spec.ts',
  'report#send': 'only a draft that balances, see secretary.spec.ts',
}

/** Who may do what a form does although their page has it not, with the reason. */
export const mayToo: Record<string, { who: Person[]; why: string }> = {
  'me#endOwnSession': { who: ['administrator'], why: 'administrators end the sessions of every account' },
  'accounts#signOutElsewhere': {
    who: ['officer', 'officer of the park', 'secretary of the cell'],
    why: 'officers keep the accounts of their people, see may_keep_account(), and everybody the own one',
  },
}

/** A built server action: its id, and the routes of the pages that have it. Elsewhere Next.js does not know its forms. */
export type Action = { id: string; routes: string[] }

let built: Map<string, Action> | undefined
/** The built server actions, by the names in this table. */
export function builtActions(): Map<string, Action> {
  built ??= readActions()
  return built
}

function readActions(): Map<string, Action> {
  const manifest: { node: Record<string, { filename: string; exportedName: string; workers: object }> } = JSON.parse(
    readFileSync('.next/server/server-reference-manifest.json', 'utf8'),
  )
  const nameOf = (file: string) => file.replace(/^app\/(\(\w+\)\/)?/, '').replace(/(\/actions)?\.ts$/, '')
  const routeOf = (page: string) => `/${page.replace(/^app\/(\(\w+\)\/)?/, '').replace(/\/?page$/, '')}`
  return new Map(
    Object.entries(manifest.node).map(([id, { filename, exportedName, workers }]) => [
      `${nameOf(filename)}#${exportedName}`,
      { id, routes: Object.keys(workers).map(routeOf) },
    ]),
  )
}

/** Plants states that forms need: retired, disabled, granted and vacant records, and a draft. */
export async function placesOfForms(planted: Planted): Promise<Places> {
  const places = { ...(await placesIn(planted)), ...(await plantStates(planted)) }
  const { waiting = '', open = '', cell = '', park, reopeningNextDoor } = places
  const leader = planted.people.leader.accountId
  const owner = planted.people['officer of the park'].accountId
  const candidate = planted.people['officer of the park next door'].accountId
  const [more] = await asOwner(async (db) => {
    await db.execute(sql`select open_service_door(), set_config('sobo.reason', 'Theo quyết định', true)`)
    await db.execute(sql`insert into commune (id, name, kind, retired_on)
      values (uuidv7(), 'Xã Cũ', 'commune', current_date)`)
    await db.execute(sql`insert into account (id, user_name, full_name, disabled_at, disabled_reason)
      values (uuidv7(), 'nguoi.nghi', 'Người Đã Nghỉ', now(), 'Nghỉ')`)
    await db.execute(sql`insert into lock_delegation (id, account_id, valid)
      values (uuidv7(), ${owner}, '[2024-01-01,)')`)
    await db.execute(sql`update reopening set decided_by = ${leader}, decided_at = now(), is_granted = true,
      expires_on = current_date + 7 where id = ${reopeningNextDoor}`)
    await db.execute(sql`insert into session (id, account_id, opened_as, device, expires_at)
      values (uuidv7(), ${owner}, 'staff', 'Chrome, Windows', now() + interval '1 day')`)
    // Two statements, because a draft is of a report that can be read.
    const report = newId()
    await db.execute(sql`insert into member_report (id, organisation_id, period_id)
      values (${report}, ${cell}, ${open})`)
    await db.execute(sql`insert into report_draft (id, report_id, organisation_id, period_id, typed)
      values (uuidv7(), ${report}, ${cell}, ${open}, '{"changed":"yes","admitted":"1"}')`)
    await db.execute(sql`insert into mandate (id, organisation_id, person_id, position, obtained, valid, end_reason)
      select uuidv7(), r.organisation_id, m.person_id, 'deputy_secretary', 'appointed', '[2022-01-01,2023-01-01)', 'transferred'
      from member_report r, mandate m where r.id = ${waiting} and m.organisation_id = ${cell} and upper_inf(m.valid) limit 1`)
    await db.execute(sql`update session set started_at = now()`)
    await db.execute(sql`set local role sobo_judge`)
    await db.execute(sql`insert into assignment (id, account_id, role, valid)
      values (uuidv7(), ${candidate}, 'administrator', '[2022-01-01,)')`)
    await db.execute(sql`update assignment set confirmed_at = null
      where account_id = ${candidate} and role = 'administrator'`)
    await db.execute(sql`reset role`)
    const moving = newId()
    await db.execute(sql`insert into event (id, unit_id, kind, effective_on)
      values (${moving}, ${park}, 'dissolved', '2024-03-01')`)
    await db.execute(sql`insert into event_organisation (id, event_id, organisation_id, part)
      select uuidv7(), ${moving}, organisation_id, 'subject' from member_report where id = ${waiting}`)
    return db.execute<Places>(sql`select
      ${moving}::text as moving,
      (select id from assignment where account_id = ${candidate} and role = 'administrator') as proposed,
      (select id from mandate where end_reason is not null) as "endedMandate",
      (select id from lock_delegation where upper_inf(valid)) as delegation,
      (select id from commune where retired_on is not null) as retired,
      (select id from account where disabled_at is not null) as disabled,
      (select organisation_id from member_report where id = ${waiting}) as vacant,
      p.id as plain, p.organisation_id as "alsoReporting"
      from member_report_version p where p.state = 'submitted' and p.note is null limit 1`)
  })
  return { ...places, candidate, ...more }
}
