import {
  type Condition,
  type Group,
  isGroup,
  isTest,
  type Part,
  type Related,
  type Test,
} from '@/core/condition/condition'
import type { Choice } from '@/core/form-state'
import { formatDate, formatDecimal, inSentence, type Locale } from '@/core/locale'
import type { Db } from '@/db/door/actor'
import { world } from '@/db/lists'
import { fieldBehind, relationBehind } from '@/db/record/condition/check'
import { type AskedField, type Relation, type Shape, shapeOf } from '@/db/record/condition/shape'
import { nameKey, namesOf } from '@/db/records'
import { choicesOf, recordBehind } from '@/db/references'
import type { Say } from '@/messages/say'
import { flat } from '../filters'
import { outOfSight } from '../values'

/** Says a condition in a language; `names`: of the references in it, by reference and value. */
export type Teller = { say: Say<'filter'>; locale: Locale; names: Record<string, string> }

/** A label within a sentence; the Party keeps its capital. */
const inMiddle = (label: string) => (/^Party\b/.test(label) ? label : inSentence(label))

export const nameKeyOf = (reference: string, value: string) => `${reference} ${value}`

/** What a field is called, for one of another record with that record. */
export function fieldInWords(
  field: AskedField,
  by: Relation | undefined,
  { say, locale }: Pick<Teller, 'say' | 'locale'>,
) {
  const label = field.label[locale]
  return by ? say('fields-of', { label, of: inMiddle(by.label[locale]) }) : label
}

/** The whole condition as a sentence without a full stop. */
export function sentenceOf(condition: Condition, shape: Shape, teller: Teller): string {
  const said = groupSays(condition, shape, teller, true)
  return said.charAt(0).toUpperCase() + said.slice(1)
}

function groupSays({ is, parts }: Group, shape: Shape, teller: Teller, isTop = false): string {
  const { say } = teller
  const each = parts.map((part) => {
    const said = partSays(part, shape, teller)
    return isGroup(part) && part.is !== 'none' ? `(${said})` : said
  })
  const joint = say(is === 'all' ? 'says.and' : 'says.or')
  const joined = each.join(isTop && is !== 'none' ? `, ${joint} ` : ` ${joint} `)
  return is === 'none' ? say('says.none', { parts: joined }) : joined
}

function partSays(part: Part, shape: Shape, teller: Teller): string {
  if (isGroup(part)) return groupSays(part, shape, teller)
  return isTest(part) ? testSays(part, shape, teller) : relatedSays(part, shape, teller)
}

function relatedSays({ relation: name, there, least = 1, where }: Related, shape: Shape, teller: Teller): string {
  const { say, locale } = teller
  const found = relationBehind(shape, name)
  if (!found) return name
  const relation = inMiddle(found.label[locale])
  const related =
    there === 'count' ? say('says.count-related', { least, relation }) : say(`says.${there}-related`, { relation })
  if (!where) return related
  const said = groupSays(where, shapeOf(found.record, world), teller)
  return say('says.where', { related, where: where.parts.length > 1 && where.is !== 'none' ? `(${said})` : said })
}

function testSays({ field: name, operator, values }: Test, shape: Shape, teller: Teller): string {
  const { say, locale } = teller
  const found = fieldBehind(shape, name, world)
  if (!found) return name
  const { kind } = found.field
  const field = inMiddle(fieldInWords(found.field, found.by, teller))
  const told = values.map((value) => valueSays(found.field, value, teller))
  const [value = '', last = ''] = told
  if (operator === 'filled' || operator === 'empty') return say(`says.${operator}`, { field })
  if (kind === 'boolean') return say(values[0] === 'yes' ? 'says.yes' : 'says.no', { field })
  const among = new Intl.ListFormat(locale, { type: 'disjunction' }).format(told)
  switch (operator) {
    case 'within':
      return say('says.within', { field, value: among })
    case 'in':
      return say(kind === 'list' ? 'says.list-in' : 'says.in', { field, value: among })
    case 'not in':
      return say(kind === 'list' ? 'says.list-not-in' : 'says.not-in', { field, value: among })
    case 'contains':
    case 'starts':
      return say(`says.${operator}`, { field, value })
    case 'between':
      return say(kind === 'date' ? 'says.days' : 'says.between', { field, value, last })
  }
  return say(signs[kind === 'text' ? 'text' : kind === 'date' ? 'date' : 'number'][operator], { field, value })
}

const signs = {
  text: { '=': 'says.same', '<': 'says.same', '<=': 'says.same', '>': 'says.same', '>=': 'says.same' },
  number: { '=': 'says.equal', '<': 'says.less', '<=': 'says.at-most', '>': 'says.more', '>=': 'says.at-least' },
  date: { '=': 'says.on', '<': 'says.before', '<=': 'says.until', '>': 'says.after', '>=': 'says.since' },
} as const

function valueSays({ kind, field }: AskedField, value: string, { locale, names }: Teller): string {
  const own = field[locale]
  switch (kind) {
    case 'number':
      return own.input === 'year' ? value : formatDecimal(Number(value), locale, 4)
    case 'date':
      return formatDate(value, locale)
    case 'choice':
    case 'list':
      return own.options.find((option) => option.value === value)?.label ?? value
    case 'reference':
    case 'unit':
      return names[nameKeyOf(own.reference ?? '', value)] ?? outOfSight[locale]
    default:
      return value
  }
}

/** The values of references in a condition. */
function referredIn(part: Part, shape: Shape): { reference: string; value: string }[] {
  if (isGroup(part)) return part.parts.flatMap((one) => referredIn(one, shape))
  if (!isTest(part)) {
    const relation = relationBehind(shape, part.relation)
    return relation && part.where ? referredIn(part.where, shapeOf(relation.record, world)) : []
  }
  const reference = fieldBehind(shape, part.field, world)?.field.field.vi.reference
  return reference ? part.values.map((value) => ({ reference, value })) : []
}

/** The names of all references in a condition: of records that the reader may see. */
export async function namesIn(
  db: Db,
  condition: Condition,
  shape: Shape,
  locale: Locale,
): Promise<Record<string, string>> {
  const referred = referredIn(condition, shape)
  const codes = [...new Set(referred.map(({ reference }) => reference))].filter((one) => !recordBehind(one))
  const listed = await Promise.all(
    codes.map(async (one) => [one, [...((await choicesOf(one)?.(db, locale)) ?? [])]] as const),
  )
  const named = referred.flatMap(({ reference, value }) => {
    const record = recordBehind(reference)
    return record ? [{ reference, value, named: { code: record.code, id: value } }] : []
  })
  const names =
    named.length > 0
      ? await namesOf(
          db,
          named.map((one) => one.named),
          locale,
        )
      : {}
  return Object.fromEntries([
    ...listed.flatMap(([reference, choices]) =>
      choices.map(({ value, label }: Choice) => [nameKeyOf(reference, value), flat(label)]),
    ),
    ...named.flatMap(({ reference, value, named: one }) => {
      const name = names[nameKey(one)]
      return name ? [[nameKeyOf(reference, value), name]] : []
    }),
  ])
}
