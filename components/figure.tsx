import type { ReactNode } from 'react'
import { Link } from './link.client'

export type FigureProps = {
  label: string
  /** The number in words; undefined if no report has it, which is not 0. */
  value: string | undefined
  missing: string
  /** The parts of a percentage, such as "56/727 = 7,70%". */
  fraction?: string | undefined
  /** The day, and how many reports the number is based on. */
  basis: string[]
  /** More of what it is based on, which opens below a label. */
  further?: FurtherProps | undefined
  /** The page with the rows that the number counts. */
  href: string
  /** Such as a button that copies the number as a sentence. */
  action?: ReactNode
}

type FurtherProps = { label: string; lines: { text: string; href?: string }[] }

/** Lines in a closed `details`; nothing without any. They are printed. */
export function Further({ label, lines }: FurtherProps) {
  if (lines.length === 0) return null
  return (
    <details className="further">
      <summary>{label}</summary>
      <ul>
        {lines.map(({ text, href }) => (
          <li key={text}>{href ? <Link href={href}>{text}</Link> : text}</li>
        ))}
      </ul>
    </details>
  )
}

/** A figure with its basis. The number links to the rows that it counts. */
export function Figure({ label, value, missing, fraction, basis, further, href, action }: FigureProps) {
  return (
    <dl className="figure">
      <dt>{label}</dt>
      <dd>
        <Link href={href} className={value ? 'value' : 'missing'}>
          {value ?? missing}
          <span className="visually-hidden"> – {label}</span>
        </Link>
        {fraction && <p className="fraction">{fraction}</p>}
        {basis.map((line) => (
          <p key={line} className="basis">
            {line}
          </p>
        ))}
        {further && <Further {...further} />}
        {action}
      </dd>
    </dl>
  )
}

export function Figures({ figures }: { figures: FigureProps[] }) {
  return (
    <ul className="figures">
      {figures.map((figure) => (
        <li key={figure.href}>
          <Figure {...figure} />
        </li>
      ))}
    </ul>
  )
}
