import { complaintsOf, expect, expectAccessible, expectToFit, test } from './fixtures'
import { concrete, placesIn, plantStates } from './places'
import { pages, type Visitor } from './tables'

/** Further pages: those that look different for another visitor, or in a state of plantStates. */
const further: { path: string; who: Visitor }[] = [
  ...(['administrator', 'leader', 'inspector', 'secretary of the cell'] as const).map((who) => ({ path: '/', who })),
  { path: '/organisations?view=tree', who: 'officer of the park' },
  { path: '/organisations/{cell}', who: 'secretary of the cell' },
  { path: '/people/{person}', who: 'secretary of the cell' },
  { path: '/enterprises/{riverside}', who: 'leader' },
  { path: '/periods/{open}', who: 'leader' },
  { path: '/periods/{open}/lock', who: 'leader' },
  { path: '/report/{cell}/{open}', who: 'secretary of the cell' },
  { path: '/report/{cell}/{open}/wrong-opening', who: 'secretary of the cell' },
  { path: '/completeness?report={waiting}', who: 'officer of the park' },
  { path: '/completeness?report={jump}', who: 'officer of the park' },
  { path: '/completeness/missing?period={open}', who: 'officer of the park' },
  { path: '/completeness/missing/send?period={open}', who: 'officer of the park' },
  { path: '/member-reports/{jump}', who: 'officer of the park' },
  { path: '/enterprise-figures/entry?period={half}', who: 'officer of the park' },
]

const all = [...pages(), ...further]
const atOnce = 46
const parts = Array.from({ length: Math.ceil(all.length / atOnce) }, (_, at) =>
  all.slice(at * atOnce, (at + 1) * atOnce),
)

for (const [at, part] of parts.entries()) {
  test(`pages ${at * atOnce + 1} to ${at * atOnce + part.length} are accessible, and narrow enough`, async ({
    page,
    signInAs,
  }) => {
    test.slow()
    const registry = await signInAs('officer of the park')
    const places = { ...(await placesIn(registry)), ...(await plantStates(registry)) }
    const complaints = complaintsOf(page)
    for (const { path, who } of part) {
      await test.step(`${path}, as ${who}`, async () => {
        if (who === 'nobody') await page.context().clearCookies()
        else await signInAs(who)
        await page.setViewportSize({ width: 1440, height: 900 })
        const answer = await page.goto(concrete(path, places))
        expect.soft(answer?.status(), path).toBe(200)
        await expectAccessible(page)
        await expectToFit(page, path, [1024, 320])
      })
    }
    expect(complaints).toEqual([])
  })
}
