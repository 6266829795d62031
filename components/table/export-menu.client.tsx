'use client'

import { Icon } from '../icon'

/** Files with the same columns: the kinds of file by their URLs. */
export type Exports = { label?: string; files: [href: string, label: string][] }

/**
 * Links to exports with the filters of the list on screen. <a> and not <Link>: the response is a download or a redirect.
 * A client component, so that links are sent as data.
 */
export function ExportMenu({ label, groups, note }: { label: string; groups: Exports[]; note: string }) {
  return (
    <details className="menu">
      <summary className="button">
        <Icon name="download" />
        {label}
      </summary>
      <ul className="menu-list files">
        {groups.map(({ label: what, files }) =>
          files.map(([href, file]) => (
            <li key={href}>
              <a href={href}>{what ? `${what}: ${file}` : file}</a>
            </li>
          )),
        )}
        <li className="hint">{note}</li>
      </ul>
    </details>
  )
}
