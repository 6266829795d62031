import type { Ref } from 'react'
import type { Link } from '@/core/form-state'
import { RecordLinks } from './record-links'

type Props = {
  title: string
  message?: string | undefined
  /** One line per message; `target` is the id of its control, undefined if the message is not about a single field. */
  lines: { text: string; target?: string | undefined; links?: Link[] | undefined }[]
  /** A link to continue, if correcting the form cannot help. */
  way?: { href: string; label: string } | undefined
  ref?: Ref<HTMLDivElement>
}

/** All messages of a form in one place at the top, with links to the controls. */
export function ErrorSummary({ title, message, lines, way, ref }: Props) {
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={ref} aria-labelledby="summary-title">
      <h2 id="summary-title">{title}</h2>
      {message && <p>{message}</p>}
      {lines.length > 0 && (
        <ul>
          {lines.map(({ text, target, links }) => (
            <li key={text}>
              {target ? <a href={`#${target}`}>{text}</a> : text}
              <RecordLinks links={links} />
            </li>
          ))}
        </ul>
      )}
      {way && <a href={way.href}>{way.label}</a>}
    </div>
  )
}
