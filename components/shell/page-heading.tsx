import type { ReactNode } from 'react'
import { Link } from '../link.client'

type Crumb = { href: string; label: string }
export type TitleProps = {
  title: string
  /** Breadcrumbs, outermost first. */
  crumbs?: { label: string; links: Crumb[] } | undefined
  /** What the title is about, for the title of the window, where several pages have the same title. */
  about?: string | undefined
  /** One line under the title: code, state, unit. */
  detail?: ReactNode
  actions?: ReactNode
  /** On a phone the menu says the title, and its words would push down what the page is for. */
  isShort?: boolean
  /** The title of the window, where it is not `named`. */
  titled?: (named: string) => ReactNode
}

/**
 * The heading of a page, and the title of the window. That names the record, too: by `about`, or by the crumb that leads
 * to it.
 */
export function PageHeading({ title, crumbs, about, detail, actions, isShort, titled }: TitleProps) {
  const record = crumbs?.links.findLast(({ href }) => /\/[0-9a-f]{8}-[0-9a-f-]{27}/.test(href))
  const named = [title, about ?? record?.label, 'Sổ Bộ'].filter(Boolean)
  return (
    <div className={isShort ? 'page-title short' : 'page-title'}>
      {titled ? titled(named.join(' – ')) : <title>{named.join(' – ')}</title>}
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
