import type { ReactNode } from 'react'

type Row = { id: string; name: string; detail?: ReactNode }
type Props = {
  id: string
  title: string
  path: string
  rows: Row[]
  none: string
  /** The label of the button, such as "Xem tất cả (120)". */
  more: (count: number) => string
  /** A note on rows that RLS hides. */
  beside?: string | undefined
}

const shownAtOnce = 20

/** The names of missing rows; a long list is folded. */
export function MissingList({ id, title, path, rows, none, more, beside }: Props) {
  const line = ({ id, name, detail }: Row) => (
    <li key={id}>
      <a href={`${path}/${id}`}>{name}</a>
      {detail && <span className="muted"> – {detail}</span>}
    </li>
  )
  return (
    <section className="block" aria-labelledby={id}>
      <div className="block-head">
        <h2 id={id}>{title}</h2>
      </div>
      {rows.length === 0 && !beside && <p className="muted">{none}</p>}
      {rows.length > 0 && <ul className="names">{rows.slice(0, shownAtOnce).map(line)}</ul>}
      {rows.length > shownAtOnce && (
        <details>
          <summary>{more(rows.length - shownAtOnce)}</summary>
          <ul className="names">{rows.slice(shownAtOnce).map(line)}</ul>
        </details>
      )}
      {beside && <p className="muted">{beside}</p>}
    </section>
  )
}
