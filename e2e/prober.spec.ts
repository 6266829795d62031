import { readdirSync, readFileSync } from 'node:fs'
import { expect, logLines, test } from './fixtures'
import { builtActions, forms, others } from './forms'
import { countTrail } from './probe'
import { foreign } from './shapes/actions'
import { shapesFor } from './shapes/all'
import { addressOf, secrets } from './shapes/target'
import { Counts, eachOf, faultsOf, type Shape, sendShape } from './wire'

/** Every address of the build, with an id of no record for its parameters, and a script, a font and an icon. */
const addresses = [
  ...Object.values(
    JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8')) as Record<string, string>,
  ).map(addressOf),
  `/_next/static/chunks/${readdirSync('.next/static/chunks').find((file) => file.endsWith('.js'))}`,
  ...['/fonts/inter-latin.woff2', '/favicon.ico', '/_next/image?url=%2Ficon.svg&w=64&q=75', '/khong-co-trang-nay'],
]

const parts = 10
for (const part of [undefined, ...Array.from({ length: parts }, (_, at) => at)])
  test(`no shape of a request is answered with an error, changes anything, or writes more than a line${
    part === undefined ? '' : `, part ${part + 1} of ${parts} @probe`
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
    const statuses = new Counts()
    for (const { status } of answers) statuses.add(status)
    const name = part === undefined ? 'curated' : `part ${part + 1}`
    console.log(`${name}: ${shapes.length} shapes, answers ${statuses}, faults ${faults.length}`)
    expect(faults.slice(0, 30)).toEqual([])
    expect(answers.filter(({ status }) => status === 403).length).toBeGreaterThanOrEqual(
      shapes.filter(({ name }) => name === foreign).length,
    )
    expect((await countTrail()).changes).toBe(trail.changes)
    // A refusal is entered after it was answered.
    const refused = async () => (await countTrail()).refusals - trail.refusals
    await expect.poll(refused, { timeout: 300_000 }).toBe(shapes.filter(({ name }) => name === foreign).length)

    const written = logLines().slice(lines)
    expect(written.length).toBeLessThanOrEqual(shapes.length)
    for (const line of written) expect(() => JSON.parse(line), line).not.toThrow()
    expect(written.filter((line) => /\p{Cc}/u.test(line))).toEqual([])
    expect(written.filter((line) => [...secrets, decodeURIComponent(token)].some((one) => line.includes(one)))).toEqual(
      [],
    )
  })

test('every action of the build is probed', () => {
  expect([...builtActions().keys()].toSorted()).toEqual(
    [...forms.map(({ action }) => action), ...Object.keys(others)].toSorted(),
  )
})
