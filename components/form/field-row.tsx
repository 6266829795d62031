import type { ReactNode } from 'react'
import type { Field } from '@/core/field'
import type { Choice, Link } from '@/core/form-state'
import { Control } from './control'
import { RecordLinks } from './record-links'

export type FieldRowProps = {
  field: Field
  /** The id of the control, for the links of the error summary. */
  id: string
  value: string | string[]
  error?: string | undefined
  /** Links to the records that the error names. */
  links?: Link[] | undefined
  choices?: Choice[] | undefined
  words: { optional: string; choose: string; errorPrefix: string; reveal?: string }
  /** The note of a reviewer on this field. */
  remark?: string | undefined
  /** Replaces the control, such as by a search. */
  children?: ReactNode
}

/** Label, hint, error and control of a field, in reading order. */
export function FieldRow({ field, id, value, error, links, choices, words, remark, children }: FieldRowProps) {
  const many = field.input === 'list' || field.input === 'choice'
  const single = field.input === 'boolean'
  const said = (
    <>
      {field.hint && (
        <p className="hint" id={`${id}-hint`}>
          {field.hint}
        </p>
      )}
      {remark && (
        <p className="remark" id={`${id}-remark`}>
          {remark}
        </p>
      )}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          <span className="visually-hidden">{words.errorPrefix}</span>
          {error}
          <RecordLinks links={links} />
        </p>
      )}
    </>
  )
  const name = (
    <>
      {field.label}
      {!field.required && !single && <span className="optional"> {words.optional}</span>}
    </>
  )
  const control = children ?? (
    <Control
      field={field}
      id={id}
      value={value}
      choose={words.choose}
      reveal={words.reveal}
      choices={choices}
      describedBy={describedBy(id, field.hint, error, remark)}
      invalid={Boolean(error)}
    />
  )
  return (
    <div
      className={error ? 'field invalid' : 'field'}
      data-input={field.input}
      data-when={field.when && JSON.stringify(field.when)}
      data-idle={field.isIdle || undefined}
    >
      {many ? (
        <fieldset aria-describedby={describedBy(id, field.hint, error, remark)}>
          <legend>{name}</legend>
          {said}
          {control}
        </fieldset>
      ) : (
        <>
          {!single && (
            <label htmlFor={id} id={`${id}-label`}>
              {name}
            </label>
          )}
          {said}
          {control}
        </>
      )}
    </div>
  )
}

export function describedBy(id: string, hint: string | undefined, error: string | undefined, remark?: string) {
  return [hint && `${id}-hint`, remark && `${id}-remark`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
}
