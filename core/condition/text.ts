import {
  type Group,
  isGroup,
  isTest,
  longest,
  normal,
  type Operator,
  operators,
  type Part,
  type ReadCondition,
  type Related,
  refused,
  sizeProblem,
  type Test,
  valuesOf,
} from './condition'

/*
 * The condition as text, in an address and typed by hand:
 *
 *   ownership in (fdi_wholly, joint_venture) and (workers >= 100 or has projects (registeredCapital > 10000000))
 *
 * and, or: of one kind between two brackets. not ( … or … ): none holds. has, no, count … >= n: related records.
 */

const words = new Set(['and', 'or', 'not', 'has', 'no', 'count', 'in', 'within', 'between', 'contains', 'starts', 'is'])
const plainWord = /^[\p{L}\p{N}_][\p{L}\p{N}_.:-]*$/u
const name = /^[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z][A-Za-z0-9]*)*$/

/** The canonical text of a condition; empty if it has no part. */
export const printCondition = (condition: Group): string => printGroup(normal(condition))

function printGroup({ is, parts }: Group): string {
  const within = parts.map((part) => (isGroup(part) && part.is !== 'none' ? `(${printGroup(part)})` : printPart(part)))
  if (is === 'none') return `not (${within.join(' or ')})`
  return within.join(is === 'all' ? ' and ' : ' or ')
}

function printPart(part: Part): string {
  if (isGroup(part)) return printGroup(part)
  return isTest(part) ? printTest(part) : printRelated(part)
}

function printTest({ field, operator, values }: Test): string {
  if (operator === 'filled' || operator === 'empty') return `${field} is ${operator}`
  const printed = values.map(printValue)
  if (valuesOf(operator) === undefined) return `${field} ${operator} (${printed.join(', ')})`
  return `${field} ${operator} ${printed.join(' and ')}`
}

function printRelated({ relation, there, least, where }: Related): string {
  const counted = there === 'count' ? ` >= ${least}` : ''
  return `${there} ${relation}${counted}${where ? ` (${printGroup(where)})` : ''}`
}

const printValue = (value: string) =>
  plainWord.test(value) && !words.has(value) ? value : `"${value.replace(/["\\]/g, '\\$&')}"`

type Token = { text: string; isQuoted: boolean }
const tokens = /\s*(?:"((?:[^"\\]|\\["\\])*)"|(<=|>=|[()<>=,])|([^\s"()<>=,]+))/uy

/** Thrown within this file only. */
class Unreadable extends Error {
  constructor(
    readonly key: 'syntax' | 'mixed' | 'too-deep',
    readonly what: string,
  ) {
    super(key)
  }
}

/** Reads the text; no more than its grammar and size. What fields and values there are is known by a shape. */
export function parseCondition(text: string): ReadCondition<Group> {
  if (new TextEncoder().encode(text).length > longest) return refused('too-long')
  try {
    const reader = new Reader(tokensOf(text))
    const condition = normal(reader.group())
    reader.end()
    return sizeProblem(condition) ?? { ok: true, value: condition }
  } catch (error) {
    if (error instanceof Unreadable) return refused(error.key, error.what)
    throw error
  }
}

function tokensOf(text: string): Token[] {
  const found: Token[] = []
  const whole = text.trimEnd()
  tokens.lastIndex = 0
  while (tokens.lastIndex < whole.length) {
    const at = tokens.lastIndex
    const [all, quoted, sign, word] = tokens.exec(whole) ?? []
    if (all === undefined) throw new Unreadable('syntax', whole.slice(at).trim())
    found.push(
      quoted === undefined
        ? { text: sign ?? word ?? '', isQuoted: false }
        : { text: quoted.replace(/\\(["\\])/g, '$1'), isQuoted: true },
    )
  }
  return found
}

/** Brackets within each other that are read before any is judged: a text of brackets alone must not exhaust the stack. */
const mostBrackets = 12

class Reader {
  private at = 0
  private open = 0
  constructor(private readonly all: Token[]) {}

  group(): Group {
    const first = this.part()
    const parts = [first]
    let joint: string | undefined
    while (this.isNext('and') || this.isNext('or')) {
      const { text } = this.take()
      if (joint && joint !== text) throw new Unreadable('mixed', '')
      joint = text
      parts.push(this.part())
    }
    return { is: joint === 'or' ? 'any' : 'all', parts }
  }

  end() {
    const rest = this.all[this.at]
    if (rest) throw new Unreadable('syntax', rest.text)
  }

  private part(): Part {
    if (this.skips('not')) return negated(this.bracket())
    if (this.isNext('(')) return this.bracket()
    if (this.skips('has')) return this.related('has')
    if (this.skips('no')) return this.related('no')
    if (this.skips('count')) return this.related('count')
    return this.test()
  }

  private bracket(): Group {
    this.expect('(')
    this.open += 1
    if (this.open > mostBrackets) throw new Unreadable('too-deep', '3')
    const inner = this.group()
    this.expect(')')
    this.open -= 1
    return inner
  }

  private related(there: Related['there']): Related {
    const relation = this.name()
    if (there !== 'count') return { relation, there, ...this.where() }
    this.expect('>=')
    const least = this.take().text
    if (!/^[1-9]\d{0,5}$/.test(least)) throw new Unreadable('syntax', least)
    return { relation, there, least: Number(least), ...this.where() }
  }

  private where(): { where?: Group } {
    return this.isNext('(') ? { where: this.bracket() } : {}
  }

  private test(): Test {
    const field = this.name()
    if (this.skips('is')) {
      const { text } = this.take()
      if (text !== 'filled' && text !== 'empty') throw new Unreadable('syntax', text)
      return { field, operator: text, values: [] }
    }
    const operator = this.operator()
    if (valuesOf(operator) === undefined) return { field, operator, values: this.list() }
    const values = [this.value()]
    if (operator === 'between') {
      this.expect('and')
      values.push(this.value())
    }
    return { field, operator, values }
  }

  private operator(): Operator {
    const { text, isQuoted } = this.take()
    const written = text === 'not' && this.skips('in') ? 'not in' : text
    const operator = operators.find((one) => one === written)
    if (isQuoted || !operator || operator === 'filled' || operator === 'empty') throw new Unreadable('syntax', text)
    return operator
  }

  private list(): string[] {
    this.expect('(')
    const values = [this.value()]
    while (this.skips(',')) values.push(this.value())
    this.expect(')')
    return values
  }

  private value(): string {
    const token = this.take()
    if (!token.isQuoted && !plainWord.test(token.text)) throw new Unreadable('syntax', token.text)
    return token.text
  }

  private name(): string {
    const { text, isQuoted } = this.take()
    if (isQuoted || words.has(text) || !name.test(text)) throw new Unreadable('syntax', text)
    return text
  }

  private isNext(text: string): boolean {
    const next = this.all[this.at]
    return next !== undefined && !next.isQuoted && next.text === text
  }

  private skips(text: string): boolean {
    if (!this.isNext(text)) return false
    this.at += 1
    return true
  }

  private expect(text: string) {
    if (!this.skips(text)) throw new Unreadable('syntax', this.all[this.at]?.text ?? text)
  }

  private take(): Token {
    const next = this.all[this.at]
    if (!next) throw new Unreadable('syntax', '')
    this.at += 1
    return next
  }
}

/** not (a or b): none of them; not (a and b): not all of them. */
const negated = (inner: Group): Group =>
  inner.is === 'any' || inner.parts.length < 2 ? { is: 'none', parts: inner.parts } : { is: 'none', parts: [inner] }
