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
  /** The page with the rows that the number counts. */
  href: string
  /** Such as a button that copies the number as a sentence. */
  action?: ReactNode
}

/** A figure with its basis. The number links to the rows that it counts. */
export function Figure({ label, value, missing, fraction, basis, href, action }: FigureProps) {
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
