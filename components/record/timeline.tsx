import type { ReactNode } from 'react'
import { Link } from '../link.client'

/** One spell of a record's state, with its dates as text. */
export type Spell = {
  id: string
  /** "từ 01/03/2021 đến nay" */
  span: string
  title: string
  href?: string | undefined
  detail?: ReactNode
  current: boolean
}

export function Timeline({ spells, none }: { spells: Spell[]; none: string }) {
  if (spells.length === 0) return <p className="muted">{none}</p>
  return (
    <ol className="timeline">
      {spells.map(({ id, span, title, href, detail, current }) => (
        <li key={id} data-current={current || undefined}>
          <p className="span">{span}</p>
          <p>{href ? <Link href={href}>{title}</Link> : <strong>{title}</strong>}</p>
          {detail && <div className="muted">{detail}</div>}
        </li>
      ))}
    </ol>
  )
}

/** A timeline as a section of a record's page. */
export const TimelineSection = ({
  id,
  title,
  ...timeline
}: {
  id: string
  title: string
  spells: Spell[]
  none: string
}) => (
  <section className="block" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    <Timeline {...timeline} />
  </section>
)
