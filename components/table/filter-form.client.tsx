'use client'

import type { ComponentProps, ReactNode } from 'react'

export type Field = {
  name: string
  label: string
  value: string
  hint?: string | undefined
  input?: Pick<ComponentProps<'input'>, 'inputMode' | 'pattern' | 'title'>
  /** Value and label of each; a field without them is typed. */
  options?: [value: string, label: string][]
  /** The choice of none of them, where it is not that of the form. */
  any?: string
}
type Props = {
  /** The URL of the list. */
  action: string
  /** Other parameters of the URL to keep. */
  hidden: Record<string, string>
  search: Field
  fields: Field[]
  /** Less used fields; undefined if they are not shown. */
  more?: Field[] | undefined
  /** Sets the focus on the first of those, which have just been asked for. */
  opens: boolean
  /** The name under which the URL asks for those that are not shown. */
  offers?: { name: string; value: string } | undefined
  words: { label: string; apply: string; more: string; any: string }
  children?: ReactNode
}

/**
 * A GET form that sends no blank inputs, so that the URL has only what is set. It is a client component so that options
 * are sent as data, and not as elements, too.
 */
export function FilterForm({ action, hidden, search, fields, more, opens, offers, words, children }: Props) {
  return (
    <form className="filters" action={action} aria-label={words.label} ref={sendNoBlanks}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="filters-grid">
        <FilterField {...search} type="search" />
        {fields.map((field) => (
          <FilterField key={field.name} any={words.any} {...field} />
        ))}
        {more?.map((field, at) => (
          <FilterField key={field.name} any={words.any} {...field} autoFocus={opens && at === 0} />
        ))}
      </div>
      <div className="filters-foot">
        {/* First, because it is what Enter presses. */}
        <button type="submit" className="button primary">
          {words.apply}
        </button>
        {offers && (
          <button type="submit" className="button quiet" {...offers}>
            {words.more}
          </button>
        )}
      </div>
      {children}
    </form>
  )
}

type FieldProps = Field & { type?: 'search' | 'text'; autoFocus?: boolean }

function FilterField({ name, label, value, hint, input, options, any, type = 'text', autoFocus }: FieldProps) {
  const id = `filter-${name}`
  const control = { id, name, defaultValue: value, autoFocus }
  return (
    <div className={type === 'search' ? 'wide' : undefined}>
      <label htmlFor={id}>
        {label}
        {hint && <span className="muted"> ({hint})</span>}
      </label>
      {options ? (
        <select {...control}>
          <option value="">{any}</option>
          {options.map(([one, text]) => (
            <option key={one} value={one}>
              {text}
            </option>
          ))}
        </select>
      ) : (
        <input {...control} type={type} autoComplete="off" {...input} />
      )}
    </div>
  )
}

function sendNoBlanks(form: HTMLFormElement | null) {
  form?.addEventListener('formdata', dropBlanks)
  return () => form?.removeEventListener('formdata', dropBlanks)
}

function dropBlanks({ formData }: FormDataEvent) {
  for (const [name, value] of [...formData]) if (value === '') formData.delete(name)
}
