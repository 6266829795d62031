import Link from 'next/link'

export type FigureProps = {
  label: string
  value: string
  /** "56/727 = 7,7%": a percentage never stands without what it is a part of. */
  fraction?: string | undefined
  basis?: string | undefined
  link?: { href: string; label: string } | undefined
}

/** One number, what it counts, on what basis, and the way to the rows behind it. */
export function Figure({ label, value, fraction, basis, link }: FigureProps) {
  return (
    <dl className="figure">
      <dt>{label}</dt>
      <dd>
        <span className="value">{value}</span>
        {fraction && <p className="fraction">{fraction}</p>}
        {basis && <p className="basis">{basis}</p>}
        {link && (
          <Link href={link.href} prefetch={false}>
            {link.label} <span className="visually-hidden">– {label}</span>
          </Link>
        )}
      </dd>
    </dl>
  )
}

export function Figures({ figures }: { figures: FigureProps[] }) {
  return (
    <ul className="figures">
      {figures.map((figure) => (
        <li key={figure.label}>
          <Figure {...figure} />
        </li>
      ))}
    </ul>
  )
}
