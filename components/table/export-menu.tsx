import { Icon } from '../icon'

export type Export = { href: string; label: string }
/** Files with the same columns. */
export type Exports = { label?: string; files: Export[] }

/** Links to exports with the filters of the list on screen. <a> and not <Link>: the response is a download or a redirect. */
export function ExportMenu({ label, groups, note }: { label: string; groups: Exports[]; note: string }) {
  return (
    <details className="menu">
      <summary className="button">
        <Icon name="download" />
        {label}
      </summary>
      <ul className="menu-list files">
        {groups.flatMap(({ label: what, files }) => [
          ...(what ? [<li key={what}>{what}</li>] : []),
          ...files.map(({ href, label: file }) => (
            <li key={href}>
              <a href={href}>
                {what && <span className="visually-hidden">{what}: </span>}
                {file}
              </a>
            </li>
          )),
        ])}
        <li className="hint">{note}</li>
      </ul>
    </details>
  )
}
