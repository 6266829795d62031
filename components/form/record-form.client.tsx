'use client'

import { type FormEvent, type KeyboardEvent, type ReactNode, startTransition, useActionState } from 'react'
import type { Field } from '@/core/field'
import type { Typed } from '@/core/form'
import type { Choice, FormState } from '@/core/form-state'
import { Conflict } from './conflict'
import { ErrorSummary } from './error-summary'
import { FormSections, groupsOf, idOf, type Section } from './form-sections'
import { Hidden } from './hidden'
import { type AskReason, reasonFields } from './reason-fields'
import { useDraft } from './use-draft'
import { useFailureFocus } from './use-failure-focus'
import { useUnsavedGuard } from './use-unsaved-guard'
import type { FormWords } from './words'

export type RecordFormProps = {
  fields: Field[]
  /** What each field holds at first, as text somebody could have typed. */
  typed: Typed
  save: (state: FormState, form: FormData) => Promise<FormState>
  words: FormWords
  submitLabel: string
  cancelHref?: string | undefined
  /** A list for a reference field that is short enough to be one. */
  choices?: Record<string, Choice[]>
  /** For the other reference fields: what is chosen now, and how to find others. */
  chosen?: Record<string, Choice[]>
  suggest?: ((reference: string, text: string) => Promise<Choice[]>) | undefined
  hidden?: Record<string, string | string[]>
  sections?: Section[] | undefined
  askReason?: AskReason | undefined
  /** Stands between the fields and the buttons. */
  children?: ReactNode
}

/** A form for any record: the server describes the fields and is the only judge of what is valid. */
export function RecordForm(props: RecordFormProps) {
  const { save, words, askReason } = props
  const fields = askReason ? [...props.fields, ...reasonFields(askReason)] : props.fields
  const [state, act, pending] = useActionState(save, { status: 'idle' })
  const draft = useDraft(fields, props.typed, state)
  const summary = useFailureFocus(state, words.errorPrefix)
  useUnsavedGuard(draft.isDirty && !pending, words.leave)

  // Through React's own form action the inputs would be emptied after every answer, refusals included.
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (pending) return
    const form = new FormData(event.currentTarget)
    startTransition(() => act(form))
  }

  const failed = state.status === 'failed' ? state : undefined
  const conflict = failed?.conflict
  const sections = props.sections ?? []
  const closing = askReason && { title: askReason.title, names: ['reason', 'reasonNote'] }
  const shown = groupsOf(fields, sections, closing).flatMap((group) => group.fields)
  return (
    <form className="form" action={act} onSubmit={submit} onKeyDown={ignoreComposing} noValidate>
      {failed && (
        <ErrorSummary title={words.errorTitle} message={failed.message} lines={linesOf(shown, failed)} ref={summary} />
      )}
      {state.status === 'saved' && state.message && (
        <p className="notice success" role="status">
          {state.message}
        </p>
      )}
      <Hidden values={{ ...props.hidden, ...failed?.hidden }} />
      {conflict && <Conflict conflict={conflict} words={words.conflict} />}
      <FormSections
        fields={fields}
        sections={sections}
        closing={closing}
        typed={failed?.typed ?? props.typed}
        messages={failed?.fieldMessages ?? {}}
        links={failed?.links}
        settledAbove={conflict?.rows.map(({ field }) => field) ?? []}
        choices={props.choices ?? {}}
        chosen={props.chosen ?? {}}
        suggest={props.suggest}
        register={draft.register}
        change={draft.change}
        words={words}
      />
      {props.children}
      <div className="form-actions">
        <button type="submit" className="button primary" aria-disabled={pending || undefined}>
          {pending ? words.saving : props.submitLabel}
        </button>
        {props.cancelHref && <a href={props.cancelHref}>{words.cancel}</a>}
      </div>
    </form>
  )
}

/** In the order of the form; what is about no field of it comes last. */
function linesOf(shown: Field[], { fieldMessages, links }: Extract<FormState, { status: 'failed' }>) {
  const known = shown.flatMap(({ name, label }) =>
    fieldMessages[name] ? [{ text: `${label}: ${fieldMessages[name]}`, target: idOf(name), links: links?.[name] }] : [],
  )
  const others = Object.entries(fieldMessages).filter(([name]) => !shown.some((field) => field.name === name))
  return [...known, ...others.map(([name, text]) => ({ text, links: links?.[name] }))]
}

/** Enter that ends a composed syllable is not Enter; Safari sends it after the composition, as key code 229. */
function ignoreComposing(event: KeyboardEvent) {
  if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault()
}
