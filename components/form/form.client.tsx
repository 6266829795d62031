'use client'

import { type FormEvent, type KeyboardEvent, lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import type { Field } from '@/core/field'
import type { Typed } from '@/core/form'
import type { Choice } from '@/core/form-state'
import type { Save } from './attempt'
import { type Controls, FormSections, placed, type Section } from './form-sections'
import { Hidden } from './hidden'
import type { AskReason } from './reason-fields'
import { type Refused, Summary } from './summary'
import { useSending } from './use-sending'
import type { FormWords } from './words'

export type FormProps<T = never> = {
  /** The server action. Only the server validates. */
  save: Save<T>
  words: FormWords
  submitLabel: string
  fields?: Field[]
  /** The first values of fields, as text that a user could have typed. */
  typed?: Typed
  hidden?: Record<string, string | string[]>
  sections?: Section[] | undefined
  askReason?: AskReason | undefined
  /** The options of reference fields that have a list. */
  choices?: Record<string, Choice[]>
  /** The present values of reference fields that have a search. */
  chosen?: Record<string, Choice[]>
  controls?: Controls | undefined
  /** Notes of a reviewer, by field. */
  remarks?: Record<string, string>
  cancelHref?: string | undefined
  /** A second button, which saves and opens another new form. */
  another?: string | undefined
  /** Stands in the page of its record: Esc leaves it, as the link to cancel does. */
  isInPlace?: boolean | undefined
  /** The title and link of a refusal that is not about a field. */
  refused?: Refused
  /** For a form that is one button: the subject of the button for screen readers, if there are several equal ones. */
  about?: string
  /** A single-letter key for the button, see PanelKeys. `shown` is undefined if such keys are off. */
  letter?: { key: string; shown: string | undefined }
  /** Renders the value of a successful save in place of the form. */
  show?: (value: T) => ReactNode
  /** Wraps the form, such as in a `details`. */
  frame?: (form: ReactNode, isRefused: boolean) => ReactNode
  /** The URL for posting without JavaScript, if `save` runs in the browser. */
  post?: string
  /** Content between the fields and the button. */
  children?: ReactNode
}

/**
 * Loaded after hydration, to save bytes. If loading fails, the form has no guard, and offers all options on all days.
 */
const fetchGuard = () => import('./unsaved-guard').catch(() => ({ guardUnsaved: () => {} }))

/** Loaded when two users changed the same field: the scripts of a form of a report have a budget (docs/performance.md). */
const Conflict = lazy(() => import('./conflict').then((file) => ({ default: file.Conflict })))

/**
 * The only form. It works without JavaScript; with it, an error between browser and server leaves the typed text in the
 * form. Inputs are uncontrolled, because writing into an input breaks IME composition.
 */
export function Form<T = never>(props: FormProps<T>) {
  const { words, askReason, about, letter, show, frame } = props
  const fields = [...(props.fields ?? []), ...(askReason?.fields ?? [])]
  const form = useRef<HTMLFormElement>(null)
  const sending = useSending(form, { ...props, fields })
  const { state, pending, restored, touch } = sending
  const { isUnsaved } = sending
  useEffect(() => {
    const stop = new AbortController()
    void fetchGuard().then((guard) => guard.guardUnsaved(form.current, isUnsaved, words.leave, stop))
    return () => stop.abort()
  }, [isUnsaved, words.leave])
  if (state.status === 'saved' && state.value !== undefined && show) return show(state.value)

  const failed = state.status === 'failed' ? state : undefined
  const closing = askReason && { title: askReason.title, names: ['reason', 'reasonNote'] }
  const sections = placed(fields, props.sections ?? [], closing)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!pending) sending.send((event.nativeEvent as SubmitEvent).submitter)
  }
  const isAct = about !== undefined
  const isBare = isAct || letter !== undefined
  const drawn = (
    <form
      className={isBare ? '' : 'form'}
      ref={form}
      action={props.post ?? sending.post}
      {...(props.post && { method: 'post', encType: 'multipart/form-data' })}
      onSubmit={submit}
      onInput={touch}
      onKeyDown={(event) => keys(event, props.isInPlace)}
      noValidate
    >
      {restored?.why === 'over' && !failed && (
        <p className="notice warning" role="status">
          {words.unsent.over}
        </p>
      )}
      {failed && (
        <Summary
          failed={failed}
          fields={fields}
          sections={sections}
          refused={props.refused}
          isLine={isAct}
          words={words}
          ref={sending.summary}
        />
      )}
      {state.status === 'saved' && state.message && (
        <p className="notice success" role="status">
          {state.message}
        </p>
      )}
      <Hidden values={sending.hidden} />
      {failed?.conflict && (
        <Suspense>
          <Conflict conflict={failed.conflict} words={words.conflict} />
        </Suspense>
      )}
      <FormSections
        key={restored ? 'restored' : 'drawn'}
        fields={fields}
        sections={sections}
        typed={sending.typed}
        failed={failed}
        choices={props.choices}
        chosen={{ ...props.chosen, ...restored?.chosen }}
        controls={props.controls}
        remarks={props.remarks}
        words={words}
      />
      {props.children}
      <div className={isBare ? '' : 'form-actions'}>
        <button
          type="submit"
          className={isAct ? 'button small' : 'button primary'}
          aria-disabled={pending || undefined}
          data-key={letter?.key}
          aria-keyshortcuts={letter?.shown}
        >
          {pending && !letter ? words.saving : props.submitLabel}
          {about && <span className="visually-hidden">: {about}</span>}
          {letter?.shown && <kbd>{letter.shown}</kbd>}
        </button>
        {props.another && (
          <button type="submit" name="then" value="another" className="button" aria-disabled={pending || undefined}>
            {props.another}
          </button>
        )}
        {props.cancelHref && (
          <a href={props.cancelHref} data-cancel="">
            {words.cancel}
          </a>
        )}
      </div>
    </form>
  )
  return frame ? frame(drawn, failed !== undefined) : drawn
}

/**
 * Ctrl+Enter saves; Esc leaves a form that stands in place, unless it closes a list. An Enter that ends a composition does
 * nothing: Safari sends it after compositionend, with key code 229.
 */
function keys(event: KeyboardEvent<HTMLFormElement>, isInPlace: boolean | undefined) {
  const { key, target } = event
  const isComposing = event.nativeEvent.isComposing || event.keyCode === 229
  if (key === 'Enter' && isComposing) event.preventDefault()
  else if (key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    event.currentTarget.requestSubmit()
  } else if (key === 'Escape' && isInPlace && !isComposing && (target as HTMLElement).ariaExpanded !== 'true')
    event.currentTarget.querySelector<HTMLElement>('[data-cancel]')?.click()
}
