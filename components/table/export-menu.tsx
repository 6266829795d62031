import { Icon } from '../icon'

export type Export = { href: string; label: string }

/** Files of exactly the list on screen. Plain links: the answer is a download or, for a long list, the page that offers to make it. */
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
            <a href={href}>{file}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}
