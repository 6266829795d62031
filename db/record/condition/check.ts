import {
  type Group,
  isGroup,
  isTest,
  type Part,
  type ReadCondition,
  type Related,
  refused,
  type Test,
  valuesOf,
} from '../../../core/condition/condition'
import { isDate } from '../../../core/date'
import { fold } from '../../../core/fold'
import { type AskedField, isOfIds, operatorsOf, type Relation, type Shape, shapeOf, type World } from './shape'

type Refusal = ReturnType<typeof refused>

/** The field of a test, and for `organisation.name` the reference that leads to it. */
export function fieldBehind(
  shape: Shape,
  name: string,
  world: World,
): { field: AskedField; by?: Relation } | undefined {
  if (Object.hasOwn(shape.fields, name)) {
    const field = shape.fields[name]
    return field && { field }
  }
  const [first = '', second = '', ...more] = name.split('.')
  const by = relationBehind(shape, first)
  if (!by?.to || more.length > 0) return undefined
  const { fields } = shapeOf(by.record, world)
  const field = Object.hasOwn(fields, second) ? fields[second] : undefined
  return field && { field, by }
}

export const relationBehind = ({ relations }: Shape, name: string): Relation | undefined =>
  Object.hasOwn(relations, name) ? relations[name] : undefined

/** The first thing in a condition that the record does not have, or that cannot be asked of it; undefined if there is none. */
export function wrongIn(part: Part, shape: Shape, world: World): Refusal | undefined {
  if (isTest(part)) return wrongTest(part, shape, world)
  if (isGroup(part)) return firstOf(part, shape, world)
  return wrongRelated(part, shape, world)
}

function firstOf({ parts }: Group, shape: Shape, world: World): Refusal | undefined {
  for (const part of parts) {
    const wrong = wrongIn(part, shape, world)
    if (wrong) return wrong
  }
  return undefined
}

function wrongRelated(
  { relation: name, there, least, where }: Related,
  shape: Shape,
  world: World,
): Refusal | undefined {
  const relation = relationBehind(shape, name)
  if (!relation) return refused('relation', name)
  if (there === 'count' && (relation.to || !Number.isInteger(least) || (least ?? 0) < 1)) return refused('least', name)
  return where && firstOf(where, shapeOf(relation.record, world), world)
}

function wrongTest({ field: name, operator, values }: Test, shape: Shape, world: World): Refusal | undefined {
  const { field } = fieldBehind(shape, name, world) ?? {}
  if (!field) return refused('field', name)
  if (!operatorsOf[field.kind].includes(operator)) return refused('operator', `${name} ${operator}`)
  const wanted = valuesOf(operator)
  if (wanted === undefined ? values.length === 0 : values.length !== wanted) return refused('values', name)
  const wrong = values.find((value) => !isValue(field, value))
  return wrong === undefined ? undefined : refused('value', wrong)
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const code = /^[a-z][a-z0-9_]{0,59}$/
const number = /^-?\d{1,15}(\.\d{1,4})?$/

function isValue({ kind, ...asked }: AskedField, value: string): boolean {
  switch (kind) {
    case 'text':
      return value.length <= 200 && fold(value) !== ''
    case 'number':
      return number.test(value)
    case 'date':
      return isDate(value)
    case 'boolean':
      return value === 'yes' || value === 'no'
    case 'choice':
    case 'list':
      return asked.field.vi.options.some((option) => option.value === value)
    default:
      return isOfIds(asked) ? uuid.test(value) : code.test(value)
  }
}

/** The condition as it is, if it can be asked of the record. */
export const checked = (condition: Group, shape: Shape, world: World): ReadCondition<Group> =>
  wrongIn(condition, shape, world) ?? { ok: true, value: condition }
