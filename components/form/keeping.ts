import type { Typed } from '@/core/form'
import { type Side, same } from '@/core/merge'

/**
 * What a form with a draft knows of its text: pure, so that tests drive it without a browser. `opened` is by field the
 * last value that the form showed and the server had; the server merges against it. It moves on only to a value that
 * the form shows, so that nothing is overwritten that nobody saw.
 */
export type Keeping = {
  opened: Typed
  /** The text in the inputs. */
  typed: Typed
  /** Saved values of another writer, shown beside the fields in which they differ from what is typed here. */
  theirs: Typed
  /** What was posted without an answer: the server may have it or not. */
  unanswered: Typed[]
  /** The post that is under way. */
  sent?: Typed | undefined
}

/** What the server needs to merge a form. */
export type Post = Pick<Keeping, 'opened' | 'typed' | 'unanswered'>
/** What the device stores of a form that the server has not got, or may not have. */
export type Copy = Post
/** The answer to a post: the fields as they now stand; `theirs` of those that are not saved because both changed them. */
export type Merged = { typed: Typed; theirs: Typed }

export const begin = (drawn: Typed): Keeping => ({ opened: drawn, typed: drawn, theirs: {}, unanswered: [] })

/** A page that is opened with text that this device has stored: of each field what the server may not have. */
export function restore(drawn: Typed, { opened, typed, unanswered }: Copy): Keeping {
  const isDirty = (name: string) =>
    name in typed && (!same(typed[name], opened[name]) || unanswered.some((post) => name in post))
  const each = (of: Typed) =>
    Object.fromEntries(Object.keys(drawn).map((name) => [name, (isDirty(name) ? of[name] : drawn[name]) ?? '']))
  return { opened: each(opened), typed: each(typed), theirs: {}, unanswered }
}

export const write = (keeping: Keeping, typed: Typed): Keeping => ({
  ...keeping,
  typed: { ...keeping.typed, ...typed },
})

/** Takes a side where both changed a field: their value, or over theirs the one typed here. */
export function choose(keeping: Keeping, name: string, side: Side): Keeping {
  const { [name]: saved = '', ...theirs } = keeping.theirs
  const typed = side === 'saved' ? { ...keeping.typed, [name]: saved } : keeping.typed
  return { ...keeping, typed, theirs, opened: { ...keeping.opened, [name]: saved } }
}

export const post = (keeping: Keeping): Keeping => ({ ...keeping, sent: keeping.typed })

/** The form with what the server answered. What was typed meanwhile stays, and is not taken for seen by the server. */
export function answered(keeping: Keeping, { typed, theirs }: Merged): Keeping {
  const { sent = keeping.typed } = keeping
  const next = { ...keeping, typed: { ...keeping.typed }, opened: { ...keeping.opened }, theirs, sent: undefined }
  for (const [name, value] of Object.entries(typed)) {
    if (name in theirs) continue
    const isSame = same(keeping.typed[name], sent[name])
    if (isSame) next.typed[name] = value
    if (isSame || same(value, sent[name])) next.opened[name] = value
  }
  return { ...next, unanswered: [] }
}

/** No answer came: the post may have been saved or not. */
export function lost({ sent, ...keeping }: Keeping): Keeping {
  return sent ? { ...keeping, unanswered: [...keeping.unanswered, changed(sent, keeping.opened)] } : keeping
}

/** The answer was that nothing is saved. */
export const refused = ({ sent: _, ...keeping }: Keeping): Keeping => keeping

/** Whether the server has everything; a field in conflict waits for a choice. */
export const isKept = ({ typed, opened, unanswered }: Keeping): boolean =>
  unanswered.length === 0 && Object.keys(changed(typed, opened)).length === 0

/** What belongs into the store of the device: nothing once the server has all. */
export function copyOf(keeping: Keeping): Copy | null {
  const { opened, typed, unanswered } = lost(keeping)
  return isKept(keeping) && !keeping.sent ? null : { opened, typed, unanswered }
}

export const changed = (typed: Typed, opened: Typed): Typed =>
  Object.fromEntries(Object.entries(typed).filter(([name, value]) => !same(value, opened[name])))
