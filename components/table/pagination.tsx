import { Icon } from '../icon'
import { Link } from '../link.client'

type Props = {
  label: string
  /** "1–50 trong 727", or "1–50 trong trên 10.000". */
  range: string
  previous?: { href: string; label: string } | undefined
  next?: { href: string; label: string } | undefined
}

export function Pagination({ label, range, previous, next }: Props) {
  return (
    <nav className="pages" aria-label={label}>
      <span className="number">{range}</span>
      {previous && (
        <Link href={previous.href} rel="prev">
          <Icon name="left" />
          {previous.label}
        </Link>
      )}
      {next && (
        <Link href={next.href} rel="next">
          {next.label}
          <Icon name="right" />
        </Link>
      )}
    </nav>
  )
}
