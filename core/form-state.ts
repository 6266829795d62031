import type { Field } from './field'
import type { Problem } from './result'

/** The raw text of a form by field; an array for a field of kind `list`. */
export type Typed = Record<string, string | string[]>

/** `from`, `until`: the days between which it may be chosen, if it is not always offered. */
export type Choice = { value: string; label: string; from?: string | undefined; until?: string | undefined }
/** What a search text finds for a reference; `isCut`: there are more. */
export type Suggestions = { choices: Choice[]; isCut: boolean }
/** Whether a choice has so many options that it is searched, not read through. */
export const isLong = (options: readonly Choice[]): boolean => options.length > 15
/** What the texts typed for a reference without JavaScript mean: without a value, not found; then `offered` may be meant. */
export type Sought = { chosen: Choice[]; offered: Choice[] }
export type Link = { href: string; label: string }

/**
 * One field that two users changed: its value when the form opened, as now saved, as typed; formatted. `savedBy`: who
 * saved this field, where that is known of each.
 */
export type ConflictRow = {
  field: string
  label: string
  base: string
  saved: string
  typed: string
  savedBy?: string | undefined
}

/**
 * A form whose draft was merged with what others have saved: its fields as they now stand, and as the next save is to be
 * merged against; `theirs`: the saved text of fields that both changed, of which `typed` is not saved.
 */
export type Merged = { typed: Typed; opened: Typed; theirs: Typed }

/**
 * Why an action returned nothing: there is no network, the connection or the server failed, or the program was updated
 * meanwhile. `code` is the number of the failure in the server's log.
 */
export type Undelivered = { kind: 'offline' | 'lost' | 'updated'; code?: string | undefined }

/** The result of saving a form. Texts are complete: forms in the browser have no message catalogue. */
export type FormState<T = never> =
  | { status: 'idle' }
  | {
      status: 'saved'
      /** Shown in place of the form, such as a sheet that is shown only once. */
      value?: T | undefined
      message?: string | undefined
      merged?: Merged | undefined
    }
  | {
      status: 'failed'
      problem: Problem | Undelivered
      typed: Typed
      message: string
      fieldMessages: Record<string, string>
      /** By field: the records to which its message refers; links after the text. */
      links?: Record<string, Link[]> | undefined
      /** By reference field, without JavaScript. */
      sought?: Record<string, Sought> | undefined
      /** With problem 'stale': the choices, and who saved when ("Nguyễn Thị Lan, 08:49"). */
      conflict?: { rows: ConflictRow[]; savedBy: string } | undefined
      /** Set if the draft was saved before the form failed. */
      merged?: Merged | undefined
    }

/** The hidden input with the account for which the form was rendered. */
export const drawnFor = 'drawnFor'

/** The inputs of a reference field without JavaScript: what is typed, what stood there, and which of those offered is meant. */
export const soughtIn = (name: string) => ({ text: `${name}.text`, was: `${name}.was`, meant: `${name}.meant` })

/** The text of an input. PostgreSQL stores no NUL. */
export const textIn = (value: FormDataEntryValue): string => String(value).replaceAll('\0', '')

/** The text of a form by field. Other inputs (of the framework, or forged) are left out. */
export function typedIn(form: FormData, fields: Field[]): Typed {
  return Object.fromEntries(
    fields
      .filter(({ name, input }) => form.has(name) || input === 'boolean' || input === 'list')
      .map(({ name, input }) => [
        name,
        input === 'list' ? form.getAll(name).map(textIn).filter(Boolean) : textIn(form.get(name) ?? ''),
      ]),
  )
}

/** What is shown again after a failure: everything except passwords. */
export const shownAgain = (fields: Field[], typed: Typed): Typed =>
  Object.fromEntries(
    Object.entries(typed).filter(([name]) => fields.find((field) => field.name === name)?.input !== 'password'),
  )
