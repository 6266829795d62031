'use client'

import type { ComponentProps, ReactNode } from 'react'
import { Icon } from '../icon'

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
  /** Those that are shown. */
  fields: Field[]
  /** Sets the focus on the first of them, which have just been asked for. */
  opens: boolean
  /** The page is about what is chosen here, so that it stands in the line. */
  inLine?: boolean | undefined
  /** The name under which the URL asks for those that are not shown. */
  offers?: { name: string; value: string } | undefined
  words: Record<'label' | 'search' | 'placeholder' | 'add' | 'apply' | 'any', string>
  children?: ReactNode
}

/**
 * A line with the search, what is in force, and a panel with the other filters: a GET form that sends no blank inputs, so that the URL has only what is set. It is a client component so that options
 * are sent as data, and not as elements, too.
 */
export function FilterForm({ action, hidden, search, fields, opens, offers, inLine, words, children }: Props) {
  return (
    <form className="filters" action={action} aria-label={words.label} ref={sendNoBlanks}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Search {...search} words={words} />
      {children}
      {offers && (
        <button type="submit" className="button add-filter" {...offers}>
          <Icon name="plus" />
          {words.add}
        </button>
      )}
      {fields.length > 0 && (
        <Panel inLine={inLine} label={words.add}>
          <div className="filters-grid">
            {fields.map((field, at) => (
              <FilterField key={field.name} any={words.any} {...field} autoFocus={opens && at === 0} />
            ))}
          </div>
          <button type="submit" className="button primary">
            {words.apply}
          </button>
        </Panel>
      )}
    </form>
  )
}

type PanelProps = Pick<Props, 'inLine' | 'children'> & { label: string }

function Panel({ inLine, label, children }: PanelProps) {
  if (inLine) return <div className="filters-line">{children}</div>
  return (
    <details className="menu filters-more" open>
      <summary className="button add-filter">
        <Icon name="plus" />
        {label}
      </summary>
      <div className="filters-panel">{children}</div>
    </details>
  )
}

/** The button is the first of the form, because that is what Enter presses. */
function Search({ name, label, value, words }: Field & Pick<Props, 'words'>) {
  const id = `filter-${name}`
  return (
    <div className="filters-search">
      <label htmlFor={id} className="visually-hidden">
        {label}
      </label>
      <input
        id={id}
        type="search"
        name={name}
        defaultValue={value}
        placeholder={words.placeholder}
        autoComplete="off"
      />
      <button type="submit" className="button">
        <Icon name="search" />
        <span className="visually-hidden">{words.search}</span>
      </button>
    </div>
  )
}

type FieldProps = Field & { autoFocus?: boolean }

function FilterField({ name, label, value, hint, input, options, any, autoFocus }: FieldProps) {
  const id = `filter-${name}`
  const control = { id, name, defaultValue: value, autoFocus }
  return (
    <div>
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
        <input {...control} type="text" autoComplete="off" {...input} />
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
