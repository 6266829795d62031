import { locales } from '@/core/locale'
import { askDemonstration, demonstration, expect, test } from './fixtures'
import { plantStates } from './places'
import { visitors } from './tables'
import { walk } from './walk'

// In brief each visitor walks after the tables of routes.spec.ts, and two walk the demonstration below.
for (const locale of locales)
  for (const who of visitors.filter((one) => one !== 'nobody'))
    test(`every kind of page and file ${who} can reach is there, and says nothing raw: ${locale} @long`, async ({
      registry,
      askAs,
    }) => {
      await plantStates(registry)
      expect(await walk(askAs(who, locale), { locale })).toBeGreaterThan(10)
    })

test.describe('of the demonstration', () => {
  const { origin, database } = demonstration()
  test.use({ baseURL: origin })

  for (const locale of locales) {
    const title = (role: string) => `every kind of page and file the ${role} can reach says nothing raw: ${locale}`
    test(title(locale === 'vi' ? 'officer' : 'administrator'), async ({ page }) => {
      const ask = await askDemonstration(page, locale === 'vi' ? 'officer' : 'administrator', locale)
      expect(await walk(ask, { locale, database, isBrief: true })).toBeGreaterThan(10)
    })

    for (const role of ['officer', 'administrator', 'leader', 'inspector', 'secretary'])
      test(`${title(role)}, every workbook and figure @long`, async ({ page }) => {
        const ask = await askDemonstration(page, role, locale)
        expect(await walk(ask, { locale, database })).toBeGreaterThan(10)
      })
  }
})
