/** The expected failures of a command or an action. Every other failure is a defect and is thrown as an Error. */
export type Problem =
  /** By field name: a message key under `problem.invalid`, with values for its placeholders. */
  | { kind: 'invalid'; fields: Record<string, Message> }
  /** `constraint` is the unique one that refused the value. */
  | { kind: 'taken'; field: string; constraint: string }
  | { kind: 'overlap'; field: string }
  | { kind: 'forbidden' }
  | { kind: 'missing' }
  /** Another user saved the record first. `fields`: the fields that both changed, as opened, as saved, as typed. */
  | { kind: 'stale'; fields: Conflict[] }
  | { kind: 'locked' }
  | { kind: 'expired' }
  | { kind: 'busy' }
  /** The connection broke after COMMIT was sent: the change may or may not be saved. */
  | { kind: 'unknown-outcome' }

export type Message = {
  key: string
  values?: Record<string, string | number>
  /** Records that the message is about; their names follow its sentence, as links. */
  records?: NamedRecord[]
}
/** `code` is the record's in db/records.ts. The reader is told its name as it is looked up then; `name` stands in for one out of sight. */
export type NamedRecord = { code: string; id: string; name?: string }
export type Conflict = { field: string; base: unknown; saved: unknown; typed: unknown }

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (problem: Problem): Result<never> => ({ ok: false, problem })

/** A failed result for one wrong field; `key` is a message under `problem.invalid`. */
export const invalid = (field: string, key: string, values?: Message['values']): Result<never> =>
  fail({ kind: 'invalid', fields: { [field]: values ? { key, values } : { key } } })

/** The same about other records, which the actor may see. */
export const invalidBeside = (field: string, key: string, records: NamedRecord[]): Result<never> =>
  fail({ kind: 'invalid', fields: { [field]: { key, records } } })

/** The result of parsing typed text: the value, or the reason as a message under `problem.invalid`. */
export type Read<T> = { ok: true; value: T } | { ok: false; problem: Message }

/** A failed Read; `key` is a message under `problem.invalid`. */
export const unreadable = (key: string, values?: Message['values']): { ok: false; problem: Message } => ({
  ok: false,
  problem: values ? { key, values } : { key },
})
