import type { ReactNode } from 'react'
import { Link } from '../link.client'

export type StripFigure = { label: string; value: string; href?: string | undefined; basis: ReactNode }

/** The last numbers of a record in one line, each with the period or day that it is of. Those without a value are left out. */
export function Strip({ figures }: { figures: StripFigure[] }) {
  if (figures.length === 0) return null
  return (
    <dl className="strip">
      {figures.map(({ label, value, href, basis }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {href ? <Link href={href}>{value}</Link> : value} <small>{basis}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}
