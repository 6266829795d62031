import { Link } from './link.client'
import { Tag, type Tone } from './tag'

export type Task = {
  /** The page of the task; without it the task is done, and shown plain. */
  href?: string | undefined
  label: string
  detail?: string | undefined
  state?: string | undefined
  tone?: Tone
}

/** A list of tasks, in the order of the page. */
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
