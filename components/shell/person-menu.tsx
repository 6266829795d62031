import type { ReactNode } from 'react'
import { Icon } from '../icon'

type Props = { person: { name: string; role: string }; unit: string; children: ReactNode }

/** The menu says whole what may not fit in the header: the name, the role and the office. */
export function PersonMenu({ person, unit, children }: Props) {
  return (
    <details className="menu person">
      <summary>
        <span>
          {person.name}
          <small>{person.role}</small>
        </span>
        <Icon name="down" />
      </summary>
      <div className="menu-list">
        <p className="menu-head">{[person.name, person.role, unit].filter(Boolean).join(' · ')}</p>
        {children}
      </div>
    </details>
  )
}
