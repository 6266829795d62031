import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { currentLocale } from '@/app/request/session'
import { Form } from '@/components/form/form.client'
import type { Section } from '@/components/form/form-sections'
import { ReferenceControl } from '@/components/form/reference-control.client'
import type { Refused } from '@/components/form/summary'
import { PageTitle } from '@/components/shell/page-title'
import { type Field, fieldsOf } from '@/core/field'
import { typedOf } from '@/core/form'
import type { Choice, FormState } from '@/core/form-state'
import { withChosen } from './choices'
import { suggest } from './suggest'
import { askReason, formWords } from './words'

type Props = {
  title: string
  crumbs: { href: string; label: string }[]
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
  children?: ReactNode
  /** Content between title and form. */
  lead?: ReactNode
}

/** The page of a record's form, new or existing. The fields come from the schema. */
export async function FormScreen(props: Props) {
  const { title, crumbs, input, values, only, hidden, choices = {}, chosen = {}, asksReason = false } = props
  const [locale, words, say] = await Promise.all([currentLocale(), formWords(), getTranslations('form')])
  const all = fieldsOf(input, locale)
  const fields = only ? all.filter(({ name }) => only.includes(name)) : all
  const typed = typedOf(all, values)
  return (
    <>
      <PageTitle title={title} crumbs={{ label: say('crumbs'), links: crumbs }} />
      {props.lead}
      <Form
        fields={fields}
        typed={typed}
        save={props.save}
        words={words}
        submitLabel={props.submitLabel}
        cancelHref={props.cancelHref}
        choices={withChosen(choices, chosen)}
        chosen={chosen}
        search={{ suggest, Control: ReferenceControl }}
        hidden={{ ...unasked(all, fields, typed), ...hidden, opened: JSON.stringify(typed) }}
        sections={props.sections}
        {...(props.refused && { refused: props.refused })}
        askReason={asksReason ? await askReason() : undefined}
      >
        {props.children}
      </Form>
    </>
  )
}

/** The fields that are not shown, as hidden values, because the action validates the whole record. */
function unasked(all: Field[], fields: Field[], typed: Record<string, string | string[]>) {
  const rest = all.filter((field) => !fields.includes(field))
  return Object.fromEntries(rest.map(({ name }) => [name, typed[name] ?? '']))
}
