'use client'

import { type FormEvent, type KeyboardEvent, lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import type { Field } from '@/core/field'
import type { Typed } from '@/core/form'
import type { Choice } from '@/core/form-state'
import type { Save } from './attempt'
import { FormSections, placed, type Search, type Section } from './form-sections'
import { Hidden } from './hidden'
import type { AskReason } from './reason-fields'
import { type Refused, Summary } from './summary'
import type { Draft } from './use-keeping'
import { useSending } from './use-sending'
import type { FormWords } from './words'

export type FormProps<T = never> = {
  /** Judges and does it. The server is the only judge of what is valid. */
  save: Save<T>
  words: FormWords
  submitLabel: string
  fields?: Field[]
  /** What each field holds at first, as text somebody could have typed. */
  typed?: Typed
  hidden?: Record<string, string | string[]>
  sections?: Section[] | undefined
  askReason?: AskReason | undefined
  /** A list for a reference field that is short enough to be one. */
  choices?: Record<string, Choice[]>
  /** For the other reference fields: what is chosen now, and how to find others. */
  chosen?: Record<string, Choice[]>
  search?: Search | undefined
  /** What a reviewer said of a field. */
  remarks?: Record<string, string>
  cancelHref?: string | undefined
  /** What is said of a refusal that no field is to blame for. */
  refused?: Refused
  /** Keeps what is typed while it is typed. */
  draft?: Draft
  /** One button and nothing else: what it is about, for those who hear a list of equal buttons; blank for the only one. */
  about?: string
  /** A letter that presses the button, see PanelKeys; `shown` unless letters are turned off. */
  letter?: { key: string; shown: string | undefined }
  /** Draws what a save answered with, in place of the form. */
  show?: (value: T) => ReactNode
  /** Stands around the form, such as what opens it. */
  frame?: (form: ReactNode, isRefused: boolean) => ReactNode
  /** Where a browser without scripts sends it, when `save` runs in the browser. */
  post?: string
  /** Stands between the fields and the button. */
  children?: ReactNode
}

/** Those who report never load it. Where it cannot be fetched, the form goes without. */
const fetchGuard = () => import('./unsaved-guard').catch(() => ({ guardUnsaved: () => {} }))

/** Loaded when two users changed the same field: the scripts of a report's form have a budget (docs/performance.md). */
const Conflict = lazy(() => import('./conflict').then((file) => ({ default: file.Conflict })))

/**
 * Every form there is. It works without scripts; with them, whatever goes wrong on the way to the server leaves what
 * was typed where it is. Inputs are the browser's own: nothing writes into them while somebody types.
 */
export function Form<T = never>(props: FormProps<T>) {
  const { words, askReason, draft, about, letter, show, frame } = props
  const fields = [...(props.fields ?? []), ...(askReason?.fields ?? [])]
  const form = useRef<HTMLFormElement>(null)
  const sending = useSending(form, { ...props, fields })
  const { state, pending, restored, touch } = sending
  const { isUnsaved } = sending
  useEffect(() => {
    const stop = new AbortController()
    if (!draft) void fetchGuard().then((guard) => isUnsaved && guard.guardUnsaved(form.current, words.leave, stop))
    return () => stop.abort()
  }, [draft, isUnsaved, words.leave])
  if (state.status === 'saved' && state.value !== undefined && show) return show(state.value)

  const failed = state.status === 'failed' ? state : undefined
  const closing = askReason && { title: askReason.title, names: ['reason', 'reasonNote'] }
  const sections = placed(fields, props.sections ?? [], closing)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!pending) sending.send()
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
      onBlur={sending.leave}
      onKeyDown={ignoreComposing}
      noValidate
    >
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
        search={props.search}
        remarks={props.remarks}
        onChange={touch}
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
          {pending && !letter && !draft ? words.saving : props.submitLabel}
          {about && <span className="visually-hidden">: {about}</span>}
          {letter?.shown && <kbd>{letter.shown}</kbd>}
        </button>
        {props.cancelHref && <a href={props.cancelHref}>{words.cancel}</a>}
        {draft && <output className="keeping">{sending.status}</output>}
      </div>
    </form>
  )
  return frame ? frame(drawn, failed !== undefined) : drawn
}

/** Enter that ends a composed syllable is not Enter; Safari sends it after the composition, as key code 229. */
function ignoreComposing(event: KeyboardEvent) {
  if (event.key === 'Enter' && (event.nativeEvent.isComposing || event.keyCode === 229)) event.preventDefault()
}
