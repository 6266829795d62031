import { z } from 'zod'
import type { Label, Locale } from './locale'
import type { Notation } from './notation'

export type InputKind =
  | 'text'
  | 'long-text'
  | 'code'
  | 'count'
  | 'decimal'
  | 'money'
  | 'date'
  /** Shown without separators between groups of digits. */
  | 'year'
  /** A point in time, to the minute. For lists, exports and history; no form has an input of this kind. */
  | 'moment'
  | 'boolean'
  | 'select'
  | 'choice'
  | 'list'
  | 'reference'
  | 'password'

/**
 * Another field of the form has one of these values, '' being none; `unsound`: none, or one that fails the check of its
 * notation.
 */
export type Case = { field: string; is: readonly string[] | 'unsound' }

/** Metadata of a field that neither its column nor its Zod type can hold. */
type Facts = {
  label: Label
  hint?: Label
  options?: Record<string, Label>
  inList?: boolean
  /** Hidden until a message refers to it. */
  onDemand?: boolean
  /** The case in which it is asked for; by default always. */
  when?: Case
  /** Belongs to one record, as what has a notation does: a similar record begins without it. */
  isOwn?: boolean
  /** Chosen once for several new records in a row, such as their unit. */
  stays?: boolean
  /**
   * Set only if it cannot be derived from the Zod type: long text, money, official codes, options shown all at once.
   */
  input?: InputKind
  /** How the value is written; see core/notation.ts. */
  notation?: Notation
  /** The code of the record whose id the value is; the form offers that record's rows. */
  reference?: string
  /** Fields of the form: options are offered on the day in the first of them that is filled. */
  datedBy?: string[]
  /** The text shown for null, if null has a meaning. */
  blank?: Label
}

/** The Zod registry of field metadata: a record's schema registers each field here. */
export const field = z.registry<Facts>()

/** A field as plain data, read by forms, lists, exports and the history. */
export type Field = {
  name: string
  label: string
  hint: string | undefined
  input: InputKind
  notation?: Notation | undefined
  options: { value: string; label: string }[]
  reference: string | undefined
  datedBy?: string[] | undefined
  blank?: string | undefined
  /** The id of a list on the page that suggests values; others may be typed. */
  list?: string | undefined
  required: boolean
  maxLength: number | undefined
  inList: boolean
  onDemand?: boolean | undefined
  when?: (Case & { notation?: Notation | undefined }) | undefined
  /** In a form: the case is not given as the form opens. */
  isIdle?: boolean | undefined
  isOwn?: boolean | undefined
  stays?: boolean | undefined
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

/**
 * The fields of a record's input schema in the order of its keys, with labels in one language.
 * Throws if a field or an option has no label. The array is cached and shared: callers must not change it.
 */
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
      ...(fact.notation && { notation: fact.notation }),
      options: values.map((value) => ({ value, label: named(fact.options?.[value], `${name}: ${value}`)[locale] })),
      reference: fact.reference,
      ...(fact.datedBy && { datedBy: fact.datedBy }),
      blank: fact.blank?.[locale],
      // A column default does not make a field optional: a blank input is sent as null, not left out.
      required: !nullable && input !== 'boolean' && (input !== 'list' || (fact.minItems ?? 0) > 0),
      maxLength: fact.maxLength,
      inList: fact.inList ?? false,
      ...(fact.onDemand && { onDemand: true }),
      ...(fact.when && { when: { ...fact.when, notation: notationOf(properties[fact.when.field]) } }),
      ...((fact.isOwn || fact.notation) && { isOwn: true }),
      ...(fact.stays && { stays: true }),
    }
  })
}

const notationOf = (schema: unknown): Notation | undefined => (schema ? nonNull(schema).fact.notation : undefined)

function named(label: Label | undefined, what: string): Label {
  if (!label) throw new Error(`core/field: "${what}" has no label; register it in its record.ts`)
  return label
}

/** In JSON Schema a nullable column is anyOf [type, null]. The metadata may be on the outer or the inner schema. */
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
