'use client'

import { type FormEvent, type ReactNode, useActionState, useCallback, useRef, useState, useTransition } from 'react'
import type { Field } from '@/core/field'
import type { Typed } from '@/core/form'
import type { Choice, FormState } from '@/core/form-state'
import { Conflict } from './conflict'
import { drop, keep as keepHere } from './device-store'
import { ErrorSummary } from './error-summary'
import { FieldRow } from './field-row'
import { Hidden } from './hidden'
import { useFailureFocus } from './use-failure-focus'
import { type KeepingWords, type Save, useKeeping } from './use-keeping'
import type { FormWords } from './words'

export type DraftSection = {
  title: string
  hint?: string | undefined
  names: string[]
  /** Rarely needed, and closed until then. */
  more?: { label: string; names: string[] } | undefined
  /** Stands below the fields, such as their sum. */
  after?: ReactNode
}
export type DraftFormProps = {
  fields: Field[]
  sections: DraftSection[]
  typed: Typed
  /** Goes on to the next page, or says what is wrong. */
  save: Save
  /** Only keeps what is typed so far, and judges nothing. */
  keep: Save
  hidden: Record<string, string>
  /** Under whose name, and where, this device keeps it while there is no connection. */
  account: string
  place: string
  /** "Đã lưu 08:50", when a draft is there already. */
  start: string
  words: FormWords & KeepingWords
  submitLabel: string
  choices?: Record<string, Choice[]>
  remarks?: Record<string, string>
  /** The last step: without a connection it waits here, and is sent when there is one. */
  sends?: { queued: string }
  /** What is said of a refusal that no field is to blame for, and where to go on. */
  refused: { title: string; way: { href: string; label: string } }
  children?: ReactNode
}

/** A form over a draft: kept while it is typed, judged when it is sent on. Without scripts a plain form. */
export function DraftForm(props: DraftFormProps) {
  const { fields, sections, save, words, account, place, sends } = props
  const form = useRef<HTMLFormElement>(null)
  const [posted, post] = useActionState(save, { status: 'idle' })
  const [answer, setAnswer] = useState<{ state: FormState; byHand: boolean } | null>(null)
  const [pending, startTransition] = useTransition()
  const state = answer?.state ?? posted
  const summary = useFailureFocus(answer?.byHand === false ? idle : state, words.errorPrefix)
  const onRefusal = useCallback((state: FormState) => setAnswer({ state, byHand: false }), [])
  const keeping = useKeeping({ ...props, form, onRefusal })
  const failed = state.status === 'failed' ? state : undefined
  const conflict = failed?.conflict
  const inConflict = conflict?.rows.map(({ field }) => field) ?? []

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (pending) return
    startTransition(async () => {
      await keeping.stop()
      const sent = keeping.content()
      try {
        const state = await save({ status: 'idle' }, sent)
        if (state.status === 'failed') keeping.standing.current = { ...keeping.standing.current, ...state.hidden }
        setAnswer({ state, byHand: true })
      } catch (error) {
        if (isLeaving(error)) return void drop([account, 'draft', place])
        await keeping.keepOnDevice()
        if (sends) await queue(sent, sends.queued)
      }
    })
  }

  async function queue(sent: FormData, words: string) {
    const hidden = Object.fromEntries([...sent].map(([name, value]) => [name, String(value)]))
    await keepHere([account, 'outbox', place], { hidden, typed: {} })
    keeping.setStatus(words)
    window.dispatchEvent(new Event('outbox'))
  }

  const row = (name: string) => {
    const field = fields.find((one) => one.name === name)
    if (!field) return null
    const value = (failed?.typed ?? props.typed)[name] ?? ''
    if (inConflict.includes(name)) return <Hidden key={name} values={{ [name]: value }} />
    return (
      <FieldRow
        key={name}
        field={field}
        id={idOf(name)}
        value={value}
        error={failed?.fieldMessages[name]}
        links={failed?.links?.[name]}
        remark={props.remarks?.[name]}
        choices={props.choices?.[name]}
        words={words}
      />
    )
  }
  const touch = conflict ? undefined : keeping.touch
  return (
    <form
      className="form"
      ref={form}
      action={post}
      onSubmit={submit}
      onInput={touch}
      onBlur={conflict ? undefined : keeping.save}
      noValidate
    >
      {failed && (
        <ErrorSummary
          {...(failed.fieldMessages.decision ? props.refused : { title: words.errorTitle, message: failed.message })}
          lines={linesOf(fields, failed)}
          ref={summary}
        />
      )}
      <Hidden values={{ ...props.hidden, ...failed?.hidden }} />
      {conflict && <Conflict conflict={{ ...conflict, rows: named(conflict.rows, fields) }} words={words.conflict} />}
      {sections.map(({ title, hint, names, more, after }) => (
        <div key={title || names.join()} className={title ? 'section' : undefined}>
          {title && <h2>{title}</h2>}
          {hint && <p className="hint">{hint}</p>}
          {names.map(row)}
          {more && (
            <details className="more" open={more.names.some((name) => props.typed[name]) || undefined}>
              <summary>{more.label}</summary>
              {more.names.map(row)}
            </details>
          )}
          {after}
        </div>
      ))}
      {props.children}
      <div className="form-actions">
        <button type="submit" className="button primary" aria-disabled={pending || undefined}>
          {props.submitLabel}
        </button>
        <output className="keeping">{keeping.status}</output>
      </div>
    </form>
  )
}

const idle: FormState = { status: 'idle' }
const idOf = (name: string) => `field-${name}`

/** A page's own fields know their names better than the answer does. */
const named = <Row extends { field: string; label: string }>(rows: Row[], fields: Field[]) =>
  rows.map((row) => ({ ...row, label: fields.find(({ name }) => name === row.field)?.label ?? row.label }))

function linesOf(fields: Field[], { fieldMessages, links }: Extract<FormState, { status: 'failed' }>) {
  return Object.entries(fieldMessages).map(([name, text]) => {
    const field = fields.find((one) => one.name === name)
    if (!field) return { text, links: links?.[name] }
    // A question stands right below, and is no name.
    return {
      text: field.input === 'choice' ? text : `${field.label}: ${text}`,
      target: idOf(name),
      links: links?.[name],
    }
  })
}

/** The router goes where the server said, and tells the caller so by throwing. */
const isLeaving = (error: unknown) =>
  error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_REDIRECT')
