import { expect, test } from 'vitest'
import { type Kind, mayRegister } from './rights'
import { inRegistry } from './testing/stories'

const kinds: Kind[] = ['record', 'reference', 'assignment', 'period', 'account']

test.each([
  ['administrator', ['reference', 'assignment', 'period', 'account']],
  ['officer', ['record', 'period', 'account']],
  ['officer of the park', ['record', 'period', 'account']],
  ['leader', []],
  ['inspector', []],
  ['secretary of the cell', []],
] as const)('%s may register %j', async (who, allowed) => {
  await inRegistry(async ({ as }) => {
    const answers = await as(who, (db) => Promise.all(kinds.map((kind) => mayRegister(db, kind))))
    expect(kinds.filter((_, at) => answers[at])).toEqual(allowed)
  })
})
