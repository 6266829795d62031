import 'server-only'
import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import { changeReasons, type ReasonCode, reasonOf, reasonProblems } from '@/app/request/reason'
import { isUuid } from '@/app/screen/params'
import { keepingListAfter } from '@/app/screen/walk'
import { askReason } from '@/app/screen/words'
import { reasonFields } from '@/components/form/reason-fields'
import { markRefused } from '@/components/shell/refused-form'
import { type Field, fieldsOf } from '@/core/field'
import { hiddenIn, readableIn, readForm, type Typed } from '@/core/form'
import type { FormState, Merged } from '@/core/form-state'
import { drawnFor, typedIn } from '@/core/form-state'
import { choicesIn } from '@/core/merge'
import { type Conflict, fail, type Message, ok, type Result } from '@/core/result'
import { type Cause, change, type Db, type Known } from '@/db/door/actor'
import { endEditing } from '@/db/presence/queries'
import type { IdentifiedTable } from '@/db/record/described'
import { idFrom } from '@/db/record/id'
import { once } from '@/db/record/once'
import type { At } from '@/db/record/revise'
import { begin } from './begin'
import { forgetOffice } from './office'
import { refuseOther } from './other-person'
import { failedState } from './problem'
import { currentLocale, presentedActor, see } from './session'
import { isSought, seek, soughtFields } from './sought'

/** Hidden fields: ids, version, reason; in the form of a new record also its `nonce`. */
export type Hidden = Record<string, string>

/** The steps of a server action, in the order in which they run. */
type Steps<S extends z.ZodObject, T, A> = {
  /** The schema of the fields; a function of the form data if the fields depend on them. */
  input: S | ((form: FormData) => S | Promise<S>)
  /**
   * The codes that the reason field offers. With `asksSometimes` a form without the field is accepted; the audit
   * trigger refuses it if a reason is needed.
   */
  reasons?: readonly ReasonCode[]
  asksSometimes?: boolean
  /** On whose behalf the user acts, if a field of the form names a person. */
  causeOf?: (typed: Typed) => Pick<Cause, 'onBehalfOf'>
  /** The reason in the audit trail, where the form does not ask for one. A reason that no field asks for is ignored. */
  because?: ReasonCode
  /** How long `work` may take, in milliseconds, if it may change thousands of rows. */
  deadline?: number
  /** Replaces all following steps: the text is saved unvalidated, and the saved draft is then validated. */
  draft?: Draft<A>
  /**
   * Checks that need the database, such as likely duplicates. It gets the valid fields only; its messages are shown
   * together with those of the schema.
   */
  judge?: Judge<S>
  /** Runs in one transaction, after validation. */
  work?: Work<S, T>
  /**
   * Replaces `work` if the step opens its own transactions: password hashing takes long, and there is no actor before
   * sign-in.
   */
  apart?: (values: z.output<S>, hidden: Hidden) => Promise<Result<T>>
  /** Resolves a stale version: merges with the saved values, or returns the conflicts. */
  settle?: Settle
  /** The URL of the redirect after saving. Without it the form stays and shows that it was saved. */
  goTo?: (value: T, hidden: Hidden, values: z.output<S>) => string
  /** The value that `show` of the form draws in its place, such as a sheet that is shown once. */
  answer?: (value: T) => Promise<A>
}

type Work<S extends z.ZodObject, T> = (db: Db, values: z.output<S>, hidden: Hidden, who: Known) => Promise<Result<T>>
type Judge<S extends z.ZodObject> = (
  db: Db,
  values: Partial<z.output<S>>,
  hidden: Hidden,
) => Promise<Record<string, Message>>

export type Settle = (
  typed: Typed,
  hidden: Hidden,
  fields: Field[],
) => Promise<{ typed: Typed; version: string } | { failed: FormState }>

type Made<S extends z.ZodObject, T, A> = Omit<Steps<S, T, A>, 'work'> & { work?: Work<S, T> | undefined }
type Refused = Extract<Result<never>, { ok: false }>

/** A draft that was saved: the form as it now stands, and the fields that are not saved because both changed them. */
export type Kept = { merged: Merged; conflicts: Conflict[]; message: string }

type Draft<A> = {
  /** Runs in a transaction of its own, so that a failed validation does not roll it back. */
  keep: (db: Db, typed: Typed, hidden: Hidden, who: Known) => Promise<Result<Kept>>
  /** Returns the URL of the next page. Without it the draft is only saved. */
  judge?: (db: Db, typed: Typed, hidden: Hidden, who: Known) => Promise<Result<string>>
  causeOf?: (typed: Typed) => Cause
  /** For a form that stays on its page: the value for the browser in place of a redirect to the URL. */
  answer?: (url: string, hidden: Hidden) => Promise<A>
}

/**
 * Makes the server action of a form. Steps: check the account, parse, judge, save the draft, work,
 * settle. The action works as `action={…}` without JavaScript, and with useActionState.
 */
export const action = <S extends z.ZodObject, T, A = never>(steps: Steps<S, T, A>) =>
  make({ ...steps, work: steps.work && judgedThen(steps.judge, steps.work) })

/** Makes the action of a form that changes an existing record. The form always has a reason. */
export const revising = <S extends z.ZodObject, T>({ work, ...steps }: Omit<Steps<S, T, never>, 'reasons'>) =>
  action({
    ...steps,
    reasons: changeReasons,
    work:
      work &&
      (async (db, values, hidden, who) => {
        const done = await work(db, values, hidden, who)
        // Others are no longer told that the actor edits the record.
        if (done.ok && isUuid(hidden.id ?? '')) await endEditing(db, hidden.id ?? '')
        return done
      }),
  } as Steps<S, T, never>)

function make<S extends z.ZodObject, T, A = never>(steps: Made<S, T, A>) {
  return async (_: FormState<A>, form: FormData): Promise<FormState<A>> => {
    const state = await answerTo(form)
    if (state.status === 'failed') await markRefused((await getTranslations('form'))('error-prefix'))
    return state
  }

  async function answerTo(form: FormData): Promise<FormState<A>> {
    begin()
    if (!(form instanceof FormData)) return failedState({ kind: 'missing' }, {}, [])
    const input = typeof steps.input === 'function' ? await steps.input(form) : steps.input
    const asked = fieldsOf(input, await currentLocale())
    const fields = steps.reasons ? [...asked, ...reasonFields(await askReason(steps.reasons))] : asked
    const hidden = hiddenIn(form, asked)
    let typed = typedIn(form, fields)
    const sought = await seekFor(form, asked)
    Object.assign(typed, sought?.typed)
    const shown = sought && { sought: sought.sought }
    if (steps.draft) return keptThenJudged(steps.draft, form, typed, hidden, fields)

    let set = ''
    const isChosen = hasChoices(hidden)
    let result = isChosen ? await carryOut(form, async () => fail({ kind: 'stale', fields: [] })) : await save()
    for (let attempt = 1; steps.settle && attempt <= 2 && isStale(result); attempt += 1) {
      const settled = await steps.settle(typed, hidden, fields)
      if ('failed' in settled) return { ...settled.failed, ...shown }
      typed = settled.typed
      hidden.version = settled.version
      result = await save()
    }
    if (!result.ok) return { ...(await failedState(result.problem, typed, fields)), ...shown }
    const { value, values } = result.value
    if (steps.answer) return { status: 'saved', value: await steps.answer(value) }
    if (steps.goTo) {
      // The browser keeps the frame from page to page, and what waits has changed.
      refresh()
      const address = placeAfter(addressAfter(steps.goTo(value, hidden, values), value, hidden), hidden)
      redirect(await keepingListAfter(withSet(address, set)))
    }
    return { status: 'saved' }

    async function save(): Promise<Result<{ value: T; values: z.output<S> }>> {
      const read = beside(sought?.problems ?? {}, withReason(steps, readForm(input, asked, typed), typed))
      if (!read.ok) return withJudgement(read, readableIn(input, asked, typed))
      const done = await perform(read.value)
      return done.ok ? ok({ value: done.value, values: read.value }) : done
    }

    async function withJudgement(unread: Refused, values: Partial<z.output<S>>): Promise<Refused> {
      if (steps.apart && !form.has(drawnFor)) return unread
      const also = await carryOut(form, async (db) => ok((await steps.judge?.(db, values, hidden)) ?? {}))
      if (!also.ok && ['other-person', 'expired'].includes(also.problem.kind)) return also
      if (!also.ok || unread.problem.kind !== 'invalid') return unread
      return { ok: false, problem: { kind: 'invalid', fields: { ...also.value, ...unread.problem.fields } } }
    }

    function perform(values: z.output<S>): Promise<Result<T>> {
      const { work, apart, because, causeOf, deadline } = steps
      if (apart) return apart(values, hidden)
      if (!work) throw new Error('app/request/action: an action has neither work nor apart')
      const cause = {
        reason: reasonOf(because ?? typed.reason, typed.reasonNote),
        ...causeOf?.(typed),
        ...(deadline && { deadline }),
      }
      return carryOut(
        form,
        (db, who) => {
          set = who.changeSet
          return work(db, values, hidden, who)
        },
        cause,
      )
    }
  }
}

/** Adds the change set to a URL with `saved=` or `done=`, so that the next page offers to undo it. */
export const withSet = (path: string, set: string): string =>
  set ? path.replace(/[?&](saved|done)=[\w-]+/, (saved) => `${saved}&set=${set}`) : path

type Registering<S extends z.ZodObject, A> = Omit<Steps<S, { id: string }, A>, 'work' | 'apart' | 'draft'> & {
  table: IdentifiedTable
  work: (db: Db, values: z.output<S>, id: string, hidden: Hidden, who: Known) => Promise<Result<unknown>>
}

/**
 * Makes the action of a form that inserts a record, a row of `table`. The id is derived from the form's nonce, the
 * values and the other hidden fields: the same form sent again gets the same id and is answered as saved; with other
 * content it gets another id.
 */
export const registering = <S extends z.ZodObject, A = never>({ table, work, ...steps }: Registering<S, A>) =>
  make<S, { id: string }, A>({
    ...steps,
    work: async (db, values, hidden, who) => {
      const { nonce = '', opened: _, then: __, ...said } = hidden
      const id = idFrom(nonce, [values, Object.entries(said).toSorted()])
      if (!id) return fail({ kind: 'missing' })
      const judged = judgedThen<S, unknown>(steps.judge, () => work(db, values, id, hidden, who))
      return once(db, table, id, () => judged(db, values, hidden, who))
    },
  })

const judgedThen =
  <S extends z.ZodObject, T>(judge: Judge<S> | undefined, work: Work<S, T>): Work<S, T> =>
  async (db, values, hidden, who) => {
    const fields = (await judge?.(db, values, hidden)) ?? {}
    return Object.keys(fields).length > 0 ? fail({ kind: 'invalid', fields }) : work(db, values, hidden, who)
  }

/**
 * Checks the account, and runs work in a transaction. For forms, the grid and file uploads; `form` is
 * the form, or the account id that the request was made for, see refuseOther().
 */
export async function carryOut<T>(
  form: FormData | string,
  work: (db: Db, who: Known) => Promise<Result<T>>,
  cause: Cause = {},
): Promise<Result<T>> {
  const actor = await presentedActor()
  // No redirect to sign-in, which would discard what the user typed.
  if (!actor) return fail({ kind: 'expired' })
  const [result] = await Promise.all([
    change(actor, async (db, who) => refuseOther(form, who) ?? work(db, who), cause),
    // What keeps it from being counted keeps the change from being saved, and is said there.
    see(actor.token).catch(() => {}),
  ])
  if (result.ok) forgetOffice()
  return result
}

async function keptThenJudged<A>(
  { keep, judge, causeOf, answer }: Draft<A>,
  form: FormData,
  typed: Typed,
  hidden: Hidden,
  fields: Field[],
): Promise<FormState<A>> {
  const kept = await carryOut(form, (db, who) => keep(db, typed, hidden, who))
  if (!kept.ok) return failedState(kept.problem, typed, fields)
  const { merged, conflicts, message } = kept.value
  if (conflicts.length > 0) return failedState({ kind: 'stale', fields: conflicts }, merged.typed, fields, kept.value)
  if (!judge) return { status: 'saved', message, merged }
  const judged = await carryOut(form, (db, who) => judge(db, typed, hidden, who), causeOf?.(typed))
  if (!judged.ok) return failedState(judged.problem, merged.typed, fields, kept.value)
  if (answer) return { status: 'saved', message, merged, value: await answer(judged.value, hidden) }
  redirect(judged.value)
}

/** Adds the problems of the reason to those of the other fields. */
function withReason<V>(
  { reasons, asksSometimes = false }: { reasons?: readonly ReasonCode[]; asksSometimes?: boolean },
  read: Result<V>,
  typed: Typed,
): Result<V> {
  return beside(reasons && ('reason' in typed || !asksSometimes) ? reasonProblems(reasons, typed) : {}, read)
}

/** Adds problems of fields to those of what was read. */
function beside<V>(problems: Record<string, Message>, read: Result<V>): Result<V> {
  if (Object.keys(problems).length === 0) return read
  const others = !read.ok && read.problem.kind === 'invalid' ? read.problem.fields : {}
  return fail({ kind: 'invalid', fields: { ...others, ...problems } })
}

/** What the texts of long choices mean, if one was typed. */
async function seekFor(form: FormData, fields: Field[]) {
  if (!soughtFields(form, fields).some((field) => isSought(form, field))) return undefined
  const locale = await currentLocale()
  const found = await carryOut(form, async (db) => ok(await seek(db, form, fields, locale)))
  return found.ok ? found.value : undefined
}

/** If the version is unchanged, the redirect says `saved=unchanged` instead of `saved=revised`. */
function addressAfter(address: string, value: unknown, { version }: Hidden): string {
  const now = typeof value === 'object' && value !== null && 'version' in value ? String(value.version) : undefined
  return now !== undefined && now === version ? address.replace('saved=revised', 'saved=unchanged') : address
}

/**
 * Where a form leads that was sent by "save and add another", or from a section of the record's page: to another form of
 * the kind, or back to the section, where the notice then stands.
 */
function placeAfter(address: string, { then, section = '' }: Hidden): string {
  if (then === 'another') return address.replace(/^\/([\w-]+)\/([\w-]{36})\?/, '/$1/new?after=$2&')
  return /^[a-z][\w-]*$/.test(section) ? `${address}&part=${section}#${section}` : address
}

const hasChoices = (hidden: Hidden) => Object.keys(choicesIn(Object.entries(hidden))).length > 0
const isStale = (result: Result<unknown>) => !result.ok && result.problem.kind === 'stale'

/** The id of the form's row, and the version that the form was opened with. */
export const atIn = ({ id = '', version = '' }: Hidden): At => ({ id, version: Number(version) || 0 })

/** The reason of the form's hidden fields, as it is stored. */
export const reasonIn = ({ reason, reasonNote }: Hidden): string => reasonOf(reason, reasonNote)
