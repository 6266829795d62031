import type { ReactNode } from 'react'
import { Link } from '../link.client'

export type Fact = {
  /** The name of the field, if the fact is one. */
  name?: string
  label: string
  value: ReactNode
}
export type FactSection = {
  id: string
  title: string
  facts: Fact[]
  edit?: { href: string; label: string; letter?: string | undefined } | undefined
  /** Stands above the facts: what was done here. */
  notice?: ReactNode
  /** The form of the section, in the place of its facts. */
  form?: ReactNode
}

type Props = {
  sections: FactSection[]
  /** Changes of a fact on demand, by the name of its field. */
  past?: Record<string, ReactNode>
} & (
  | { blank: string; without?: never }
  /** Before the labels of the facts that have no value: they take one line, and none on paper. */
  | { without: string; blank?: never }
)

/** The sections of a record's page as lists of label and value, each with its own edit link. */
export function Facts({ sections, blank, without, past = {} }: Props) {
  return sections.map(({ id, title, facts, edit, notice, form }) => {
    const shown = without === undefined ? facts : facts.filter(({ value }) => value)
    const missing = facts.filter((fact) => !shown.includes(fact))
    return (
      <section key={id} className="block" aria-labelledby={id}>
        <div className="block-head">
          <h2 id={id}>{title}</h2>
          {edit && !form && (
            <Link href={edit.href} data-key={edit.letter}>
              {edit.label}
              <span className="visually-hidden"> {title}</span>
            </Link>
          )}
        </div>
        {notice}
        {form}
        {!form && shown.length > 0 && (
          <dl className="facts">
            {shown.map(({ name, label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  {value || <span className="muted">{blank}</span>}
                  {name && past[name]}
                </dd>
              </div>
            ))}
          </dl>
        )}
        {!form && missing.length > 0 && (
          <p className="facts-without">
            {without} {missing.map(({ label }) => label).join('; ')}.
          </p>
        )}
      </section>
    )
  })
}
