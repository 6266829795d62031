import { type ComponentType, Fragment, type ReactNode } from 'react'
import type { Field } from '@/core/field'
import type { Typed } from '@/core/form'
import { type Choice, type FormState, isLong, type Sought, type Suggestions } from '@/core/form-state'
import type { ComboboxProps } from './combobox.client'
import type { DayProps, DayWords } from './day-input.client'
import { describedBy, FieldRow } from './field-row'
import { Hidden } from './hidden'
import type { FormWords } from './words'

export type Section = {
  /** The id of this section on the page of the record. */
  id?: string | undefined
  title: string
  hint?: string | undefined
  names: string[]
  /** `name=value`: shown after this answer only, by the rules of report.css. */
  when?: string | undefined
  /** Rarely used fields, in a closed `details`. */
  more?: { label: string; names: string[] } | undefined
  /** Content below the fields, such as their sum. */
  after?: ReactNode
  /** Content below single fields. */
  below?: Record<string, ReactNode> | undefined
}

/** The controls that only the forms of staff have. They are a prop, so that other forms do not load them. */
export type Controls = {
  suggest: (reference: string, text: string) => Promise<Suggestions>
  Combobox: ComponentType<Omit<ComboboxProps, 'opening'> & { isMany: boolean; sought: Sought | undefined }>
  Day: ComponentType<DayProps>
  days: DayWords
}

type Props = {
  fields: Field[]
  sections: Section[]
  typed: Typed
  failed: Extract<FormState, { status: 'failed' }> | undefined
  /** The options of reference fields that have a list. */
  choices?: Record<string, Choice[]> | undefined
  /** The present values of reference fields that have a search. */
  chosen?: Record<string, Choice[]> | undefined
  controls?: Controls | undefined
  /** Notes of a reviewer, by field. */
  remarks?: Record<string, string> | undefined
  words: FormWords
}

export const idOf = (name: string) => `field-${name}`

/** All sections in order. Fields that no section names are in one of their own, before the closing section. */
export function placed(fields: Field[], sections: Section[], closing?: Section): Section[] {
  const all = [...sections, ...(closing ? [closing] : [])]
  const named = new Set(all.flatMap(({ names, more }) => [...names, ...(more?.names ?? [])]))
  const rest = fields.filter(({ name }) => !named.has(name)).map(({ name }) => name)
  return [...sections, ...(rest.length > 0 ? [{ title: '', names: rest }] : []), ...(closing ? [closing] : [])]
}

export function FormSections({ sections, ...form }: Props) {
  const rows = (names: string[], below: Section['below']) =>
    names.map((name) => (
      <Fragment key={name}>
        <Row name={name} {...form} />
        {below?.[name]}
      </Fragment>
    ))
  return sections.map(({ title, hint, names, when, more, after, below }, at) => (
    <div key={title || names.join()} className={title || at > 0 ? 'section fields' : 'fields'} data-when={when}>
      {title && <h2>{title}</h2>}
      {hint && <p className="hint">{hint}</p>}
      {rows(names, below)}
      {more && (
        <details className="more" open={more.names.some((name) => form.typed[name]) || undefined}>
          <summary>{more.label}</summary>
          {rows(more.names, below)}
        </details>
      )}
      {after}
    </div>
  ))
}

function Row({ name, fields, typed, failed, controls, words, ...form }: Omit<Props, 'sections'> & { name: string }) {
  const field = fields.find((one) => one.name === name)
  if (!field) return null
  const value = typed[name] ?? ''
  // A field in conflict is shown by Conflict; its typed value is a hidden field.
  if (failed?.conflict?.rows.some((row) => row.field === name)) return <Hidden values={{ [name]: value }} />

  const id = idOf(name)
  const { hint, reference } = field
  const error = failed?.fieldMessages[name]
  if (field.onDemand && !error && value !== 'on') return null
  const remark = form.remarks?.[name]
  const choices = form.choices?.[name]
  const options = choices ?? (reference ? undefined : field.options)
  const isSearched = options ? isLong(options) && !field.datedBy : reference !== undefined
  const shared = { id, name, describedBy: describedBy(id, hint, error, remark), invalid: Boolean(error) }
  return (
    <FieldRow
      field={isSearched && field.input === 'select' ? { ...field, input: 'reference' } : field}
      id={id}
      value={value}
      error={error}
      links={failed?.links?.[name]}
      remark={remark}
      choices={choices}
      words={words}
    >
      {controls && isSearched ? (
        <controls.Combobox
          {...shared}
          isMany={field.input === 'list'}
          sought={failed?.sought?.[name]}
          label={field.label}
          chosen={options ? chosenOf(options, value) : (form.chosen?.[name] ?? [])}
          options={options}
          suggest={(text) => controls.suggest(reference ?? '', text)}
          words={words.suggestions}
        />
      ) : controls && field.input === 'date' ? (
        <controls.Day {...shared} value={String(value)} words={controls.days} />
      ) : undefined}
    </FieldRow>
  )
}

const chosenOf = (options: Choice[], value: string | string[]): Choice[] =>
  options.filter(({ value: one }) => [value].flat().includes(one))
