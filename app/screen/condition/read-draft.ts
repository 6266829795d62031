import type { Group, Part, Test } from '@/core/condition/condition'
import { valuesOf } from '@/core/condition/condition'
import { parseDate } from '@/core/date'
import { parseCount } from '@/core/number'
import { parseDecimal } from '@/core/number/decimal'
import type { Message, Read } from '@/core/result'
import { world } from '@/db/lists'
import { fieldBehind, relationBehind, wrongIn } from '@/db/record/condition/check'
import { type AskedField, operatorsOf, type Shape, shapeOf } from '@/db/record/condition/shape'
import { type Draft, type DraftGroup, type DraftRelated, type DraftTest, isComplete, operatorIn } from './draft'

/** By place: what is wrong there. `incomplete`: no field, or no value yet. */
export type Faults = Map<string, Message | 'incomplete'>

/** The condition of a draft without the parts that are not complete or wrong, and where those are. */
export function readDraft(draft: DraftGroup, shape: Shape): { condition: Group; faults: Faults } {
  const faults: Faults = new Map()
  return { condition: readGroup(draft, shape, '', faults), faults }
}

function readGroup({ is, parts }: DraftGroup, shape: Shape, place: string, faults: Faults): Group {
  const read = parts.flatMap((part, at) => readPart(part, shape, place === '' ? String(at) : `${place}.${at}`, faults))
  return { is, parts: read }
}

function readPart(draft: Draft, shape: Shape, place: string, faults: Faults): Part[] {
  if (draft.part === 'test') return readTest(draft, shape, place, faults)
  if (draft.part === 'related') return readRelated(draft, shape, place, faults)
  const group = readGroup(draft, shape, place, faults)
  return group.parts.length > 0 ? [group] : []
}

function readRelated(
  { relation: name, there, least, group }: DraftRelated,
  shape: Shape,
  place: string,
  faults: Faults,
): Part[] {
  const relation = relationBehind(shape, name)
  if (!relation) {
    faults.set(place, 'incomplete')
    return []
  }
  const where = readGroup(group, shapeOf(relation.record, world), place, faults)
  const inner = where.parts.length > 0 ? { where } : {}
  if (there !== 'count' || relation.to) return [{ relation: name, there: there === 'no' ? 'no' : 'has', ...inner }]
  const count = parseCount(least)
  if (count.ok && count.value > 0 && count.value < 1_000_000)
    return [{ relation: name, there, least: count.value, ...inner }]
  faults.set(place, count.ok ? 'incomplete' : count.problem)
  return []
}

function readTest(
  { field: name, operator: wanted, values }: DraftTest,
  shape: Shape,
  place: string,
  faults: Faults,
): Part[] {
  const { field } = fieldBehind(shape, name, world) ?? {}
  if (!field) {
    faults.set(place, 'incomplete')
    return []
  }
  const operator = operatorIn(operatorsOf[field.kind], wanted)
  const many = valuesOf(operator)
  const read: string[] = []
  for (const value of many === undefined ? values : values.slice(0, many)) {
    const meant = readValue(field, value)
    if (!meant.ok) {
      faults.set(place, meant.problem)
      return []
    }
    read.push(meant.value)
  }
  const test: Test = { field: name, operator, values: read }
  if (isComplete(operator, read) && !wrongIn(test, shape, world)) return [test]
  faults.set(place, 'incomplete')
  return []
}

function readValue({ kind }: AskedField, typed: string): Read<string> {
  if (kind === 'date') return parseDate(typed)
  if (kind !== 'number') return { ok: true, value: typed }
  const read = parseDecimal(typed)
  return read.ok ? { ok: true, value: String(read.value) } : read
}
