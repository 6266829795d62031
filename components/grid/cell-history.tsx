import { useEffect, useState } from 'react'
import { formatDecimal } from '@/core/locale'
import { attempt } from '../form/attempt'
import type { Place } from './state'
import type { GridWords } from './words'

/** The values of earlier periods, and who changed this one, newest first. */
export type History = {
  earlier: { period: string; value: number }[]
  changes: { signed: string; from: number | null; to: number | null }[]
}
export type AskHistory = (at: { enterprise: string; name: string }) => Promise<History | null>

type Props = { at: Place; title: string; ask: AskHistory; words: GridWords }

/** Asked when it is opened; moving to another cell closes it. */
export function CellHistory({ at: { row, name }, title, ask, words }: Props) {
  const [found, setFound] = useState<History | null>()
  useEffect(() => {
    let isOver = false
    void attempt(() => ask({ enterprise: row, name })).then((answer) => {
      if (!isOver) setFound(answer && 'earlier' in answer ? answer : null)
    })
    return () => {
      isOver = true
    }
  }, [ask, row, name])
  const shown = (value: number | null) => formatDecimal(value, words.locale)
  const say = words.history
  return (
    <section className="cell-history" aria-live="polite" aria-label={say.title}>
      <h2>{title}</h2>
      {found === null && <p className="wrong">{say.failed}</p>}
      {found && found.earlier.length + found.changes.length === 0 && <p>{words.noPrevious}</p>}
      {found && found.earlier.length > 0 && (
        <table className="table">
          <caption>{say.earlier}</caption>
          <tbody>
            {found.earlier.map(({ period, value }) => (
              <tr key={period}>
                <th scope="row">{period}</th>
                <td className="number">{shown(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found && found.changes.length > 0 && (
        <>
          <h3>{say.changes}</h3>
          <ul>
            {found.changes.map(({ signed, from, to }) => (
              <li key={`${signed} ${from} ${to}`}>
                {shown(from)} → <strong>{shown(to)}</strong> <span className="muted">{signed}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
