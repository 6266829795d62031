import { parseDate } from './date'
import type { Field } from './field'
import { nfc, visible } from './fold'
import { parseCount, parseDecimal, parseMoney, typedNumber } from './number'
import type { Message } from './result'

/** The raw text of a form, by field; an array for a field of kind `list`. */
export type Typed = Record<string, string | string[]>

type Reading = { values: Record<string, unknown>; problems: Record<string, Message> }
type One = { value: unknown } | { problem: Message }

/** The text of a submitted form, by field. Other names (of Next.js, or forged) are dropped. */
export function typedIn(form: FormData, fields: Field[]): Typed {
  return Object.fromEntries(
    fields
      .filter(({ name, input }) => form.has(name) || input === 'boolean' || input === 'list')
      .map(({ name, input }) => [
        name,
        input === 'list' ? form.getAll(name).map(String) : String(form.get(name) ?? ''),
      ]),
  )
}

/**
 * Parses typed text into the values that the record's schema validates. An empty input becomes null, or the
 * problem `empty` where the field is required. Problems are message keys under `problem.invalid`, by field.
 */
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
  const clean = nfc(text)
  if (clean === '') return field.required ? { problem: { key: 'empty' } } : { value: null }
  if (field.input === 'count') return answer(parseCount(clean))
  if (field.input === 'decimal') return answer(parseDecimal(clean))
  if (field.input === 'money') return answer(parseMoney(clean))
  if (field.input === 'date') return answer(parseDate(clean))
  return { value: clean }
}

const answer = (read: { ok: true; value: unknown } | { ok: false; problem: Message }): One =>
  read.ok ? { value: read.value } : { problem: read.problem }

/** The text that the form shows again after a refused submission: all fields but passwords. */
export const shownAgain = (fields: Field[], typed: Typed): Typed =>
  Object.fromEntries(
    Object.entries(typed).filter(([name]) => fields.find((field) => field.name === name)?.input !== 'password'),
  )

/** The inverse of readTyped: a record's stored values as the text with which a form opens. */
export function typedOf(fields: Field[], values: Record<string, unknown>): Typed {
  return Object.fromEntries(fields.map(({ name, input }) => [name, textOf(input, values[name])]))
}

function textOf(input: Field['input'], value: unknown): string | string[] {
  if (input === 'list') return Array.isArray(value) ? value.map(String) : []
  if (value === null || value === undefined || value === false) return ''
  if (value === true) return 'on'
  if (input === 'date') return String(value).split('-').reverse().join('/')
  if (typeof value === 'number' && input !== 'code') return typedNumber(value)
  return String(value)
}
