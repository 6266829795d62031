import 'server-only'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { changeReasons, type ReasonCode, reasonOf, reasonProblems } from '@/app/request/reason'
import { askReason } from '@/app/screen/words'
import { reasonFields } from '@/components/form/reason-fields'
import { type Field, fieldsOf } from '@/core/field'
import { hiddenIn, readableIn, readForm, type Typed } from '@/core/form'
import type { FormState } from '@/core/form-state'
import { drawnFor, typedIn } from '@/core/form-state'
import { choicesIn } from '@/core/merge'
import { fail, type Message, ok, type Result } from '@/core/result'
import { type Cause, change, type Db, type Known } from '@/db/door/actor'
import type { IdentifiedTable } from '@/db/record/described'
import { idFrom } from '@/db/record/id'
import { once } from '@/db/record/once'
import type { At } from '@/db/record/revise'
import { refuseForeign } from './origin'
import { refuseOther } from './other-person'
import { failedState } from './problem'
import { currentLocale, presentedActor } from './session'

/** What travels unseen: ids, versions, a reason; the form of a new record brings its `nonce`. */
export type Hidden = Record<string, string>
type Saved = Extract<FormState, { status: 'saved' }>

/** One request to change something, by the steps that are taken in turn. */
type Steps<S extends z.ZodObject, T, A> = {
  /** What is asked; where that depends on the form, a function of it. */
  input: S | ((form: FormData) => S | Promise<S>)
  /** Why it is done is picked from these. Of forms that ask only sometimes, the trigger judges whether it is needed. */
  reasons?: readonly ReasonCode[]
  asksSometimes?: boolean
  /** For whom it is done, where a form says so. */
  causeOf?: (typed: Typed) => Pick<Cause, 'onBehalfOf'>
  /** Instead of all that follows: what was typed is kept, right or wrong, and then judged as it was kept. */
  draft?: Draft
  /** What else is wrong with the fields that can be read, such as a likely duplicate: said together with those that cannot. */
  judge?: Judge<S>
  /** What is done in one transaction, once the form is well-formed. */
  work?: Work<S, T>
  /** The same where it opens its own transactions: hashing takes long, and before sign-in there is no actor. */
  apart?: (values: z.output<S>, hidden: Hidden) => Promise<Result<T>>
  /** Settles a stale save: a merge with what somebody else saved, or a question. */
  settle?: Settle
  /** Where to go afterwards; without it the form stays, and says that it saved. */
  goTo?: (value: T, hidden: Hidden, values: z.output<S>) => string
  /** What takes the form's place instead, such as a sheet that is shown once. */
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

type Draft = {
  /** In a transaction of its own: nothing is lost to a mistake in it. */
  keep: (db: Db, typed: Typed, hidden: Hidden, who: Known) => Promise<Result<Saved>>
  /** Answers where to go on; without it nothing is judged, and the form says that it is kept. */
  judge?: (db: Db, hidden: Hidden) => Promise<Result<string>>
}

/**
 * Every form's server action is made here: origin → who → read → judge → keep → do → settle.
 * Works as `action={…}` without JavaScript and through useActionState with it.
 */
export const action = <S extends z.ZodObject, T, A = never>(steps: Steps<S, T, A>) =>
  make({ ...steps, work: steps.work && judgedThen(steps.judge, steps.work) })

/** The action of a form that changes what is on record, which always says why. */
export const revising = <S extends z.ZodObject, T>(steps: Omit<Steps<S, T, never>, 'reasons'>) =>
  action({ ...steps, reasons: changeReasons })

function make<S extends z.ZodObject, T, A = never>(steps: Made<S, T, A>) {
  return async (_: FormState<A>, form: FormData): Promise<FormState<A>> => {
    await refuseForeign()
    const input = typeof steps.input === 'function' ? await steps.input(form) : steps.input
    const asked = fieldsOf(input, await currentLocale())
    const fields = steps.reasons ? [...asked, ...reasonFields(await askReason(steps.reasons))] : asked
    const hidden = hiddenIn(form, asked)
    let typed = typedIn(form, fields)
    if (steps.draft) return keptThenJudged(steps.draft, form, typed, hidden, fields)

    let set = ''
    const isChosen = hasChoices(hidden)
    let result = isChosen ? await carryOut(form, async () => fail({ kind: 'stale', fields: [] })) : await save()
    for (let attempt = 1; steps.settle && attempt <= 2 && isStale(result); attempt += 1) {
      const settled = await steps.settle(typed, hidden, fields)
      if ('failed' in settled) return settled.failed
      typed = settled.typed
      hidden.version = settled.version
      result = await save()
    }
    if (!result.ok) return failedState(result.problem, typed, fields)
    const { value, values } = result.value
    if (steps.answer) return { status: 'saved', value: await steps.answer(value) }
    if (steps.goTo) redirect(withSet(addressAfter(steps.goTo(value, hidden, values), value, hidden), set))
    return { status: 'saved' }

    async function save(): Promise<Result<{ value: T; values: z.output<S> }>> {
      const read = withReason(steps, readForm(input, asked, typed), typed)
      if (!read.ok) return withJudgement(read, readableIn(input, asked, typed))
      const done = await perform(read.value)
      return done.ok ? ok({ value: done.value, values: read.value }) : done
    }

    async function withJudgement(unread: Refused, values: Partial<z.output<S>>): Promise<Refused> {
      if (steps.apart && !form.has(drawnFor)) return unread
      const also = await carryOut(form, async (db) => ok((await steps.judge?.(db, values, hidden)) ?? {}))
      if (!also.ok && also.problem.kind === 'other-person') return also
      if (!also.ok || unread.problem.kind !== 'invalid') return unread
      return { ok: false, problem: { kind: 'invalid', fields: { ...also.value, ...unread.problem.fields } } }
    }

    function perform(values: z.output<S>): Promise<Result<T>> {
      const { work, apart, causeOf } = steps
      if (apart) return apart(values, hidden)
      if (!work) throw new Error('app/request/action: an action does nothing')
      const cause = { reason: reasonOf(form.get('reason'), form.get('reasonNote')), ...causeOf?.(typed) }
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

/** The page one comes to offers to undo the change set, where it says that something was saved. */
export const withSet = (path: string, set: string): string =>
  set ? path.replace(/[?&]saved=[\w-]+/, (saved) => `${saved}&set=${set}`) : path

type Registering<S extends z.ZodObject> = Omit<Steps<S, { id: string }, never>, 'work' | 'apart' | 'draft'> & {
  table: IdentifiedTable
  work: (db: Db, values: z.output<S>, id: string, hidden: Hidden, who: Known) => Promise<Result<unknown>>
}

/**
 * The action of a form that makes a record, which is a row of `table`. Its id follows from the form's nonce and from what
 * the form says: sent again it is the same record and answered as saved, with something else in it another record.
 */
export const registering = <S extends z.ZodObject>({ table, work, ...steps }: Registering<S>) =>
  make<S, { id: string }>({
    ...steps,
    work: async (db, values, hidden, who) => {
      const { nonce = '', opened: _, ...said } = hidden
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
 * Origin → who → do, for whatever changes something: a form, the grid, a file that is sent. Who is judged by the account
 * that the form was drawn for, see refuseOther().
 */
export async function carryOut<T>(
  form: FormData | string,
  work: (db: Db, who: Known) => Promise<Result<T>>,
  cause: Cause = {},
): Promise<Result<T>> {
  await refuseForeign()
  const actor = await presentedActor()
  // Not led away to sign in: what was typed stays in the form.
  if (!actor) return fail({ kind: 'expired' })
  return change(actor, async (db, who) => refuseOther(form, who) ?? work(db, who), cause)
}

async function keptThenJudged({ keep, judge }: Draft, form: FormData, typed: Typed, hidden: Hidden, fields: Field[]) {
  const kept = await carryOut(form, (db, who) => keep(db, typed, hidden, who))
  if (!kept.ok) return failedState(kept.problem, typed, fields)
  if (!judge) return kept.value
  const judged = await carryOut(form, (db) => judge(db, hidden))
  if (judged.ok) redirect(judged.value)
  return failedState(judged.problem, typed, fields, kept.value.hidden)
}

/** What is wrong with the reason is said together with everything else. */
function withReason<V>(
  { reasons, asksSometimes = false }: { reasons?: readonly ReasonCode[]; asksSometimes?: boolean },
  read: Result<V>,
  typed: Typed,
): Result<V> {
  const problems = reasons && ('reason' in typed || !asksSometimes) ? reasonProblems(reasons, typed) : {}
  if (Object.keys(problems).length === 0) return read
  const others = !read.ok && read.problem.kind === 'invalid' ? read.problem.fields : {}
  return fail({ kind: 'invalid', fields: { ...others, ...problems } })
}

/** A revision that changed nothing leaves the version as it was, and the record's page says so. */
function addressAfter(address: string, value: unknown, { version }: Hidden): string {
  const now = typeof value === 'object' && value !== null && 'version' in value ? String(value.version) : undefined
  return now !== undefined && now === version ? address.replace('saved=revised', 'saved=unchanged') : address
}

const hasChoices = (hidden: Hidden) => Object.keys(choicesIn(Object.entries(hidden))).length > 0
const isStale = (result: Result<unknown>) => !result.ok && result.problem.kind === 'stale'

/** Which row a form is about, and the version it was opened with. */
export const atIn = ({ id = '', version = '' }: Hidden): At => ({ id, version: Number(version) || 0 })

/** What askReason() asked, as it is kept. */
export const reasonIn = ({ reason, reasonNote }: Hidden): string => reasonOf(reason, reasonNote)
