'use client'

import { ButtonForm } from '../form/button-form.client'
import { Icon } from '../icon'
import { Link } from '../link.client'

type Props = {
  label: string
  /** The page where columns are chosen. */
  href: string
  words: { choose: string; density: string; offline: string; lost: string }
  /** The two densities; of the other one, what keeps it. */
  densities: [label: string, choose: (() => Promise<void>) | null][]
}

/** How dense the rows are, and the way to choosing columns. */
export function ColumnsMenu({ label, href, words, densities }: Props) {
  return (
    <details className="menu">
      <summary className="button">{label}</summary>
      <ul className="menu-list">
        <li className="hint">{words.density}</li>
        {densities.map(([density, choose]) => (
          <li key={density}>
            {choose ? (
              <ButtonForm act={choose} unanswered={words}>
                <button type="submit">{density}</button>
              </ButtonForm>
            ) : (
              <span className="now">
                <Icon name="check" />
                {density}
              </span>
            )}
          </li>
        ))}
        <li>
          <Link href={href}>{words.choose}</Link>
        </li>
      </ul>
    </details>
  )
}
