import { Fragment } from 'react'
import type { Field } from '@/core/field'
import type { Typed } from '@/core/form'
import type { Choice } from '@/core/form-state'
import type { ControlProps } from './control'
import { describedBy, FieldRow } from './field-row'
import { Hidden } from './hidden'
import { ReferenceControl } from './reference-control'
import type { FormWords } from './words'

export type Section = { title: string; names: string[] }
type Props = {
  fields: Field[]
  sections: Section[]
  typed: Typed
  messages: Record<string, string>
  /** Fields that wait for a choice between two versions; what was typed travels unseen. */
  settledAbove: string[]
  choices: Record<string, Choice[]>
  chosen: Record<string, Choice>
  suggest?: ((reference: string, text: string) => Promise<Choice[]>) | undefined
  register: ControlProps['register']
  change: (name: string, value: string) => void
  words: FormWords
}

export const idOf = (name: string) => `field-${name}`

/** The fields in their sections; one that no section names comes last, never lost. */
export function FormSections({ fields, sections, ...rest }: Props) {
  const placed = new Set(sections.flatMap(({ names }) => names))
  const groups = [
    ...sections.map(({ title, names }) => ({ title, members: fields.filter(({ name }) => names.includes(name)) })),
    { title: undefined, members: fields.filter(({ name }) => !placed.has(name)) },
  ]
  return groups
    .filter(({ members }) => members.length > 0)
    .map(({ title, members }) => {
      const rows = members.map((field) => <Row key={field.name} field={field} {...rest} />)
      if (!title) return <Fragment key="rest">{rows}</Fragment>
      return (
        <section key={title} className="section" aria-label={title}>
          <h2>{title}</h2>
          {rows}
        </section>
      )
    })
}

function Row({ field, ...form }: Omit<Props, 'fields' | 'sections'> & { field: Field }) {
  const { name, hint, reference } = field
  const value = form.typed[name] ?? ''
  if (form.settledAbove.includes(name)) return <Hidden values={{ [name]: value }} />

  const { suggest } = form
  const error = form.messages[name]
  const choices = form.choices[name]
  const searched = reference && suggest && !choices
  return (
    <FieldRow
      field={field}
      id={idOf(name)}
      value={value}
      error={error}
      choices={choices}
      words={form.words}
      register={form.register}
    >
      {searched && (
        <ReferenceControl
          id={idOf(name)}
          name={name}
          chosen={form.chosen[name]}
          suggest={(text) => suggest(reference, text)}
          onChange={(chosen) => form.change(name, chosen)}
          describedBy={describedBy(idOf(name), hint, error)}
          invalid={Boolean(error)}
          words={form.words.suggestions}
        />
      )}
    </FieldRow>
  )
}
