import type { ReactNode } from 'react'
import { Icon } from '../icon'

type Props = { person: { name: string; role: string }; children: ReactNode }

export function PersonMenu({ person, children }: Props) {
  return (
    <details className="menu person">
      <summary className="button">
        <span>
          {person.name}
          <small>{person.role}</small>
        </span>
        <Icon name="down" />
      </summary>
      <div className="menu-list">{children}</div>
    </details>
  )
}
