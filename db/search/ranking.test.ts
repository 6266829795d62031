import { expect, test } from 'vitest'
import { enterprise, enterpriseState } from '../enterprise/record'
import { newId } from '../record/id'
import { suggestionsFor } from '../references'
import { inRegistry } from '../testing/stories'

test('the exact accents come first, then what begins so, then the rest; a list that is cut says so', async () => {
  await inRegistry(async ({ db, as, park, nextDoor }) => {
    const plant = async (name: string, unitId = park) => {
      const id = newId()
      await db.insert(enterprise).values({ id, unitId })
      await db
        .insert(enterpriseState)
        .values({ enterpriseId: id, name, ownership: 'fdi_wholly', valid: '[2015-01-01,)' })
    }
    for (const name of ['An Sản Sơn', 'Bình Sơn Sản', 'San Sơn An', 'Sân Sớn Ba', 'Zin Sân Sơn'])
      await plant(`${name} Hạng`)
    const asked = async (text: string) =>
      (await as('officer', (db) => suggestionsFor('enterprise', db, text, 'vi'))).choices.map(({ label }) => label)
    expect(await asked('sản sơn hang')).toEqual([
      'An Sản Sơn Hạng',
      'Bình Sơn Sản Hạng',
      'San Sơn An Hạng',
      'Sân Sớn Ba Hạng',
      'Zin Sân Sơn Hạng',
    ])
    expect(await asked('sân sơn')).toEqual([
      'Zin Sân Sơn Hạng',
      'San Sơn An Hạng',
      'Sân Sớn Ba Hạng',
      'An Sản Sơn Hạng',
      'Bình Sơn Sản Hạng',
    ])

    for (let at = 0; at < 11; at++) await plant(`Đông Hải Dài ${at}`, at === 10 ? nextDoor : park)
    const dai = (who: 'officer' | 'officer of the park') =>
      as(who, (db) => suggestionsFor('enterprise', db, 'dong hai dai', 'vi'))
    expect(await dai('officer')).toMatchObject({ choices: { length: 10 }, isCut: true })
    expect(await dai('officer of the park')).toMatchObject({ choices: { length: 10 }, isCut: false })
  })
})
