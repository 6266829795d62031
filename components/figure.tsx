import type { ReactNode } from 'react'
import { Link } from './link.client'

export type FigureProps = {
  label: string
  /** The number in words; without it nobody has told it yet, which is never zero. */
  value: string | undefined
  missing: string
  /** "56/727 = 7,7%": a percentage never stands without what it is a part of. */
  fraction?: string | undefined
  /** As of when, and how many have reported. */
  basis: string[]
  /** The rows behind the number. */
  href: string
  /** Such as a button that copies the number as a sentence. */
  action?: ReactNode
}

/** One number, what it counts and on what basis; the number itself leads to the rows behind it. */
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
