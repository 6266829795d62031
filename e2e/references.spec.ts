import { sql } from 'drizzle-orm'
import type { Person } from '@/db/testing/seed'
import { acts } from './act-forms'
import { type AskAs, asReader, expect, test } from './fixtures'
import { forms, placesOfForms } from './forms'
import { concrete, type Places, placesIn } from './places'
import { openForm, type Values } from './posted'
import { records } from './record-forms'
import { idsOf } from './record-ids'

type Sent = { action: string; who: Person; path: string; values: Values; before?: () => Promise<unknown> }
type Kind = 'organisation' | 'enterprise' | 'person' | 'document' | 'unit'

const absent = '0190f3a2-0000-7000-8000-000000000000'
const isId = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}$/.test(value)
/** Inputs of the form itself: who opened it, and the id of the record, which e2e/hostile.spec.ts forges. */
const ofForm = ['nonce', 'drawnFor', 'opened', 'set', 'id']

/** What a field names, by its name; undefined where any record may be meant, as by the id of the record itself. */
const kindOf = (name: string): Kind | undefined => {
  if (/^unit/.test(name)) return 'unit'
  if (/enterprise/i.test(name)) return 'enterprise'
  if (/person|incoming|outgoing|onBehalf/i.test(name)) return 'person'
  if (/document/i.test(name)) return 'document'
  return /superior|heir|organisation|absorbed|other\d|to\d|counterpart|transfer/i.test(name)
    ? 'organisation'
    : undefined
}

/** The references of a form: what it searches, and the ids that it is sent with; without values, those that it was drawn with. */
async function referencesOf(ask: ReturnType<AskAs>, { path, values }: Sent) {
  const { drawn, send } = await openForm(ask, path)
  const sought = drawn.flatMap(([name]) => (name.endsWith('.text') ? [name.replace('.text', '')] : []))
  const said = Object.entries(values)
  const given = (said.length > 0 ? said : drawn).flatMap(([name, value]) => (isId(value) ? [name] : []))
  return { send, names: [...new Set([...sought, ...given])].filter((name) => !ofForm.includes(name)) }
}

/** How many rows refer to some records, by any foreign key. */
const countOf = (ids: string[]) =>
  asReader(async (db) => {
    const counts: Record<string, number> = {}
    for (const { of_table, of_column } of await db.execute<{ of_table: string; of_column: string }>(
      sql`select of_table, of_column from reference_audience where audience <> 'system' order by 1, 2`,
    )) {
      const [found] = await db.execute<{
        count: number
      }>(sql`select count(*)::int as count from ${sql.identifier(of_table)}
        where ${sql.identifier(of_column)} = any (${`{${ids.join(',')}}`}::uuid[])`)
      counts[`${of_table}.${of_column}`] = found?.count ?? 0
    }
    return counts
  })

/** Sends each form with each of its references out of sight, and naming no record: both must be refused in the same words. */
async function walk(sent: Sent[], askAs: AskAs, hidden: Record<Kind, string>) {
  const before = await countOf(Object.values(hidden))
  let tried = 0
  for (const form of sent) {
    await form.before?.()
    const { names, send } = await referencesOf(askAs(form.who), form)
    for (const name of names) {
      const known = kindOf(name)
      const kinds = known ? [known] : (['organisation', 'enterprise'] as const)
      const none = await send({ ...form.values, [name]: absent })
      for (const kind of kinds) {
        // Named twice it would be refused as that, which the form itself tells.
        if (Object.entries(form.values).some(([one, value]) => one !== name && value === hidden[kind])) continue
        const said = await send({ ...form.values, [name]: hidden[kind] })
        const about = `${form.action} ${name} ${kind}`
        // Units are for everybody to read.
        if (kind !== 'unit') expect.soft(said, about).toEqual(none)
        expect.soft(said.address, about).not.toMatch(/saved=|done=|asked=/)
        tried += 1
      }
    }
  }
  expect(await countOf(Object.values(hidden))).toEqual(before)
  return tried
}

const hiddenOf = (places: Places): Record<Kind, string> => ({
  organisation: places.cellNextDoor ?? '',
  enterprise: places.hill ?? '',
  person: places.personNextDoor ?? '',
  document: places.documentNextDoor ?? '',
  unit: places.nextDoor ?? '',
})
const scoped = (who: Person): Person => (who === 'officer' ? 'officer of the park' : who)

test('no form that makes a record names one out of sight, nor tells that it is there', async ({ registry, askAs }) => {
  const [ids, places] = [await idsOf(registry), await placesIn(registry)]
  const open = (who: Person) => (path: string) => openForm(askAs(who), path)
  const sent = [...records(ids), ...acts(ids)]
    // They read the whole registry.
    .filter(({ who }) => !['administrator', 'leader'].includes(who))
    .map(({ action, who, path, values, before }) => {
      const by = scoped(who)
      return { action, path, values, who: by, ...(before && { before: () => before(open(by)) }) }
    })
  expect(await walk(sent, askAs, hiddenOf(places))).toBeGreaterThan(25)
})

test('nor does any other form', { tag: '@long' }, async ({ registry, askAs }) => {
  const places = await placesOfForms(registry)
  const sent = forms
    .filter(({ who }) => !['administrator', 'leader'].includes(who))
    .map(({ action, who, path }) => ({ action, who, path: concrete(path, places), values: {} }))
  expect(await walk(sent, askAs, hiddenOf(places))).toBeGreaterThan(100)
})
