import { expect, test } from './fixtures'
import { faultsIn, linksIn } from './html'
import { plantStates } from './places'
import { visitors } from './tables'

/** URLs that differ only by ids or query are pages of one kind; the test visits the first of each. */
const kindOf = (path: string) => path.replace(/[?#].*/, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')

for (const who of visitors.filter((one) => one !== 'nobody')) {
  test(`every kind of page ${who} can reach is there, and says nothing raw`, async ({ registry, askAs }) => {
    await plantStates(registry)
    const ask = askAs(who)
    const kinds = new Set<string>()
    const waiting = ['/']
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      if (kinds.has(kindOf(path))) continue
      kinds.add(kindOf(path))
      const answer = await ask(path, { redirect: 'follow' })
      const html = await answer.text()
      expect.soft(answer.status, path).toBe(200)
      expect.soft(faultsIn(html), path).toEqual([])
      waiting.push(...linksIn(html))
    }
    expect(kinds.size).toBeGreaterThan(10)
  })
}
