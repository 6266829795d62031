import { readFileSync } from 'node:fs'
import type { Planted } from '@/db/testing/seed'
import { type Address, type Asks, addressesOf, groupNames } from './addresses'
import { expect, test } from './fixtures'
import { concrete, named, type Places, placesIn } from './places'

/** The columns of the tables. */
const visitors = [
  'administrator',
  'officer of the park',
  'leader',
  'inspector',
  'secretary of the cell',
  'nobody',
] as const

const asked: Record<Asks, readonly string[]> = {
  everybody: visitors,
  strangers: ['officer of the park', 'leader', 'secretary of the cell'],
  three: ['administrator', 'officer of the park', 'nobody'],
}

/**
 * What every address answers to everybody: the status, the content type of what is no page, and where it leads;
 * `·` was not asked. The tables are e2e/routes/*.txt. After a change that is meant,
 * `npx playwright test routes --update-snapshots` (or deleting them) writes them anew.
 */
for (const group of groupNames) {
  test(`the addresses of ${group} answer as their table says`, async ({ registry, baseURL }) => {
    const addresses = addressesOf(group).filter(({ asks }) => asks !== 'three')
    expect(await table(addresses, registry, baseURL)).toMatchSnapshot(`${group}.txt`)
  })

  test(`what looks like an address of ${group} answers as its table says @long`, async ({ registry, baseURL }) => {
    const addresses = addressesOf(group).filter(({ asks }) => asks === 'three')
    expect(await table(addresses, registry, baseURL)).toMatchSnapshot(`${group}-none.txt`)
  })
}

async function table(addresses: Address[], registry: Planted, baseURL = ''): Promise<string> {
  const places = await placesIn(registry)
  const lines: string[] = [visitors.join(' | ')]
  for (const { path, asks } of addresses) {
    const answers: string[] = []
    for (const who of visitors) {
      const token = who === 'nobody' ? null : registry.people[who].token
      const isAsked = asked[asks].includes(who)
      answers.push(isAsked ? await answerOf(baseURL + concrete(path, places), token, places) : '·')
    }
    lines.push(`${path}: ${answers.join(' | ')}`)
  }
  return `${lines.join('\n')}\n`
}

async function answerOf(address: string, token: string | null, places: Places): Promise<string> {
  const headers = token ? { cookie: `__Host-sobo-session=${encodeURIComponent(token)}` } : {}
  const answer = await fetch(address, { headers, redirect: 'manual' })
  await answer.arrayBuffer()
  const { pathname, search, origin } = new URL(address)
  const location = answer.headers.get('location')
  if (location === `/api/auth/signin?${new URLSearchParams({ callbackUrl: pathname + search })}`) return 'sign-in'
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
