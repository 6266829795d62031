/**
 * A nested condition on the records of a list. Names of fields and relations are those of a record's shape
 * (db/record/condition/shape.ts); values are text as they stand in the address.
 */
export type Condition = Group

/** `none`: no part holds. */
export type Group = { is: 'all' | 'any' | 'none'; parts: Part[] }
export type Part = Group | Test | Related

/** A test of one field; `organisation.name` is the name of the organisation that the record refers to. */
export type Test = { field: string; operator: Operator; values: string[] }

/** A test of related records: of those that `where` fits, there is one, there is none, or there are so many at least. */
export type Related = { relation: string; there: 'has' | 'no' | 'count'; least?: number; where?: Group }

/** Operators in the order in which they are offered. */
export const operators = [
  'contains',
  'starts',
  '=',
  '<',
  '<=',
  '>',
  '>=',
  'between',
  'within',
  'in',
  'not in',
  'filled',
  'empty',
] as const
export type Operator = (typeof operators)[number]

/** How many values an operator takes; undefined: one or more. */
export const valuesOf = (operator: Operator): number | undefined => {
  if (operator === 'filled' || operator === 'empty') return 0
  if (operator === 'in' || operator === 'not in' || operator === 'within') return undefined
  return operator === 'between' ? 2 : 1
}

/** Groups within each other; those of related records count. */
export const deepest = 3
export const mostTests = 50
/** Bytes of the text in an address. */
export const longest = 4096

/** Why a condition cannot be answered: a message under `filter.problem`, with what it is about. */
export type ConditionProblem = {
  key:
    | 'syntax'
    | 'mixed'
    | 'too-long'
    | 'too-deep'
    | 'too-many'
    | 'field'
    | 'relation'
    | 'operator'
    | 'value'
    | 'values'
    | 'least'
    | 'slow'
  what: string
}

export type ReadCondition<Value> = { ok: true; value: Value } | { ok: false; problem: ConditionProblem }

export const refused = (key: ConditionProblem['key'], what = ''): { ok: false; problem: ConditionProblem } => ({
  ok: false,
  problem: { key, what: what.slice(0, 60) },
})

export const isGroup = (part: Part): part is Group => 'parts' in part
export const isTest = (part: Part): part is Test => 'field' in part

/** The groups within a part, and itself, that stand within each other. */
export function levelsOf(part: Part): number {
  if (isTest(part)) return 0
  if (isGroup(part)) return 1 + Math.max(0, ...part.parts.map(levelsOf))
  return part.where ? levelsOf(part.where) : 0
}

/** Tests of fields and of related records. */
export function testsIn(part: Part): number {
  if (isTest(part)) return 1
  if (isGroup(part)) return part.parts.reduce((sum, one) => sum + testsIn(one), 0)
  return 1 + (part.where ? testsIn(part.where) : 0)
}

/**
 * The one form of a condition: no group without parts, no group of one part where the part says the same, and no group in
 * another that says the same.
 */
export function normal(condition: Group): Group {
  const { is } = condition
  const parts = condition.parts.flatMap((part): Part[] => {
    if (isTest(part)) return [part]
    if (!isGroup(part)) {
      const { where, ...related } = part
      const inner = where && normal(where)
      return [inner && inner.parts.length > 0 ? { ...related, where: inner } : related]
    }
    const inner = normal(part)
    const joins = inner.is === is || (is === 'none' && inner.is === 'any')
    if (inner.is !== 'none' && (joins || inner.parts.length < 2)) return inner.parts
    return inner.parts.length > 0 ? [inner] : []
  })
  const [only] = parts
  if (parts.length !== 1 || !only) return { is, parts }
  if (is === 'any') return isGroup(only) ? only : { is: 'all', parts }
  return is === 'all' && isGroup(only) ? only : { is, parts }
}

/** The problem of a condition that is too large, if it is. */
export function sizeProblem(condition: Group): ReturnType<typeof refused> | undefined {
  if (levelsOf(condition) > deepest) return refused('too-deep', String(deepest))
  if (testsIn(condition) > mostTests) return refused('too-many', String(mostTests))
  return undefined
}

/** The condition and a test beside it; undefined if the two are larger than a condition may be. */
export function narrowedBy(condition: Group | undefined, test: Test): Group | undefined {
  const both = normal({ is: 'all', parts: [...(condition ? [condition] : []), test] })
  return sizeProblem(both) ? undefined : both
}
