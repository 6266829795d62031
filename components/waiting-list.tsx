import { Link } from './link.client'
import { StateShape } from './state-shape'
import { Tag } from './tag'

export type Waiting = {
  /** The page of the task. */
  href: string
  label: string
  count?: string | undefined
  /** "10/11/2026" and how far it is. */
  due?: { day: string; distance: string; isOver: boolean } | undefined
  who: string
  since?: string | undefined
  /** What is done there, as a button. */
  act: string
}

/** What waits, in the order of the page: until when, what, for whom, since when, and the act. */
export function WaitingList({ tasks }: { tasks: Waiting[] }) {
  return (
    <ul className="waits">
      {tasks.map(({ href, label, count, due, who, since, act }, at) => {
        const id = `waits-${at}-${href.replaceAll(/[^a-z0-9]+/gi, '-')}`
        return (
          <li key={href + label}>
            <span className={due?.isOver ? 'until over' : 'until'}>
              {due && (
                <>
                  {due.day}{' '}
                  <small>
                    {due.isOver && <StateShape shape="clock" />} {due.distance}
                  </small>
                </>
              )}
            </span>
            <span className="what">
              <Link id={id} href={href}>
                {label}
              </Link>{' '}
              {count && <Tag tone="todo">{count}</Tag>}
            </span>
            <span className="who">{who}</span>
            <span className="since">{since}</span>
            <Link className="button small" href={href} aria-describedby={id}>
              {act}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
