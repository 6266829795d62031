import type { Typed } from './form'
import type { Problem } from './result'

export type Choice = { value: string; label: string }

/** One field that two users changed: its value when the form opened, as now saved, as typed; formatted. */
export type ConflictRow = { field: string; label: string; base: string; saved: string; typed: string }

/** The result of submitting a form. Texts are translated: the form in the browser has no messages of its own. */
export type FormState =
  | { status: 'idle' }
  | {
      status: 'saved'
      message?: string | undefined
      /** After a draft was stored: its text now, and new values for hidden inputs of the form. */
      typed?: Typed | undefined
      hidden?: Record<string, string> | undefined
    }
  | {
      status: 'failed'
      problem: Problem
      typed: Typed
      message: string
      fieldMessages: Record<string, string>
      /** With problem 'stale': the fields in conflict, and who saved them when ("Nguyễn Thị Lan, 08:49"). */
      conflict?: { rows: ConflictRow[]; savedBy: string } | undefined
      /** New values for hidden inputs of the form, such as the version that the next submission replaces. */
      hidden?: Record<string, string> | undefined
    }
