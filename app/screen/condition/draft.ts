import { type Group, type Operator, type Part, type Related, valuesOf } from '@/core/condition/condition'
import { visible } from '@/core/fold'
import { formatDate } from '@/core/locale'
import { typedNumber } from '@/core/number'
import { world } from '@/db/lists'
import { fieldBehind, relationBehind } from '@/db/record/condition/check'
import { type Shape, shapeOf } from '@/db/record/condition/shape'
import type { Sent } from '../params'

/*
 * A condition as it is being built: the fields of a GET form, by the place of each part. Of the part at 0.1: f its field
 * or relation, o its operator, v its values as typed, q the text by which one is sought, n a least number, g the kind of
 * its group.
 */

export type Draft = DraftGroup | DraftTest | DraftRelated
export type DraftGroup = { part: 'group'; is: Group['is']; parts: Draft[] }
export type DraftTest = { part: 'test'; field: string; operator: string; values: string[]; sought: string }
export type DraftRelated = {
  part: 'related'
  relation: string
  there: Related['there']
  least: string
  group: DraftGroup
}

export const relatedBy = 'has:'
const names = /^[fovqng](\d{1,2}(?:\.\d{1,2}){0,4})?$/
const most = 60

type Typed = (letter: string, place: string) => string[]

/** Reads the form; undefined if the address has none. */
export function draftIn(sent: Sent): DraftGroup | undefined {
  const typed: Typed = (letter, place) =>
    [sent[`${letter}${place}`] ?? []].flat().map((value) => visible(value).slice(0, 300))
  const places = [
    ...new Set(
      Object.keys(sent)
        .filter((name) => names.test(name))
        .map((name) => name.slice(1)),
    ),
  ]
  return sent.g === undefined ? undefined : groupIn(typed, places, '')
}

const below = (place: string, at: string | number) => (place === '' ? String(at) : `${place}.${at}`)

function groupIn(typed: Typed, places: string[], place: string): DraftGroup {
  const [is = 'all'] = typed('g', place)
  const within = places.filter((one) => one !== place && (place === '' || one.startsWith(`${place}.`)))
  const next = within.map((one) => Number(one.slice(place === '' ? 0 : place.length + 1).split('.')[0]))
  const parts = [...new Set(next)].toSorted((one, other) => one - other).slice(0, most)
  return {
    part: 'group',
    is: is === 'any' || is === 'none' ? is : 'all',
    parts: parts.map((at) => partIn(typed, places, below(place, at))),
  }
}

function partIn(typed: Typed, places: string[], place: string): Draft {
  const [field] = typed('f', place)
  if (field === undefined) return groupIn(typed, places, place)
  const [operator = ''] = typed('o', place)
  if (field.startsWith(relatedBy)) {
    const there = operator === 'no' || operator === 'count' ? operator : 'has'
    const [least = '1'] = typed('n', place)
    return {
      part: 'related',
      relation: field.slice(relatedBy.length),
      there,
      least,
      group: groupIn(typed, places, place),
    }
  }
  const values = typed('v', place).filter((value) => value !== '')
  return { part: 'test', field, operator, values, sought: typed('q', place)[0] ?? '' }
}

/** The draft of a condition that is in force. */
export const draftOf = (condition: Group, shape: Shape): DraftGroup => ({
  part: 'group',
  is: condition.is,
  parts: condition.parts.map((part) => draftPart(part, shape)),
})

function draftPart(part: Part, shape: Shape): Draft {
  if ('parts' in part) return draftOf(part, shape)
  if ('field' in part) {
    const kind = fieldBehind(shape, part.field, world)?.field.kind
    const shown = part.values.map((value) =>
      kind === 'number' ? typedNumber(Number(value)) : kind === 'date' ? formatDate(value, 'vi') : value,
    )
    return { part: 'test', field: part.field, operator: part.operator, values: shown, sought: '' }
  }
  const relation = relationBehind(shape, part.relation)
  const group: DraftGroup =
    part.where && relation
      ? draftOf(part.where, shapeOf(relation.record, world))
      : { part: 'group', is: 'all', parts: [] }
  return { part: 'related', relation: part.relation, there: part.there, least: String(part.least ?? 1), group }
}

export const emptyTest: DraftTest = { part: 'test', field: '', operator: '', values: [], sought: '' }

/** What a button of the form asks for: to add a test or a group to a group, or to remove a part. */
export function changedBy(draft: DraftGroup, wish: string): DraftGroup {
  const [, what = '', place = ''] = /^(test|group|remove):([\d.]*)$/.exec(wish) ?? []
  if (!what) return draft
  const path = place === '' ? [] : place.split('.').map(Number)
  if (what === 'remove')
    return changedAt(draft, path.slice(0, -1), (parts) => parts.filter((_, at) => at !== path.at(-1)))
  const added: Draft = what === 'test' ? emptyTest : { part: 'group', is: 'any', parts: [emptyTest] }
  return changedAt(draft, path, (parts) => [...parts, added])
}

/** Places count the parts that there are, which the form numbers from 0 without gaps. */
function changedAt(group: DraftGroup, path: number[], change: (parts: Draft[]) => Draft[]): DraftGroup {
  const [at, ...rest] = path
  if (at === undefined) return { ...group, parts: change(group.parts).slice(0, most) }
  const parts = group.parts.map((part, place): Draft => {
    if (place !== at || part.part === 'test') return part
    return part.part === 'group'
      ? changedAt(part, rest, change)
      : { ...part, group: changedAt(part.group, rest, change) }
  })
  return { ...group, parts }
}

export const operatorIn = (operators: readonly Operator[], wanted: string): Operator =>
  operators.find((one) => one === wanted) ?? operators[0] ?? '='

export const isComplete = (operator: Operator, values: string[]) => {
  const wanted = valuesOf(operator)
  return wanted === undefined ? values.length > 0 : values.length === wanted
}
