import { readFileSync } from 'node:fs'
import { type Address, type Asks, addressesOf, groupNames } from './addresses'
import { type AskAs, expect, test } from './fixtures'
import { concrete, named, type Places, placesIn } from './places'
import { countTrail, type Seen, seenBy, strangersIn } from './probe'
import { visitors } from './tables'
import { Counts, faultsOf } from './wire'

const asked: Record<Asks, readonly string[]> = {
  everybody: visitors,
  strangers: ['officer of the park', 'leader', 'secretary of the cell'],
  three: ['administrator', 'officer of the park', 'nobody'],
}

/**
 * Compares the response of every URL to every visitor with the tables e2e/routes/*.txt: status, content type if not
 * HTML, target of a redirect; `·`: not requested. After an intended change update them with `npx playwright test routes
 * --update-snapshots`, or delete them. Each answer has all headers, names no row that its reader may not read, and
 * changes nothing.
 */
for (const group of groupNames)
  for (const [title, file, isListed] of [
    [`the addresses of ${group} answer as their table says`, group, true],
    [`what looks like an address of ${group} answers as its table says @long @probe`, `${group}-none`, false],
  ] as const)
    test(title, async ({ registry, askAs }) => {
      const addresses = addressesOf(group).filter(({ asks }) => (asks !== 'three') === isListed)
      const places = await placesIn(registry)
      const [seen, { changes }] = [await seenBy(registry, visitors), await countTrail()]
      const { lines, counts } = await table(addresses, places, askAs, seen)
      console.log(`${file}: ${addresses.length} addresses, ${counts.total} requests, answers ${counts}`)
      expect(lines).toMatchSnapshot(`${file}.txt`)
      expect((await countTrail()).changes).toBe(changes)
    })

async function table(addresses: Address[], places: Places, askAs: AskAs, seen: Seen) {
  const lines: string[] = [visitors.join(' | ')]
  const counts = new Counts()
  for (const { path, asks } of addresses) {
    const answers: string[] = []
    for (const who of visitors)
      answers.push(
        asked[asks].includes(who) ? await answerOf(concrete(path, places), who, askAs(who), places, seen, counts) : '·',
      )
    lines.push(`${path}: ${answers.join(' | ')}`)
  }
  return { lines: `${lines.join('\n')}\n`, counts }
}

async function answerOf(
  path: string,
  who: string,
  ask: ReturnType<AskAs>,
  places: Places,
  seen: Seen,
  counts: Counts,
): Promise<string> {
  const answer = await ask(path)
  counts.add(answer.status)
  const faults = [
    ...faultsOf(path, { status: answer.status, headers: Object.fromEntries(answer.headers) }),
    ...strangersIn(await answer.text(), path, who, seen),
  ]
  expect.soft(faults, `${named(path, places)} by ${who}`).toEqual([])
  const { origin } = new URL(answer.url)
  const location = answer.headers.get('location')
  if (location === `/api/auth/signin?${new URLSearchParams({ callbackUrl: path })}`) return 'sign-in'
  const place = location?.replace(origin, '').replace(encodeURIComponent(origin), '{origin}')
  if (place) return `${answer.status} ${named(place, places)}`
  const type = answer.headers.get('content-type')?.replace(/;.*/, '') ?? 'nothing'
  return type === 'text/html' ? `${answer.status}` : `${answer.status} ${type.replace(/.*\.sheet$/, 'xlsx')}`
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
