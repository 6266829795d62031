import { readdirSync, readFileSync } from 'node:fs'
import type { Person } from '@/db/testing/seed'
import { type AskAs, expect, logLines, test } from './fixtures'
import { builtActions, forms, others, placesOfForms, type Walked } from './forms'
import { formIn } from './html'
import { concrete, type Places } from './places'
import { countTrail } from './probe'
import { records } from './record-forms'
import { foreign } from './shapes/actions'
import { shapesFor } from './shapes/all'
import { secrets } from './shapes/target'
import type { Visitor } from './tables'
import { eachOf, faultsOf, type Shape, sendShape } from './wire'

/** Every address of the build, with an id of no record for its parameters, and a script, a font and an icon. */
const addresses = [
  ...Object.values(
    JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8')) as Record<string, string>,
  ).map((route) =>
    route.replaceAll(/\[\.\.\.[^\]]+\]/g, 'signin').replaceAll(/\[[^\]]+\]/g, '0190f3a2-0000-7000-8000-000000000000'),
  ),
  `/_next/static/chunks/${readdirSync('.next/static/chunks').find((file) => file.endsWith('.js'))}`,
  ...['/fonts/inter-latin.woff2', '/favicon.ico', '/_next/image?url=%2Ficon.svg&w=64&q=75', '/khong-co-trang-nay'],
]

const parts = 10
for (const part of [undefined, ...Array.from({ length: parts }, (_, at) => at)])
  test(`no shape of a request is answered with an error, changes anything, or writes more than a line${
    part === undefined ? '' : `, part ${part + 1} of all @probe`
  }`, async ({ registry, baseURL: origin = '' }) => {
    test.setTimeout(part === undefined ? 600_000 : 0)
    const token = encodeURIComponent(registry.people['officer of the park'].token)
    const cookie = `__Host-sobo-session=${token}`
    const upload = registry.riverside
    const all = shapesFor({ origin, actions: builtActions(), addresses, upload, cookie }, part === undefined)
    const shapes = all.filter((_, at) => part === undefined || at % parts === part)
    const [trail, lines] = [await countTrail(), logLines().length]
    const answers = await eachOf(shapes, (shape) => sendShape(origin, shape))

    const faults = answers.flatMap((answer, at) => {
      const { path = '', name } = shapes[at] as Shape
      return faultsOf(path, answer).map((fault) => `${fault}: ${name} ${path}`.slice(0, 200))
    })
    expect(faults.slice(0, 30)).toEqual([])
    expect(answers.filter(({ status }) => status === 403).length).toBeGreaterThanOrEqual(
      shapes.filter(({ name }) => name === foreign).length,
    )
    expect((await countTrail()).changes).toBe(trail.changes)
    // A refusal is entered after it was answered.
    const refused = async () => (await countTrail()).refusals - trail.refusals
    await expect.poll(refused).toBe(shapes.filter(({ name }) => name === foreign).length)

    const written = logLines().slice(lines)
    expect(written.length).toBeLessThanOrEqual(shapes.length)
    for (const line of written) expect(() => JSON.parse(line), line).not.toThrow()
    expect(written.filter((line) => /\p{Cc}/u.test(line))).toEqual([])
    expect(written.filter((line) => [...secrets, decodeURIComponent(token)].some((one) => line.includes(one)))).toEqual(
      [],
    )
    test.info().annotations.push({ type: 'count', description: `${shapes.length} shapes, ${written.length} lines` })
  })

/** Who must not do what another's form does, unless their own page has the same form. */
const callers: Visitor[] = [
  'officer of the park next door',
  'secretary of the cell next door',
  'inspector',
  'nobody',
  'leader',
  'administrator',
  'officer of the park',
  'secretary of the cell',
  'secretary of the committee',
] as Visitor[]

for (const [title, whole] of [
  ['what a form does nobody else does', false],
  ['what a form does nobody else does, of all callers @probe', true],
] as const)
  test(title, async ({ registry, askAs }) => {
    test.setTimeout(whole ? 0 : 600_000)
    const places: Places = await placesOfForms(registry)
    const { open = '', half = '', person = '' } = places
    const { people, secretaries: _, ...planted } = registry
    const officers = { officer: people.officer.accountId, officerOfPark: people['officer of the park'].accountId }
    const ids = { ...planted, ...officers, open, half, person, locked: open, today: '01/09/2025', soon: '05/09/2025' }
    const known = new Map(records(ids).map(({ action, values }) => [action.replace(/\/(?=\w+$)/, '#'), values]))
    const drawn = await eachOf(forms, (walked) => draw(askAs, walked, walked.who, places))
    // The grid sends no form, and a few forms need a state that is not planted.
    expect(drawn.filter((form) => !form).length).toBeLessThan(5)

    const before = await countTrail()
    let tried = 0
    const wrong = forms.flatMap((walked, at) =>
      callers.flatMap((who, which) =>
        who !== walked.who && (whole || which === (at % 2 === 0 ? 0 : 1 + (at % 3))) ? [{ walked, who, at }] : [],
      ),
    )
    await eachOf(wrong, async ({ walked, who, at }) => {
      const form = drawn[at]
      if (!form || (who !== 'nobody' && (await draw(askAs, walked, who, places)))) return
      tried += 1
      const status = await post(askAs, walked, who, places, filled(form, known.get(walked.action), accountOf(who)))
      expect.soft(status, `${walked.action} by ${who}`).toBeLessThan(500)
    })
    const after = await countTrail()
    expect(after.changes - before.changes, `changes by ${tried} attempts`).toBe(0)

    // The same as those who may: otherwise a payload that nobody accepts would prove nothing.
    const [own, some] = [new Set(['me#endOwnSession', 'accounts#signOutElsewhere']), whole ? 1 : 4]
    let [done, changes] = [0, after.changes]
    for (const [at, walked] of forms.entries()) {
      const form = drawn[at]
      if (!form || own.has(walked.action) || at % some > 0) continue
      await post(askAs, walked, walked.who, places, filled(form, known.get(walked.action), accountOf(walked.who)))
      const now = await countTrail()
      if (now.changes > changes) done += 1
      changes = now.changes
    }
    expect(done, 'forms that those who may could send').toBeGreaterThan(20 / some)
    test.info().annotations.push({
      type: 'count',
      description: `${tried} attempts, ${done} of ${forms.length} forms done by those who may`,
    })

    function accountOf(who: Visitor | Person): string {
      return who === 'nobody' ? '' : registry.people[who as Person].accountId
    }
  })

type Drawn = [name: string, value: string][]

/** The form of an action as a visitor's own page has it; undefined if it has none. */
async function draw(askAs: AskAs, { action, path }: Walked, who: Person | Visitor, places: Places) {
  const answer = await askAs(who as Person)(concrete(path, places))
  const html = await answer.text()
  const form = answer.status === 200 ? formIn(html, builtActions().get(action)) : []
  return form.length > 0 ? form : undefined
}

/** What is sent: the form as drawn, with values where it has none, for the account of who sends it. */
function filled(form: Drawn, values: Record<string, string | string[]> = {}, account: string): FormData {
  const sent = new FormData()
  for (const [name, value] of form) {
    if (name in values || name.replace(/\.(text|was|meant)$/, '') in values) continue
    sent.append(name, name === 'drawnFor' ? account : value || (name.startsWith('$') ? '' : sample(name)))
  }
  for (const [name, value] of Object.entries(values)) for (const one of [value].flat()) sent.append(name, one)
  return sent
}

function sample(name: string): string {
  if (name === 'reason') return 'correction'
  if (/(On|From|Until|Day)$/.test(name)) return '01/09/2025'
  return name === 'opened' ? '{}' : 'Thử'
}

async function post(askAs: AskAs, { path }: Walked, who: Person | Visitor, places: Places, body: FormData) {
  const ask = askAs(who as Person)
  const answer = await ask(concrete(path, places), {
    method: 'POST',
    body,
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  await answer.arrayBuffer()
  return answer.status
}

test('every action of the build is probed', () => {
  expect([...builtActions().keys()].toSorted()).toEqual(
    [...forms.map(({ action }) => action), ...Object.keys(others)].toSorted(),
  )
})
