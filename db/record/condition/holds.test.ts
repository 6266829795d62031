import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Group, levelsOf, normal, type Part, type Test, valuesOf } from '../../../core/condition/condition'
import { printCondition } from '../../../core/condition/text'
import type { Db } from '../../door/actor'
import { enterpriseList } from '../../enterprise/list'
import { firstIds, listRows, whereOf, world } from '../../lists'
import { personList } from '../../mandate/person-list'
import { organisationList } from '../../organisation/list'
import { projectList } from '../../project/list'
import { fitting, modelled, readWorld, type World } from '../../testing/condition-model'
import { plantConditions } from '../../testing/plant-conditions'
import { drawn, isLong } from '../../testing/runs'
import type { Person } from '../../testing/seed'
import { inRegistry } from '../../testing/stories'
import type { Reader } from '../list'
import { everything, type Listing } from '../listing'
import { type AskedField, operatorsOf, type Shape, shapeOf } from './shape'

const lists: Listing[] = [enterpriseList, organisationList, personList, projectList]
const readers: Person[] = ['officer', 'officer of the park', 'secretary of the cell', 'inspector']
const days = [undefined, '2019-06-01']

/** Values that rows have, by column, from which conditions are drawn; `made`: what was made to draw them. */
type Known = { values: Record<string, string[]>; made: Map<string, fc.Arbitrary<Part>> }

function drawnFor({ kind, field }: AskedField, name: string, known: Known): fc.Arbitrary<string> {
  const seen = known.values[name.split('.').at(-1) ?? ''] ?? []
  const of = (...others: string[]) => fc.constantFrom(...seen, ...others)
  switch (kind) {
    case 'boolean':
      return fc.constantFrom('yes', 'no')
    case 'choice':
    case 'list':
      return fc.constantFrom(
        ...field.vi.options.flatMap(({ value }, at) => (at < 2 || seen.includes(value) ? [value] : [])),
        ...(kind === 'list' ? ['JP', 'KR'] : []),
      )
    case 'number':
      return of('0', '100', '1980', '2000.5', '-1')
    case 'date':
      return of('2019-01-01', '2027-06-30')
    case 'text':
      return of('DAI A', 'hồng', 'lo', '9').map((text) => text.slice(0, 3 + (text.length % 9)).trim() || 'a')
    default:
      return name.endsWith('kind')
        ? of('grassroots_cell')
        : fc.constantFrom(
            ...seen.filter((text) => /^[0-9a-f-]{36}$/.test(text)),
            '01890000-0000-7000-8000-000000000000',
          )
  }
}

function testFrom(name: string, field: AskedField, known: Known): fc.Arbitrary<Test> {
  const value = drawnFor(field, name, known)
  return fc.constantFrom(...operatorsOf[field.kind]).chain((operator) => {
    const many = valuesOf(operator)
    const values = many === undefined ? { minLength: 1, maxLength: 3 } : { minLength: many, maxLength: many }
    return fc.record({ field: fc.constant(name), operator: fc.constant(operator), values: fc.array(value, values) })
  })
}

const skipped = /sha256|mediaType|size|foundedPrecision/

function partOf(shape: Shape, depth: number, known: Known): fc.Arbitrary<Part> {
  const key = `${shape.record.code} ${depth}`
  const made = known.made.get(key) ?? newPartOf(shape, depth, known)
  known.made.set(key, made)
  return made
}

function newPartOf(shape: Shape, depth: number, known: Known): fc.Arbitrary<Part> {
  const relations = Object.entries(shape.relations).filter(([name]) => modelled(shape.record.code, name))
  const own = Object.entries(shape.fields).filter(([name]) => !skipped.test(name))
  const through = relations.flatMap(([name, { record, to }]) =>
    to
      ? Object.entries(shapeOf(record, world).fields).map(([inner, field]) => [`${name}.${inner}`, field] as const)
      : [],
  )
  const test = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...own).chain(([name, field]) => testFrom(name, field, known)) },
    ...(through.length > 0
      ? [{ weight: 1, arbitrary: fc.constantFrom(...through).chain(([name, field]) => testFrom(name, field, known)) }]
      : []),
  )
  if (depth < 1) return test
  const group = groupOf(shape, depth, known)
  if (relations.length === 0) return fc.oneof(test, group)
  const related = fc.constantFrom(...relations).chain(([relation, { record, to }]) =>
    fc.constantFrom(...(['has', 'no', ...(to ? [] : ['count' as const])] as const)).chain((there) =>
      fc.record({
        relation: fc.constant(relation),
        there: fc.constant(there),
        ...(there === 'count' && { least: fc.integer({ min: 1, max: 3 }) }),
        where: groupOf(shapeOf(record, world), depth, known),
      }),
    ),
  )
  const bare = fc
    .constantFrom(...relations)
    .chain(([relation]) => fc.record({ relation: fc.constant(relation), there: fc.constantFrom('has', 'no') }))
  return fc.oneof(test, test, group, related, related, bare) as fc.Arbitrary<Part>
}

const groupOf = (shape: Shape, depth: number, known: Known): fc.Arbitrary<Group> =>
  fc.record({
    is: fc.constantFrom('all', 'all', 'any', 'any', 'none'),
    parts: fc.array(partOf(shape, depth - 1, known), { minLength: 1, maxLength: 3 }),
  })

/** Ids that a list finds by the text of a condition, and those that it means. */
async function foundBy(db: Db, reader: Reader, listing: Listing, text: string, rows: World, validOn?: string) {
  const where = whereOf(listing, text)
  if (!('condition' in where)) throw new Error(`${text}: ${where.key} ${where.what}`)
  const found = await firstIds(db, listing, { ...everything, validOn, reader, where }, 1000)
  return [found.toSorted(), fitting(rows, listing.record.code, where.condition).toSorted()]
}

/** Each tells some rows from others, by what its name says. */
const told: [Listing, ...texts: string[]][] = [
  [
    enterpriseList,
    'name contains "dai a 1"',
    'name contains "0% t"',
    'name contains "c%p"',
    'name contains "_"',
    'name = "100% thep"',
    'name starts "cong ty"',
    'phone is empty and workers is filled',
    'name contains 1 or (ownership in (fdi_wholly) and workers >= 100)',
    'not (workers >= 100 or taxCode is empty)',
    'taxCode is empty',
    'count projects >= 2',
    'count organisations >= 2',
    'no projects (kind in (fdi)) and has projects',
    'has organisations (kind in (grassroots_cell))',
    'investorCountries not in (JP) and taxCode is filled',
  ],
  [
    organisationList,
    'hasSecretary = yes',
    'hasSecretary = no',
    'not (hasSecretary = yes)',
    'secretaryUntil < 2027-02-01',
    'secretaryUntil is empty',
    'lacksDecision = yes',
    'lacksDecision = no',
    'reportPeriod is filled',
    'reportUntil < 2026-06-30',
    'reportState is empty',
    'reportState in (confirmed)',
    'has events (kind in (absorbed))',
    'no events',
    'members >= 1',
    'superior.name contains 5',
  ],
  [
    personList,
    'has mandates (organisation.name is filled) and sex in (female)',
    'sex not in (female)',
    'birthYear between 1960 and 1970',
  ],
  [projectList, 'enterprise.taxCode starts 99', 'certifiedOn < 2019-01-01 or registeredCapital > 245000'],
]

test('each way to ask finds what it says', { timeout: 120_000 }, () =>
  inRegistry(async ({ db, as, park, nextDoor, period }) => {
    await plantConditions(db, [park, nextDoor], period, 60)
    await db.execute(
      sql`update enterprise_state set name = '100% Thép' where id in (select id from enterprise_state where upper(valid) is null order by id limit 1)`,
    )
    const idle = new Set(told.flatMap(([, ...texts]) => texts))
    for (const [who, validOn] of [
      ['officer', undefined],
      ['officer', '2019-06-01'],
      ['secretary of the cell', undefined],
    ] as const)
      await as(who, async (db, reader) => {
        const rows = await readWorld(db, validOn ?? reader.today, validOn !== undefined)
        for (const [listing, ...texts] of told) {
          const all = fitting(rows, listing.record.code, { is: 'all', parts: [] }).length
          for (const text of texts) {
            const [found, meant = []] = await foundBy(db, reader, listing, text, rows, validOn)
            expect(found, `${who}, ${validOn}: ${text}`).toEqual(meant)
            if (meant.length > 0 && meant.length < all) idle.delete(text)
          }
        }
      })
    // Signs of patterns are letters like others.
    expect([...idle]).toEqual(['name contains "c%p"', 'name contains "_"'])
  }),
)

test('nested conditions find what they say, for every reader and on any day', { timeout: 600_000 }, () =>
  inRegistry(async ({ db, as, park, nextDoor, period, cell, riverside }) => {
    await plantConditions(db, [park, nextDoor], period, 60)
    // The secretary has several enterprises to see.
    await db.execute(sql`insert into coverage (id, organisation_id, enterprise_id, valid, is_host)
      select uuidv7(), ${cell}, id, '[2022-01-01,)', false from enterprise where id <> ${riverside} and tax_code like '99110%' order by tax_code limit 9`)
    const told = { all: 0, some: 0, deep: 0, wrong: [] as string[] }
    for (const who of readers)
      for (const validOn of days)
        await as(who, async (db, reader) => {
          const rows = await readWorld(db, validOn ?? reader.today, validOn !== undefined)
          const known: Known = { values: {}, made: new Map() }
          for (const row of Object.values(rows.rows).flatMap((all) => all.slice(0, 8)))
            for (const [column, value] of Object.entries(row)) {
              const name = column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
              if (typeof value === 'string' || typeof value === 'number')
                known.values[name] = [...(known.values[name] ?? []), String(value)]
            }
          for (const listing of lists) {
            const shape = shapeOf(listing.record, world)
            await fc.assert(
              fc.asyncProperty(groupOf(shape, 3, known), async (drawnCondition) => {
                const condition = normal(drawnCondition)
                const text = printCondition(condition)
                const where = whereOf(listing, text)
                expect(where, text).toMatchObject({ text })
                const asked = { ...everything, validOn, reader, where }
                const { total, rows: page } = await listRows(db, listing, asked)
                const found = total > page.length ? await firstIds(db, listing, asked, 1000) : page.map(({ id }) => id)
                const meant = fitting(rows, listing.record.code, condition).toSorted()
                expect(found.toSorted(), `${who}, ${listing.record.code}, ${validOn}: ${text}`).toEqual(meant)
                expect(total).toBe(meant.length)
                told.all += 1
                if (
                  meant.length > 0 &&
                  meant.length < fitting(rows, listing.record.code, { is: 'all', parts: [] }).length
                )
                  told.some += 1
                if (levelsOf(condition) === 3) told.deep += 1
              }),
              { ...drawn(4, 60), seed: isLong ? Date.now() : told.all, unbiased: true, endOnFailure: true },
            )
          }
        })
    // As many as were asked for, of which enough tell rows apart.
    expect(told.all).toBeGreaterThan(100)
    expect(told.some).toBeGreaterThan(told.all / 8)
    expect(told.deep).toBeGreaterThan(told.all / 5)
  }),
)
