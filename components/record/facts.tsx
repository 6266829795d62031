import type { ReactNode } from 'react'
import { Link } from '../link.client'

export type Fact = { label: string; value: ReactNode }
export type FactSection = {
  id: string
  title: string
  facts: Fact[]
  edit?: { href: string; label: string } | undefined
  /** Stands above the facts: what was done here. */
  notice?: ReactNode
  /** The form of the section, in the place of its facts. */
  form?: ReactNode
}

/** The sections of a record's page as lists of label and value, each with its own edit link. */
export function Facts({ sections, blank }: { sections: FactSection[]; blank: string }) {
  return sections.map(({ id, title, facts, edit, notice, form }) => (
    <section key={id} className="block" aria-labelledby={id}>
      <div className="block-head">
        <h2 id={id}>{title}</h2>
        {edit && !form && (
          <Link href={edit.href}>
            {edit.label}
            <span className="visually-hidden"> {title}</span>
          </Link>
        )}
      </div>
      {notice}
      {form ?? (
        <dl className="facts">
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value || <span className="muted">{blank}</span>}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  ))
}
