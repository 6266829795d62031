/** The expected failures of a command or an action. Every other failure is a defect and is thrown as an Error. */
export type Problem =
  /** By field name: a message key under `problem.invalid`, with values for its placeholders. */
  | { kind: 'invalid'; fields: Record<string, Message> }
  | { kind: 'taken'; field: string }
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

export type Message = { key: string; values?: Record<string, string | number> }
export type Conflict = { field: string; base: unknown; saved: unknown; typed: unknown }

export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })
export const fail = (problem: Problem): Result<never> => ({ ok: false, problem })

/** A failed result for one wrong field; `key` is a message under `problem.invalid`. */
export const invalid = (field: string, key: string, values?: Message['values']): Result<never> =>
  fail({ kind: 'invalid', fields: { [field]: values ? { key, values } : { key } } })

/** The result of parsing typed text: the value, or the reason as a message under `problem.invalid`. */
export type Read<T> = { ok: true; value: T } | { ok: false; problem: Message }

/** A failed Read; `key` is a message under `problem.invalid`. */
export const unreadable = (key: string, values?: Message['values']): { ok: false; problem: Message } => ({
  ok: false,
  problem: values ? { key, values } : { key },
})
