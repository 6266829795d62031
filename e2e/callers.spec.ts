import { addDays, today } from '@/core/date'
import { acts } from './act-forms'
import { type Caller, callers, plantCallers, type Signed } from './callers'
import { type AskAs, expect, test } from './fixtures'
import { builtActions, forms, mayToo, notDrawn, notSent, placesOfForms, type Walked } from './forms'
import { formIn, problemsIn } from './html'
import { concrete, type Places } from './places'
import { changesAfter, countTrail } from './probe'
import { records } from './record-forms'
import { Counts, eachOf } from './wire'

/**
 * Each form, as the page of those who may send it draws it, is sent by others whose own page does not have it; then by
 * those who may, because a form that nobody accepts would prove nothing. In `npm test` one caller tries each form, all
 * callers in turn, and every fourth form is sent by those who may.
 */
const quarters = 4
for (const quarter of [undefined, 0, 1, 2, 3])
  test(`what a form does nobody else does${
    quarter === undefined ? '' : `, of all callers, quarter ${quarter + 1} of the forms @probe`
  }`, async ({ registry, askAs }) => {
    const whole = quarter !== undefined
    test.setTimeout(whole ? 0 : 600_000)
    const places = await placesOfForms(registry)
    const signed = await plantCallers(registry, places)
    const known = await valuesOf(registry, places)
    const first = inTurn()
    const asked = forms.map((walked, at) => ({ walked, at })).filter(({ at }) => !whole || at % quarters === quarter)
    const all = await eachOf(asked, async ({ walked, at }) => {
      const owner = registry.people[walked.who]
      return { walked, at, owner, form: await draw(askAs, walked, owner, places) }
    })
    expect(all.filter(({ form }) => !form).map(({ walked }) => walked.action)).toEqual(
      asked.map(({ walked }) => walked.action).filter((action) => action in notDrawn),
    )

    const before = await countTrail()
    const statuses = new Counts()
    const tried = new Counts()
    await eachOf(all, async ({ walked, form, at }) => {
      if (!form) return
      for (const who of whole ? callers : from(first[at])) {
        if (mayToo[walked.action]?.who.some((one) => one === who)) continue
        const caller = signed[who]
        if (who !== 'nobody' && (await draw(askAs, walked, caller, places))) continue
        const { status } = await post(askAs, walked, caller, places, filled(form, known.get(walked.action), caller))
        expect.soft(status, `${walked.action} by ${who}`).toBeLessThan(500)
        tried.add(who)
        statuses.add(status)
        if (!whole) return
      }
    })
    const after = await countTrail()
    expect.soft(await changesAfter(before.changes), `changes by ${tried.total} attempts`).toEqual([])
    // Each kind of caller has tried several forms.
    expect.soft(callers.filter((who) => tried.of(who) < 2)).toEqual([])

    const refused: string[] = []
    let { changes } = after
    const sent = all
      .filter(({ walked, form, at }) => form && !(walked.action in notSent) && (whole || at % quarters === 0))
      .toSorted((one, other) => Number(isOfLeader(one.walked)) - Number(isOfLeader(other.walked)))
    for (const { walked, owner } of sent) {
      // Drawn again: those before it have changed records.
      const form = (await draw(askAs, walked, owner, places)) ?? []
      const { problems } = await post(askAs, walked, owner, places, filled(form, known.get(walked.action), owner))
      const now = await countTrail()
      if (now.changes === changes) refused.push([walked.action, ...problems].join(' '))
      changes = now.changes
    }
    console.log(
      `${tried.total} attempts (${tried}), answers ${statuses}; ${sent.length - refused.length} of ${sent.length} forms sent by those who may`,
    )
    expect(refused).toEqual([])
  })

/** The caller of each form in `npm test`: of those whose own it is not, one that has the fewest. */
function inTurn(): Caller[] {
  const given = new Counts()
  return forms.map((walked) => {
    const least = callers.filter((who) => who !== walked.who).toSorted((one, other) => given.of(one) - given.of(other))
    given.add(least[0] ?? '')
    return least[0] ?? 'nobody'
  })
}

/** All callers, beginning with one: the page of the first may have the form. */
const from = (first: Caller = 'nobody'): Caller[] => {
  const at = callers.indexOf(first)
  return [...callers.slice(at), ...callers.slice(0, at)]
}

/** Sent last: it locks the period for which others report. */
const isOfLeader = ({ who }: Walked) => who === 'leader'

type Drawn = [name: string, value: string][]

/** The form of an action as the page of a session has it; undefined if it has none. */
async function draw(askAs: AskAs, { action, path }: Walked, who: Signed, places: Places) {
  const answer = await askAs(who)(concrete(path, places))
  expect.soft(answer.status, path).toBeLessThan(500)
  const html = await answer.text()
  const form = answer.status === 200 ? formIn(html, builtActions().get(action)?.id) : []
  return form.length > 0 ? form : undefined
}

/** Values with which forms are accepted, by action. */
async function valuesOf(registry: Parameters<typeof plantCallers>[0], places: Places) {
  const { open = '', half = '', person = '', vacant = '' } = places
  const { people, secretaries: _, ...planted } = registry
  const officers = { officer: people.officer.accountId, officerOfPark: people['officer of the park'].accountId }
  const day = (days: number) => addDays(today(), days).split('-').reverse().join('/')
  const ids = { ...planted, ...officers, open, half, person, locked: open, today: day(0), soon: day(5) }
  const made = [...records(ids), ...acts({ ...ids, cellNextDoor: vacant })]
  const decision = { decisionNumber: '12-QĐ/ĐU', decisionIssuedOn: '01/06/2024', decisionIssuer: 'Đảng ủy Thử' }
  return new Map<string, Record<string, string | string[]>>([
    ...made.map(({ action, values }) => [action.replace(/\/(?=\w+$)/, '#'), values] as const),
    ['enterprises#keepContact', { phone: '0225 3000 111' }],
    ['people#keepContact', { phone: '0900 000 111' }],
    ['organisations#nameDecision', decision],
    ['events#nameDecision', decision],
    ['accounts/issue#issue', { reason: 'lost' }],
    ['accounts/batch#issueBatch', { reason: 'first' }],
    ['correction-requests#answer', { resolution: 'Đã xem' }],
    ['completeness#returnReport', { returnReason: 'Xem lại' }],
    ['reopenings#decline', { decisionNote: 'Không cần' }],
    ['reopenings#revoke', { revokedReason: 'Nhầm' }],
    ['settings#revise', { value: 'Ban Quản lý Khu kinh tế Thử', reason: 'correction' }],
    ['report#goOn', { changed: 'yes', admitted: '2' }],
  ])
}

/** What is sent: the form as drawn, with what a reader who may would type, for the account of who sends it. */
function filled(form: Drawn, known: Record<string, string | string[]> | undefined, { accountId }: Signed): FormData {
  const sent = new FormData()
  const values = known ?? typedInto(form)
  for (const [name, value] of form) {
    if (name in values || name.replace(/\.(text|was|meant)$/, '') in values) continue
    sent.append(name, name === 'drawnFor' ? accountId : value)
  }
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) sent.append(name, one)
  return sent
}

/** A reason, days that are missing, and another text in one field. */
function typedInto(form: Drawn): Record<string, string> {
  const drawn = new Map(form)
  const days = form.filter(
    ([name, value]) => !value && /(On|From|Until|Day|from|to)$/.test(name) && !/[iI]ssuedOn$/.test(name),
  )
  const text = ['note', 'name', 'fullName', 'subject', 'message', 'reason'].find((name) => drawn.has(name))
  return {
    ...Object.fromEntries(days.map(([name]) => [name, '01/09/2025'])),
    ...(text && { [text]: `${drawn.get(text) ?? ''} Thử`.trim() }),
    ...(drawn.has('reason') && { reason: 'correction' }),
  }
}

async function post(askAs: AskAs, { path }: Walked, who: Signed, places: Places, body: FormData) {
  const answer = await askAs(who)(concrete(path, places), {
    method: 'POST',
    body,
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  return { status: answer.status, problems: problemsIn(await answer.text()) }
}
