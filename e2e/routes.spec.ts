import { readFileSync } from 'node:fs'
import { type Asks, addressesOf, groupNames } from './addresses'
import { type Ask, expect, test } from './fixtures'
import { filesIn, linksIn } from './html'
import { concrete, named, type Places, placesIn, plantStates } from './places'
import { countTrail, type Seen, seenBy, strangersIn } from './probe'
import { columnOf, linesOf, type Visitor, visitors, writeColumn } from './tables'
import { judgeOf, kindOf, walk } from './walk'
import { Counts, faultsOf } from './wire'

const asked: Record<Asks, readonly Visitor[]> = {
  everybody: visitors,
  strangers: ['officer of the park', 'leader', 'secretary of the cell'],
  three: ['administrator', 'officer of the park', 'nobody'],
}

/**
 * Compares the answer of every address to every visitor with the tables e2e/routes/*.txt: status, content type if not
 * HTML, target of a redirect; `·`: not requested. After an intended change --update-snapshots writes them. Each answer
 * has all headers, names no row that its reader may not read, and changes nothing. Pages say nothing raw, and nothing in
 * English; from their links the walk goes on to what the tables do not name, and to the files.
 */
for (const who of visitors) {
  test(`every address answers ${who} as the tables say; pages, and what they lead to, say nothing raw`, async ({
    registry,
    askAs,
  }) => {
    const places = { ...(await placesIn(registry)), ...(await plantStates(registry)) }
    const { changes } = await countTrail()
    const visit = { who, ask: askAs(who), places, seen: await seenBy(registry, [who]), counts: new Counts() }
    const judge = await judgeOf('vi')
    const [kinds, links] = [new Set<string>(), new Set<string>()]
    await compare(
      visit,
      '',
      (asks) => asks !== 'three',
      (path, html) => {
        kinds.add(kindOf(path, true))
        for (const link of [...linksIn(html), ...filesIn(html)]) links.add(link)
        expect.soft(judge(path, html), `${path} by ${who}`).toEqual([])
      },
    )
    if (who !== 'nobody') {
      await walk(visit.ask, { locale: 'vi', isBrief: true, waiting: [...links], kinds })
      // Guards against a walk that finds no links.
      expect([...kinds].filter((kind) => kind.endsWith('format=csv')).length).toBeGreaterThan(5)
    }
    expect((await countTrail()).changes).toBe(changes)
  })

  if (asked.three.includes(who))
    test(`what looks like an address answers ${who} as the tables say @long @probe`, async ({ registry, askAs }) => {
      const places = await placesIn(registry)
      const visit = { who, ask: askAs(who), places, seen: await seenBy(registry, [who]), counts: new Counts() }
      await compare(visit, '-none', (asks) => asks === 'three')
      console.log(`${who}: ${visit.counts.total} requests, answers ${visit.counts}`)
    })
}

type Visit = { who: Visitor; ask: Ask; places: Places; seen: Seen; counts: Counts }

/** Asks for the addresses of all tables with an ending, and hands on the pages. */
async function compare(
  visit: Visit,
  ending: string,
  isMeant: (asks: Asks) => boolean,
  read: (path: string, html: string) => void = () => {},
) {
  for (const group of groupNames) {
    const answers: [path: string, answer: string][] = []
    for (const { path, asks } of addressesOf(group))
      if (isMeant(asks)) answers.push([path, asked[asks].includes(visit.who) ? await answerOf(path, visit, read) : '·'])
    const table = `${group}${ending}`
    if (/all|changed/.test(test.info().config.updateSnapshots)) writeColumn(table, visit.who, answers)
    expect.soft(linesOf(answers), table).toBe(columnOf(table, visit.who))
  }
}

async function answerOf(
  address: string,
  { who, ask, places, seen, counts }: Visit,
  read: (path: string, html: string) => void,
): Promise<string> {
  const path = concrete(address, places)
  const answer = await ask(path)
  const body = await answer.text()
  counts.add(answer.status)
  const faults = [
    ...faultsOf(path, { status: answer.status, headers: Object.fromEntries(answer.headers) }),
    ...strangersIn(body, path, who, seen),
  ]
  expect.soft(faults, `${address} by ${who}`).toEqual([])
  const { origin } = new URL(answer.url)
  const location = answer.headers.get('location')
  if (location === `/api/auth/signin?${new URLSearchParams({ callbackUrl: path })}`) return 'sign-in'
  const place = location?.replace(origin, '').replace(encodeURIComponent(origin), '{origin}')
  if (place) return `${answer.status} ${named(place, places)}`
  const type = answer.headers.get('content-type')?.replace(/;.*/, '') ?? 'nothing'
  if (type !== 'text/html') return `${answer.status} ${type.replace(/.*\.sheet$/, 'xlsx')}`
  if (answer.status === 200) read(path, body)
  return `${answer.status}`
}

test('every route that was built is in a table', () => {
  const built: string[] = Object.values(JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8')))
  const paths = groupNames.flatMap(addressesOf).map(({ path }) => path.replace(/\?.*/, ''))
  const isAsked = (route: string) => {
    const pattern = route.replaceAll(/\[\.\.\.[^\]]+\]/g, '.+').replaceAll(/\[[^\]]+\]/g, '[^/]+')
    return paths.some((path) => new RegExp(`^${pattern}$`).test(path))
  }
  expect(built.filter((route) => !isAsked(route) && route !== '/_global-error')).toEqual([])
})
