import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { currentLocale } from '@/app/request/session'
import { isIdle } from '@/components/form/cases'
import { ComboboxControl } from '@/components/form/combobox-control.client'
import { DayInput } from '@/components/form/day-input.client'
import { FocusFirst } from '@/components/form/focus-first.client'
import { Form } from '@/components/form/form.client'
import type { Section } from '@/components/form/form-sections'

import type { Refused } from '@/components/form/summary'
import { PageTitle } from '@/components/shell/page-title'
import { type Field, fieldsOf } from '@/core/field'
import { type Typed, typedOf } from '@/core/form'
import type { Choice, FormState } from '@/core/form-state'
import { withChosen } from './choices'
import { suggest } from './suggest'
import { askReason, dayWords, formWords } from './words'

export type RecordFormProps = {
  input: z.ZodObject
  /** The values of the record, or the first values of a new one. */
  values: Record<string, unknown>
  /** Restricts the form to these fields of a section. */
  only?: string[] | undefined
  save: (state: FormState, form: FormData) => Promise<FormState>
  submitLabel: string
  cancelHref: string
  choices?: Record<string, Choice[]>
  chosen?: Record<string, Choice[]>
  hidden?: Record<string, string>
  sections?: Section[]
  /** The title and link of a refusal that is not about a field. */
  refused?: Refused
  /** Whether the form has a reason: for changes, not for new records. */
  asksReason?: boolean
  /** The second button of a new record. */
  another?: string | undefined
  /** The form stands in the page of its record. */
  isInPlace?: boolean
  /** Tells this form from another at the same place, which it follows: it begins anew, with the focus in it. */
  follows?: string | undefined
  children?: ReactNode
}

type Props = RecordFormProps & {
  title: string
  crumbs: { href: string; label: string }[]
  /** Content between title and form. */
  lead?: ReactNode
}

/** The page of a record's form, new or existing. */
export async function FormScreen({ title, crumbs, lead, ...form }: Props) {
  const say = await getTranslations('form')
  return (
    <>
      <PageTitle title={title} crumbs={{ label: say('crumbs'), links: crumbs }} />
      {lead}
      <RecordForm {...form} />
    </>
  )
}

/** A record's form. The fields come from the schema. */
export async function RecordForm(props: RecordFormProps) {
  const { input, values, only, hidden, choices = {}, chosen = {}, asksReason = false, follows, isInPlace } = props
  const [locale, words, say] = await Promise.all([currentLocale(), formWords(), getTranslations('form')])
  const all = fieldsOf(input, locale)
  const typed = typedOf(all, values)
  const fields = (only ? all.filter(({ name }) => only.includes(name)) : all).map((field) => inCase(field, typed))
  return (
    <div className="record-form">
      <Form
        key={follows}
        fields={fields}
        typed={typed}
        save={props.save}
        words={words}
        submitLabel={props.submitLabel}
        another={props.another}
        cancelHref={props.cancelHref}
        isInPlace={isInPlace}
        choices={withChosen(choices, chosen)}
        chosen={chosen}
        controls={{ suggest, Combobox: ComboboxControl, Day: DayInput, days: dayWords(say) }}
        hidden={{ ...unasked(all, fields, typed), ...hidden, opened: JSON.stringify(typed) }}
        sections={sectionsFor(props)}
        {...(props.refused && { refused: props.refused })}
        askReason={asksReason ? await askReason() : undefined}
      >
        {props.children}
        {(isInPlace || follows) && <FocusFirst />}
      </Form>
    </div>
  )
}

/** The sections with fields that are asked; none in the place of one, which has its title already. */
function sectionsFor({ sections = [], only, isInPlace }: RecordFormProps): Section[] {
  if (isInPlace) return only ? [{ title: '', names: only }] : []
  return sections.filter(
    ({ names, more }) => !only || [...names, ...(more?.names ?? [])].some((name) => only.includes(name)),
  )
}

function inCase(field: Field, typed: Typed): Field {
  const { when, name } = field
  return when ? { ...field, isIdle: isIdle(when, textOf(typed, when.field), textOf(typed, name)) } : field
}

const textOf = (typed: Typed, name: string): string => [typed[name] ?? ''].flat().join('')

/** The fields that are not shown, as hidden values, because the action validates the whole record. */
function unasked(all: Field[], fields: Field[], typed: Record<string, string | string[]>) {
  const shown = new Set(fields.map(({ name }) => name))
  const rest = all.filter(({ name }) => !shown.has(name))
  return Object.fromEntries(rest.map(({ name }) => [name, typed[name] ?? '']))
}
