import type { Field } from './field'
import type { Typed } from './form'
import type { Problem } from './result'

export type Choice = { value: string; label: string }
export type Link = { href: string; label: string }

/** One field that two users changed: its value when the form opened, as now saved, as typed; formatted. */
export type ConflictRow = { field: string; label: string; base: string; saved: string; typed: string }

/**
 * Why there is no answer of an action: the connection or the server failed, or the program was updated meanwhile.
 * `code` finds the failure in the server's log.
 */
export type Undelivered = { kind: 'lost' | 'updated'; code?: string | undefined }

/** What saving a form answers. Texts are finished: a form in the browser has no messages of its own. */
export type FormState<T = never> =
  | { status: 'idle' }
  | {
      status: 'saved'
      /** What takes the form's place, such as a sheet that is shown once. */
      value?: T | undefined
      message?: string | undefined
      /** After a draft was stored: its text now, and new values for hidden inputs of the form. */
      typed?: Typed | undefined
      hidden?: Record<string, string> | undefined
    }
  | {
      status: 'failed'
      problem: Problem | Undelivered
      typed: Typed
      message: string
      fieldMessages: Record<string, string>
      /** By field: the records that its message is about. They follow the sentence. */
      links?: Record<string, Link[]> | undefined
      /** With problem 'stale': what to choose from, and who saved when ("Nguyễn Thị Lan, 08:49"). */
      conflict?: { rows: ConflictRow[]; savedBy: string } | undefined
      /** New values for hidden inputs of the form, such as the version that the next submission replaces. */
      hidden?: Record<string, string> | undefined
    }

/** The hidden field in which a form says which account it was drawn for. */
export const drawnFor = 'drawnFor'

/** What was typed, by field; names that no field has (a framework's own, a forged one) are left out. */
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

/** What may be shown again after a refusal: everything but passwords. */
export const shownAgain = (fields: Field[], typed: Typed): Typed =>
  Object.fromEntries(
    Object.entries(typed).filter(([name]) => fields.find((field) => field.name === name)?.input !== 'password'),
  )
