import { z } from 'zod'
import type { Label, Locale } from './locale'

export type InputKind =
  | 'text'
  | 'long-text'
  | 'code'
  | 'count'
  | 'decimal'
  | 'money'
  | 'date'
  /** A point in time, to the minute; no form asks for one. */
  | 'moment'
  | 'boolean'
  | 'select'
  | 'choice'
  | 'list'
  | 'reference'
  | 'password'

/** The facts about a field that neither its column nor its Zod type can state. */
type Facts = {
  label: Label
  hint?: Label
  options?: Record<string, Label>
  inList?: boolean
  /** Only where the Zod type cannot tell: long text, money, an official code, options that all stand there. */
  input?: InputKind
  /** The record a uuid points at; the form offers its rows. */
  reference?: string
  /** What it means that there is no value, where that says something. */
  blank?: Label
}

export const field = z.registry<Facts>()

/** A field as plain data: the form draws it, the export heads a column with it, the history names it. */
export type Field = {
  name: string
  label: string
  hint: string | undefined
  input: InputKind
  options: { value: string; label: string }[]
  reference: string | undefined
  blank?: string | undefined
  required: boolean
  maxLength: number | undefined
  inList: boolean
}

type Property = Partial<Facts> & {
  type?: string
  format?: string
  enum?: string[]
  items?: { enum?: string[] }
  maxLength?: number
  minItems?: number
}

const known = { vi: new WeakMap<z.ZodObject, Field[]>(), en: new WeakMap<z.ZodObject, Field[]>() }

/** The fields of a record's input in the order they are stated, with labels in one language. Read once, and so shared: never changed. */
export function fieldsOf(input: z.ZodObject, locale: Locale): Field[] {
  const fields = known[locale].get(input) ?? readFields(input, locale)
  known[locale].set(input, fields)
  return fields
}

function readFields(input: z.ZodObject, locale: Locale): Field[] {
  const { properties = {} } = z.toJSONSchema(input, {
    metadata: field,
    io: 'input',
    unrepresentable: 'any',
  })
  return Object.entries(properties).map(([name, schema]) => {
    const { fact, nullable } = nonNull(schema)
    const values = fact.enum ?? fact.items?.enum ?? []
    const input = fact.input ?? inputFor(fact)
    return {
      name,
      label: named(fact.label, name)[locale],
      hint: fact.hint?.[locale],
      input,
      options: values.map((value) => ({ value, label: named(fact.options?.[value], `${name}: ${value}`)[locale] })),
      reference: fact.reference,
      blank: fact.blank?.[locale],
      // A blank control means "no value", which a default of the column does not allow either.
      required: !nullable && input !== 'boolean' && (input !== 'list' || (fact.minItems ?? 0) > 0),
      maxLength: fact.maxLength,
      inList: fact.inList ?? false,
    }
  })
}

function named(label: Label | undefined, what: string): Label {
  if (!label) throw new Error(`core/field: "${what}" has no label; register it in its record.ts`)
  return label
}

/** A nullable column becomes anyOf [type, null]; the facts may sit on either side of it. */
function nonNull(schema: unknown): { fact: Property; nullable: boolean } {
  const { anyOf, ...outer } = schema as { anyOf?: { type?: string }[] }
  const inner = anyOf?.find((one) => one.type !== 'null')
  return { fact: { ...inner, ...outer } as Property, nullable: anyOf?.some((one) => one.type === 'null') ?? false }
}

function inputFor({ enum: options, format, type }: Property): InputKind {
  if (options) return 'select'
  if (format === 'date') return 'date'
  if (format === 'uuid') return 'reference'
  if (type === 'array') return 'list'
  if (type === 'boolean') return 'boolean'
  if (type === 'number') return 'decimal'
  return type === 'integer' ? 'count' : 'text'
}
