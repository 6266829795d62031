import { Icon } from '../icon'

export type Export = { href: string; label: string }

/** Links to exports with the filters of the list on screen. <a> and not <Link>, because the response is a download. */
export function ExportMenu({ label, files }: { label: string; files: Export[] }) {
  return (
    <details className="menu">
      <summary className="button">
        <Icon name="download" />
        {label}
      </summary>
      <ul className="menu-list">
        {files.map(({ href, label: file }) => (
          <li key={href}>
            <a href={href} download>
              {file}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
