import { getTableColumns, getTableName, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { type Group, isGroup, isTest, type Part, type Related, type Test } from '../../../core/condition/condition'
import { fold } from '../../../core/fold'
import { every, holdsIn } from '../list'
import { everything, isFollowed, type Listing, type ListQuestion } from '../listing'
import { type AskedField, columnBy, isOfIds, ownerOf, type Relation, type Shape, shapeOf, type World } from './shape'

/*
 * Every related condition is a set: a row belongs if its id, or what it refers to, is in it. Nothing is looked up for each
 * row, and no alias of a set is seen outside. Null is false, and under a negation made so (`isFalseIfNull`).
 */

type Place = { shape: Shape; asked: ListQuestion; world: World; negated: boolean }

/** SQL for "the condition holds for the row of the listing", on the list's day. All names in it have been checked. */
export function holdsFor(shape: Shape, condition: Group, asked: ListQuestion, world: World): SQL {
  return holds(condition, { shape, asked, world, negated: false })
}

function holds(part: Part, place: Place): SQL {
  if (isTest(part)) return testHolds(part, place)
  if (!isGroup(part)) return relatedHolds(part, place)
  const isNone = part.is === 'none'
  const within = part.parts.map((one) => holds(one, isNone ? { ...place, negated: true } : place))
  const joined = sql.join(within, part.is === 'all' ? sql` and ` : sql` or `)
  return isNone ? sql`not (${joined})` : sql`(${joined})`
}

const opposites: Partial<Record<Test['operator'], Test['operator']>> = { 'not in': 'in', empty: 'filled' }

/** `not in` and `empty` say that `in` and `filled` do not hold: of what is missing they do. */
function testHolds(test: Test, place: Place): SQL {
  const opposite = opposites[test.operator]
  const { holds, isSure } = positive(opposite ? { ...test, operator: opposite } : test, place)
  if (opposite) return sql`(${holds}) is not true`
  return place.negated && !isSure ? sql`(${holds}) is true` : holds
}

/** `isSure`: never null. */
type Positive = { holds: SQL; isSure: boolean }

function positive(test: Test, place: Place): Positive {
  const { shape, asked } = place
  const [first = '', ...rest] = test.field.split('.')
  const relation = rest.length > 0 ? shape.relations[first] : undefined
  if (relation) {
    const inner: Part = { ...test, field: rest.join('.') }
    return { holds: relatedSet(relation, { all: inner, least: undefined }, place), isSure: false }
  }
  const field = shape.fields[test.field]
  if (!field) throw new Error(`db/record/condition: ${test.field} has not been checked`)
  if (field.measure) return { holds: compared(field, test, field.measure(asked)), isSure: false }
  if (!field.at) throw new Error(`db/record/condition: ${test.field} is nowhere`)
  const { table, column } = field.at
  const alias = shape.listing.aliases?.[getTableName(table)]
  if (alias) return { holds: compared(field, test, columnBy(alias, column)), isSure: false }
  const own = table === shape.record.table ? shape.record.table.id : ownerOf(table, shape.record)
  const part = sql.identifier(getTableName(table))
  return {
    holds: sql`${shape.listing.id} in (select part.${sql.identifier(own.name)} from ${part} part
      where ${every([spell('part', table, asked), compared(field, test, columnBy('part', column))])})`,
    isSure: true,
  }
}

const spell = (alias: string, table: Parameters<typeof getTableColumns>[0], asked: ListQuestion) => {
  const { valid } = getTableColumns(table) as Record<string, PgColumn | undefined>
  return valid && holdsIn(columnBy(alias, valid), asked)
}

function compared({ kind, ...asked }: AskedField, { operator, values }: Test, column: SQL): SQL {
  const [value = '', upTo = ''] = values
  if (operator === 'filled') return isFilled(kind, column)
  switch (kind) {
    case 'text': {
      const folded = sql`fold_text(${column})`
      if (operator === '=') return sql`${folded} = ${fold(value)}`
      return operator === 'starts'
        ? sql`starts_with(${folded}, ${fold(value)})`
        : sql`strpos(${folded}, ${fold(value)}) > 0`
    }
    case 'number':
    case 'date': {
      const typed = kind === 'date' ? sql`date` : sql`numeric`
      const bound = (one: string) => sql`${one}::${typed}`
      if (operator === 'between') return sql`${column} between ${bound(value)} and ${bound(upTo)}`
      return sql`${column} ${sql.raw(signs[operator] ?? '=')} ${bound(value)}`
    }
    case 'boolean':
      return sql`${column} = ${value === 'yes'}`
    case 'list':
      return sql`${column}::text[] && ${textArray(values)}`
    default: {
      const isId = isOfIds(asked)
      if (operator === 'within')
        return sql`${column} = any(array(select units_below(of_unit) from unnest(${uuidArray(values)}) of_unit))`
      return isId ? sql`${column} = any(${uuidArray(values)})` : sql`${column}::text = any(${textArray(values)})`
    }
  }
}

const signs: Partial<Record<Test['operator'], string>> = { '<': '<', '<=': '<=', '>': '>', '>=': '>=' }

function isFilled(kind: AskedField['kind'], column: SQL): SQL {
  if (kind === 'list') return sql`cardinality(${column}) > 0`
  return kind === 'text' ? sql`${column} <> ''` : sql`${column} is not null`
}

/** One parameter each, however many values: the text of the statement stays short. */
const uuidArray = (values: string[]) => sql`${`{${values.join(',')}}`}::uuid[]`
const textArray = (values: string[]) =>
  sql`${`{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`}::text[]`

function relatedHolds({ relation: name, there, least, where }: Related, place: Place): SQL {
  const relation = place.shape.relations[name]
  if (!relation) throw new Error(`db/record/condition: ${name} has not been checked`)
  const set = relatedSet(relation, { all: where, least: there === 'count' ? least : undefined }, place)
  if (there === 'no') return sql`(${set}) is not true`
  return place.negated ? sql`(${set}) is true` : set
}

type Wanted = { all: Part | undefined; least: number | undefined }

/** SQL for "one of the related records that count on the day fits", or `least` of them. */
function relatedSet(relation: Relation, { all, least }: Wanted, { shape, asked, world }: Place): SQL {
  const target = shapeOf(relation.record, world)
  const theirs: ListQuestion = { ...everything, validOn: asked.validOn, reader: asked.reader, locale: asked.locale }
  const fits = [
    ...standing(target.listing, theirs),
    all && holds(all, { shape: target, asked: theirs, world, negated: false }),
  ]
  const rows = (key: SQL, also?: SQL) =>
    sql`select ${key} from ${target.listing.from(theirs)} where ${every([...fits, also])}`
  if (relation.to) {
    const { column, table } = relation.to
    const own = shape.listing.aliases?.[getTableName(table)]
    const ids = rows(target.listing.id)
    return own
      ? sql`${columnBy(own, column)} in (${ids})`
      : inPart(shape, relation.to, asked, (key) => sql`${key} in (${ids})`)
  }
  const counted = (key: SQL, what: SQL) =>
    least === undefined ? sql`` : sql` group by ${key} having count(distinct ${what}) >= ${least}`
  if (relation.of) {
    const { column, table } = relation.of
    const alias = target.listing.aliases?.[getTableName(table)]
    if (!alias) throw new Error(`db/record/condition: ${column.name} is not in the list of ${relation.record.code}`)
    const key = columnBy(alias, column)
    return sql`${shape.listing.id} in (${rows(key, sql`${key} is not null`)}${counted(key, target.listing.id)})`
  }
  if (relation.pair) {
    const { own, theirs: other } = relation.pair
    const [key, their] = [own, other].map((column) => columnBy('pair', column)) as [SQL, SQL]
    return sql`${shape.listing.id} in (select ${key} from ${sql.identifier(getTableName(own.table))} pair
      where ${their} in (${rows(target.listing.id)})${counted(key, their)})`
  }
  if (!relation.by) throw new Error('db/record/condition: a relation by nothing')
  const { record, own, theirs: other } = relation.by
  const join = shapeOf(record, world).listing
  const [key, their] = [own, other].map(({ column }) => columnBy(record.code, column)) as [SQL, SQL]
  return sql`${shape.listing.id} in (select ${key} from ${join.from(theirs)}
    where ${every([...standing(join, theirs), sql`${their} in (${rows(target.listing.id)})`])}${counted(key, their)})`
}

function inPart(
  shape: Shape,
  { column, table }: NonNullable<Relation['to']>,
  asked: ListQuestion,
  fits: (key: SQL) => SQL,
) {
  const owner = columnBy('part', ownerOf(table, shape.record))
  return sql`${shape.listing.id} in (select ${owner} from ${sql.identifier(getTableName(table))} part
    where ${every([spell('part', table, asked), fits(columnBy('part', column))])})`
}

/** Rows that count on the day: as their list has them, and within their spell. */
function standing(listing: Listing, asked: ListQuestion): (SQL | undefined)[] {
  const { table, code } = listing.record
  const hasDay = listing.always !== undefined
  return [
    isFollowed(listing, asked),
    ...(listing.always?.(asked) ?? []),
    hasDay ? undefined : spell(listing.aliases?.[code] ?? code, table, asked),
  ]
}
