import { Link } from './link.client'
import { Tag, type Tone } from './tag'

export type Task = {
  /** Where the work is; without it the task is done, and stays plain text. */
  href?: string | undefined
  label: string
  detail?: string | undefined
  state?: string | undefined
  tone?: Tone
}

/** What waits for somebody, most pressing first; the page decides the order. */
export function TaskList({ tasks, none }: { tasks: Task[]; none: string }) {
  if (tasks.length === 0) return <p className="muted">{none}</p>
  return (
    <ul className="tasks">
      {tasks.map((task) => (
        <li key={task.label}>
          <span className="what">
            {task.href ? <Link href={task.href}>{task.label}</Link> : <span className="muted">{task.label}</span>}
            {task.detail && <span className="muted"> – {task.detail}</span>}
          </span>
          {task.state && <Tag tone={task.tone}>{task.state}</Tag>}
        </li>
      ))}
    </ul>
  )
}
