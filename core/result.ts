/** The expected failures of a command or an action. Every other failure is a defect and is thrown as an Error. */
export type Problem =
  /** By field name: a message key under `problem.invalid`, with values for its placeholders. */
  | { kind: 'invalid'; fields: Record<string, Message> }
  /** `constraint` is the unique one that refused the value. */
  | { kind: 'taken'; field: string; constraint: string }
  | { kind: 'overlap'; field: string }
  | { kind: 'forbidden' }
  /** No such record, or not for the actor. `field`: it was chosen there. */
  | { kind: 'missing'; field?: string | undefined }
  /** Somebody saved first. `fields` names what both changed: as opened, as saved, as typed; `last` who saved when. */
  | { kind: 'stale'; fields: Conflict[]; last?: Signed | undefined }
  | { kind: 'locked' }
  | { kind: 'expired' }
  /** The form was drawn for another account than the one that sends it; `name` is who is signed in. */
  | { kind: 'other-person'; name: string }
  | { kind: 'busy' }
  /** The connection broke after COMMIT was sent: the change may or may not be saved. */
  | { kind: 'unknown-outcome' }

export type Message = {
  key: string
  values?: Record<string, string | number>
  /** Records that the message is about; their names follow its sentence, as links. */
  records?: NamedRecord[]
}
/** `code` is the record's in db/records.ts. Without `name` it is called by its name in the reader's language; a message that says more gives one. `why` it is named follows in brackets. */
export type NamedRecord = { code: string; id: string; name?: string; why?: { vi: string; en: string }[] }
/** When something was saved, and by whom, as the trail signs. */
export type Signed = { at: Date; office?: string | null }
/** `last`: who saved the field, if that is known of each. */
export type Conflict = { field: string; base: unknown; saved: unknown; typed: unknown; last?: Signed | undefined }

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (problem: Problem): Result<never> => ({ ok: false, problem })

/** A failed result for one wrong field; `key` is a message under `problem.invalid`. */
export const invalid = (field: string, key: string, values?: Message['values']): Result<never> =>
  fail({ kind: 'invalid', fields: { [field]: values ? { key, values } : { key } } })

/** The same about other records, which the actor may see. */
export const invalidBeside = (field: string, key: string, records: NamedRecord[]): Result<never> =>
  fail({ kind: 'invalid', fields: { [field]: { key, records } } })

/** What was typed, read as a value; or why it cannot be, as a message under `problem.invalid`. */
export type Read<T> = { ok: true; value: T } | { ok: false; problem: Message }

/** A failed Read; `key` is a message under `problem.invalid`. */
export const unreadable = (key: string, values?: Message['values']): { ok: false; problem: Message } => ({
  ok: false,
  problem: values ? { key, values } : { key },
})
