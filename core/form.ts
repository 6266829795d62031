import { z } from 'zod'
import { readDay, writtenDay } from './date'
import type { Field } from './field'
import { visible } from './fold'
import { type Typed, textIn } from './form-state'
import { shown, written } from './notation'
import { parseCount, typedNumber } from './number'
import { parseDecimal, parseMoney } from './number/decimal'
import { fail, type Message, ok, type Result } from './result'

export type { Typed }

type Reading = { values: Record<string, unknown>; problems: Record<string, Message> }
type One = { value: unknown } | { problem: Message }

/** Inputs that no field describes: ids, versions, the values at opening. They may be forged; commands check them. */
export function hiddenIn(form: FormData, fields: Field[]): Record<string, string> {
  const named = new Set(fields.map(({ name }) => name))
  return Object.fromEntries(
    [...form]
      .filter(([name]) => !named.has(name) && !name.startsWith('$'))
      .map(([name, value]) => [textIn(name), textIn(value)]),
  )
}

/** The values with which the form was opened; empty if the text is missing or malformed. */
export function openedIn(text = '{}'): Typed {
  try {
    return TypedInForm.parse(JSON.parse(text))
  } catch {
    return {}
  }
}

const TypedInForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** Typed text as the output of the schema, or the problems of all fields. */
export function readForm<S extends z.ZodObject>(input: S, fields: Field[], typed: Typed): Result<z.output<S>> {
  const read = readTyped(fields, typed)
  const parsed = input.safeParse(read.values)
  const problems = { ...(parsed.success ? {} : messagesOf(parsed.error)), ...read.problems }
  if (parsed.success && Object.keys(problems).length === 0) return ok(parsed.data)
  return fail({ kind: 'invalid', fields: problems })
}

/** The values of typed text that are valid by themselves, whatever the problems of other fields. */
export function readableIn<S extends z.ZodObject>(input: S, fields: Field[], typed: Typed): Partial<z.output<S>> {
  const { values } = readTyped(fields, typed)
  const sound = Object.entries(input.shape).flatMap(([name, schema]) => {
    const one = schema.safeParse(values[name])
    return one.success ? [[name, one.data]] : []
  })
  return Object.fromEntries(sound) as Partial<z.output<S>>
}

const messagesOf = (error: z.ZodError): Record<string, Message> =>
  Object.fromEntries(error.issues.toReversed().map((issue) => [String(issue.path[0] ?? ''), messageOf(issue)]))

/** The schema's own message key, else the general message for this kind of issue. */
function messageOf(issue: z.core.$ZodIssue): Message {
  if (/^[a-z][\w.-]*$/i.test(issue.message)) return { key: issue.message }
  if (issue.code === 'too_big' && issue.origin !== 'string')
    return { key: 'too-big', values: { most: Number(issue.maximum) } }
  if (issue.code === 'too_big') return { key: 'too-long', values: { most: Number(issue.maximum) } }
  if (issue.code === 'invalid_type') return { key: 'empty' }
  return { key: 'form' }
}

/** Parses typed text to the input of the schema. An empty text is null, never ''. */
export function readTyped(fields: Field[], typed: Typed): Reading {
  const reading: Reading = { values: {}, problems: {} }
  for (const field of fields) {
    const text = typed[field.name]
    if (text === undefined) continue
    const one = readOne(field, text)
    if ('problem' in one) reading.problems[field.name] = one.problem
    else reading.values[field.name] = one.value
  }
  return reading
}

function readOne(field: Field, text: string | string[]): One {
  if (Array.isArray(text)) return { value: text.filter((one) => one !== '') }
  if (field.input === 'boolean') return { value: text === 'on' || text === 'true' }
  if (field.input === 'long-text') return { value: visible(text).trim() || null }
  if (field.input === 'password' && text !== '') return { value: text }
  const clean = written(text, field.notation)
  if (clean === '') return field.required ? { problem: { key: 'empty' } } : { value: null }
  if (field.input === 'count') return answer(parseCount(clean))
  if (field.input === 'decimal') return answer(parseDecimal(clean))
  if (field.input === 'money') return answer(parseMoney(clean))
  if (field.input === 'date') return answer(readDay(clean))
  return { value: clean }
}

const answer = (read: { ok: true; value: unknown } | { ok: false; problem: Message }): One =>
  read.ok ? { value: read.value } : { problem: read.problem }

/** The inverse of readTyped: a record's stored values as the text with which a form opens. */
export function typedOf(fields: Field[], values: Record<string, unknown>): Typed {
  return Object.fromEntries(fields.map((field) => [field.name, textOf(field, values[field.name])]))
}

function textOf({ input, notation }: Field, value: unknown): string | string[] {
  if (input === 'list') return Array.isArray(value) ? value.map(String) : []
  if (value === null || value === undefined || value === false) return ''
  if (value === true) return 'on'
  if (input === 'date') return writtenDay(String(value))
  if (typeof value === 'number' && input !== 'code' && input !== 'year') return typedNumber(value)
  return shown(String(value), notation)
}
