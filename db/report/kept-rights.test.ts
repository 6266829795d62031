import { sql, TransactionRollbackError } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { account } from '../account/record'
import { assignment } from '../assignment/record'
import { type Db, whyOver } from '../door/actor'
import { mandate } from '../mandate/record'
import { person as personTable } from '../person/record'
import { newId } from '../record/id'
import { committed } from '../testing/connections'
import { askAll, askKept } from '../testing/kept'
import { asOwner, inParallel, type Stage } from '../testing/races'
import { plantZone } from '../testing/reports'
import { drawn } from '../testing/runs'
import { plantSession } from '../testing/seed'

const places = ['zone', 'park', 'nextDoor'] as const
const opened = ['administrator', 'staff', 'remembered'] as const

/** Somebody with assignments, and perhaps with a person who reports for an organisation. */
const reader = fc.record({
  offices: fc.uniqueArray(
    fc.record({
      role: fc.constantFrom('officer', 'leader', 'inspector'),
      place: fc.option(fc.constantFrom(...places), { freq: 4 }),
    }),
    { minLength: 1, maxLength: 2, selector: ({ role, place }) => `${role} ${place}` },
  ),
  person: fc.option(fc.constantFrom('cell', 'committee', 'cellNextDoor'), { freq: 2 }),
  opened: fc.constantFrom(...opened),
})
type Reader = typeof reader extends fc.Arbitrary<infer T> ? T : never

test('what is kept is what each reader would be told if it were counted, whoever asked before', () =>
  inParallel(async (stage) => {
    await asOwner(stage, (db) => plantZone(db, stage.registry.committee))
    let told = 0
    await fc.assert(
      fc.asyncProperty(fc.array(reader, { minLength: 4, maxLength: 4 }), async (readers) => {
        const tokens = await asOwner(stage, async (db) => {
          await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
          // Something has changed, so that nothing is known of a former run.
          await db.execute(sql`update period set due_on = due_on + 1`)
          const each = []
          // A second account of each, who reads what the first one was told.
          for (const one of [...readers, ...readers]) each.push(await plantReader(db, stage, one))
          return each
        })
        for (const token of tokens) {
          const answers = await reading(stage, token, false)
          if (!answers) continue
          expect(answers).toEqual(await reading(stage, token, true))
          told += 1
        }
      }),
      { ...drawn(1, 12), endOnFailure: true },
    )
    expect(told).toBeGreaterThan(3)
  }))

test('a transaction that began before a mandate ended leaves nothing to those who ask after it', () =>
  inParallel(async (stage) => {
    const { registry } = stage
    const [token, other] = await asOwner(stage, async (db) => {
      const offices = [{ role: 'officer', place: 'park' }] as const
      const token = await plantReader(db, stage, { offices: [...offices], person: 'cellNextDoor', opened: 'staff' })
      const [account] = await db.execute<{ id: string }>(
        sql`select account_id as id from session order by id desc limit 1`,
      )
      return [token, await plantSession(db, account?.id ?? '', 'staff')]
    })
    await committed(stage.ownerUrl, async (db) => {
      const before = await askAll(db, registry, token)
      await asOwner(stage, async (db) => {
        await db.execute(sql`select set_config('sobo.reason', 'thử', true)`)
        await db.execute(
          sql`update mandate set valid = daterange(lower(valid), '2024-06-01') where position = 'reporter'`,
        )
      })
      // Its organisations are those of its beginning.
      expect((await askKept(db, registry)).slice(-2)).toEqual(before.slice(-2))
      expect((await reading(stage, other, true))?.slice(-2)).not.toEqual(before.slice(-2))
      expect(await reading(stage, other, false)).toEqual(await reading(stage, other, true))
    })
  }))

async function plantReader(db: Db, { registry }: Stage, { offices, person, opened }: Reader) {
  const accountId = newId()
  const userName = `u${accountId.replaceAll('-', '').slice(-12)}u`
  const personId = person && newId()
  if (person && personId) {
    await db.insert(personTable).values({ id: personId, unitId: registry.park, fullName: 'Người đọc' })
    await db.insert(mandate).values({
      personId,
      organisationId: registry[person],
      position: 'reporter',
      obtained: 'assigned',
      valid: '[2022-01-01,)',
    })
  }
  await db.insert(account).values({ id: accountId, userName, fullName: 'Người đọc', personId })
  for (const { role, place } of offices)
    await db
      .insert(assignment)
      .values({ accountId, role: role as 'officer', unitId: place && registry[place], valid: '[2022-01-01,)' })
  return plantSession(db, accountId, opened)
}

/** All answers of a reader; undefined if the door refuses them. */
async function reading(stage: Stage, token: string, anew: boolean) {
  let answers: unknown[] | undefined
  await committed(stage.ownerUrl, async (db) => {
    answers = await askAll(db, stage.registry, token, anew)
    // Committed, the change would be one for those who ask next.
    db.rollback()
  }).catch((error) => {
    if (!(error instanceof TransactionRollbackError || whyOver(error))) throw error
  })
  return answers
}
