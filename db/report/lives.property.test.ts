import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../core/date'
import type { Db } from '../door/actor'
import { listRows } from '../lists'
import { type OrganisationRow, organisationList } from '../organisation/list'
import { organisationTree } from '../organisation/tree'
import { findMembers } from '../organisation/warnings'
import { everything } from '../record/listing'
import { firstDay, lastDay, lives } from '../testing/life-course'
import { rowsInFile } from '../testing/listed'
import { type Lived, plantLife } from '../testing/lives'
import { drawn } from '../testing/runs'
import { inRegistry } from '../testing/stories'
import { figuresOn, rowsBehind } from './figures'

test('the total of a zone changes only for reasons that the register names, on every day', async () => {
  const seen: Record<string, number> = {}
  await fc.assert(
    fc.asyncProperty(lives, fc.array(fc.nat(700), { minLength: 20, maxLength: 20 }), async (life, drawnDays) => {
      await inRegistry(async ({ db, as, park }) => {
        const lived = await plantLife(db, park, life)
        for (const [act, times] of Object.entries(lived.seen)) seen[act] = (seen[act] ?? 0) + times
        const days = [...lived.days].flatMap((day) => [addDays(day, -1), day, addDays(day, 1)])
        const asked = [...new Set([...days, ...drawnDays.map((n) => addDays(firstDay, n))])]
          .filter((day) => day > firstDay && day <= lastDay)
          .toSorted()
        await as('officer', async (db) => {
          let [was, on] = [await totalOn(db, firstDay, lived), firstDay]
          for (const day of asked) {
            const now = await totalOn(db, day, lived)
            const reasons = [...lived.ledger]
              .filter(([of]) => of > on && of <= day)
              .reduce((all, [, change]) => all + change, 0)
            expect([day, now.whole], JSON.stringify([...lived.ledger].toSorted())).toEqual([day, was.whole + reasons])
            ;[was, on] = [now, day]
          }
        })
      })
    }),
    { ...drawn(2, 40), endOnFailure: true },
  )
  // Each of these must have occurred, or the lives prove little.
  expect(
    Object.entries(seen).filter(([, times]) => times === 0),
    JSON.stringify(seen),
  ).toEqual([])
})

/**
 * The zone's total on a day, after checking that every list, page and figure gives it. `whole` includes the members that
 * are too old to count, which the basis of the figure names.
 */
async function totalOn(db: Db, day: string, { zone }: Lived) {
  const figure = (await figuresOn(db, day)).find(({ code }) => code === 'members_in_zone_committee')
  const total = figure?.value ?? 0
  const rows = [...(await rowsBehind(db, 'members_in_zone_committee', day))]
  const [top] = (await organisationTree(db, { text: '', validOn: day })).filter(({ id }) => id === zone)
  const asked = { ...everything, validOn: day, chosen: {} }
  const { rows: list } = await listRows<OrganisationRow>(db, organisationList, asked)
  const file = await rowsInFile<OrganisationRow>(db, organisationList, asked)
  const inZone = (all: Iterable<OrganisationRow>) => [...all].find(({ id }) => id === zone)?.members ?? 0
  const record = await findMembers(db, zone, day)
  const told = {
    rows: rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    tree: top?.members ?? 0,
    list: inZone(list),
    file: inZone(file),
    record: record.members ?? 0,
  }
  expect([day, told]).toEqual([day, { rows: total, tree: total, list: total, file: total, record: total }])
  const whole = total + (figure?.basis?.members?.aged.members ?? 0)
  return { whole }
}
