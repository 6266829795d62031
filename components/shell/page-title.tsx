import type { ReactNode } from 'react'
import { Link } from '../link.client'

type Crumb = { href: string; label: string }
type Props = {
  title: string
  /** Breadcrumbs, outermost first. */
  crumbs?: { label: string; links: Crumb[] } | undefined
  /** One line under the title: code, state, unit. */
  detail?: ReactNode
  actions?: ReactNode
}

export function PageTitle({ title, crumbs, detail, actions }: Props) {
  return (
    <div className="page-title">
      <title>{`${title} – Sổ Bộ`}</title>
      <div>
        {crumbs && (
          <nav aria-label={crumbs.label}>
            <ol className="crumbs">
              {crumbs.links.map(({ href, label }) => (
                <li key={href}>
                  <Link href={href}>{label}</Link>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <h1>{title}</h1>
        {detail && <div className="row">{detail}</div>}
      </div>
      {actions && <div className="row">{actions}</div>}
    </div>
  )
}
