import type { Field } from '@/core/field'
import type { Typed } from '@/core/form'
import type { Choice, Link } from '@/core/form-state'
import type { ControlProps } from './control'
import { describedBy, FieldRow } from './field-row'
import { Hidden } from './hidden'
import { ReferenceControl } from './reference-control'
import { ReferenceList } from './reference-list'
import type { FormWords } from './words'

export type Section = { title: string; names: string[] }
type Props = {
  fields: Field[]
  sections: Section[]
  /** Stands after all others, such as the reason for a change. */
  closing?: Section | undefined
  typed: Typed
  messages: Record<string, string>
  links?: Record<string, Link[]> | undefined
  /** Fields that wait for a choice between two versions; what was typed travels unseen. */
  settledAbove: string[]
  choices: Record<string, Choice[]>
  chosen: Record<string, Choice[]>
  suggest?: ((reference: string, text: string) => Promise<Choice[]>) | undefined
  register: ControlProps['register']
  change: (name: string, value: string) => void
  words: FormWords
}

export const idOf = (name: string) => `field-${name}`

/** The fields in their sections; one that no section names comes after them, never lost. */
export function groupsOf(fields: Field[], sections: Section[], closing?: Section) {
  const placed = [...sections, ...(closing ? [closing] : [])]
  const named = ({ title, names }: Section) => ({ title, fields: fields.filter(({ name }) => names.includes(name)) })
  const rest = fields.filter(({ name }) => !placed.some(({ names }) => names.includes(name)))
  return [...sections.map(named), { title: '', fields: rest }, ...(closing ? [named(closing)] : [])]
}

export function FormSections({ fields, sections, closing, ...form }: Props) {
  return groupsOf(fields, sections, closing).map((group) => (
    <Group key={group.title} bare={group.title === '' && sections.length === 0} {...group} {...form} />
  ))
}

type GroupProps = Omit<Props, 'sections' | 'closing'> & { title?: string; bare?: boolean }

function Group({ title, bare = false, fields, ...form }: GroupProps) {
  if (fields.length === 0) return null
  return (
    <div className={bare ? undefined : 'section'}>
      {title && <h2>{title}</h2>}
      {fields.map((field) => (
        <Row key={field.name} field={field} {...form} />
      ))}
    </div>
  )
}

function Row({ field, ...form }: Omit<GroupProps, 'fields' | 'title' | 'bare'> & { field: Field }) {
  const { name, hint, reference } = field
  const value = form.typed[name] ?? ''
  if (form.settledAbove.includes(name)) return <Hidden values={{ [name]: value }} />

  const { suggest } = form
  const error = form.messages[name]
  const choices = form.choices[name]
  const searched = reference && suggest && !choices
  const shared = {
    id: idOf(name),
    name,
    suggest: (text: string) => suggest?.(reference ?? '', text) ?? Promise.resolve([]),
    onChange: (chosen: string) => form.change(name, chosen),
    describedBy: describedBy(idOf(name), hint, error),
    invalid: Boolean(error),
    words: form.words.suggestions,
  }
  return (
    <FieldRow
      field={field}
      id={idOf(name)}
      value={value}
      error={error}
      links={form.links?.[name]}
      choices={choices}
      words={form.words}
      register={form.register}
    >
      {searched ? (
        field.input === 'list' ? (
          <ReferenceList {...shared} chosen={form.chosen[name] ?? []} />
        ) : (
          <ReferenceControl {...shared} chosen={form.chosen[name]?.[0]} />
        )
      ) : undefined}
    </FieldRow>
  )
}
