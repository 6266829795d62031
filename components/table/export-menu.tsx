import { Icon } from '../icon'

export type Export = { href: string; label: string }

/** Links to exports with the filters of the list on screen. <a> and not <Link>: the response is a download or a redirect. */
export function ExportMenu({ label, files, note }: { label: string; files: Export[]; note: string }) {
  return (
    <details className="menu">
      <summary className="button">
        <Icon name="download" />
        {label}
      </summary>
      <ul className="menu-list files">
        {files.map(({ href, label: file }) => (
          <li key={href}>
            <a href={href}>{file}</a>
          </li>
        ))}
        <li className="hint">{note}</li>
      </ul>
    </details>
  )
}
