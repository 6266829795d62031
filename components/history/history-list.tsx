import type { ReactNode } from 'react'
import { Tag } from '../tag'

/** What became different; without `before`, what it was about. */
export type HistoryDetail = { label: string; before?: string; after: string }
/** What one save did, by one person, at one time. */
export type HistoryChange = {
  id: string
  /** "08:50 ngày 18/03/2024" and the same for machines. */
  at: string
  iso: string
  who: string
  role: string
  /** The verb: "sửa", "tạo hồ sơ", "ngừng theo dõi". */
  act: string
  /** What was touched when it is more than one field: "3 mục". */
  several?: string | undefined
  details: HistoryDetail[]
  reason?: string | undefined
  source?: string | undefined
  /** What an inspector should not overlook. */
  mark?: string | undefined
  /** Where the save is undone, for those who may. */
  undo?: { href: string; label: string } | undefined
  /** Where several records stand in one list: what was touched, and the way to it. */
  subject?: { text: string; href?: string | undefined } | undefined
}
type Words = { reason: string; source: string; blank: string; none: string }

/** Who changed what, as sentences, newest first. */
export function HistoryList({ changes, words }: { changes: HistoryChange[]; words: Words }) {
  if (changes.length === 0) return <p className="muted">{words.none}</p>
  return (
    <ol className="history">
      {changes.map((change) => (
        <li key={change.id}>
          <Change change={change} words={words} />
          {change.subject && (
            <p>{change.subject.href ? <a href={change.subject.href}>{change.subject.text}</a> : change.subject.text}</p>
          )}
          {change.mark && <Tag tone="warn">{change.mark}</Tag>}
          {change.reason && (
            <p className="muted">
              {words.reason}: {change.reason}
            </p>
          )}
          {change.undo && (
            <p>
              <a href={change.undo.href}>{change.undo.label}</a>
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

function Change({ change, words }: { change: HistoryChange; words: Words }) {
  const [only, ...others] = change.details
  const source = change.source && `; ${words.source}: ${change.source}`
  if (!only || others.length === 0)
    return (
      <p>
        <Opening change={change} /> {only && <Detail {...only} blank={words.blank} />}
        {source}
      </p>
    )
  return (
    <details>
      <summary>
        <Opening change={change} /> {change.several}
        {source}
      </summary>
      <ul>
        {change.details.map((detail) => (
          <li key={`${detail.label} ${detail.before} ${detail.after}`}>
            <Detail {...detail} blank={words.blank} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Opening({ change: { at, iso, who, role, act } }: { change: HistoryChange }): ReactNode {
  return (
    <>
      <time dateTime={iso}>{at}</time> – <strong>{who}</strong>
      {role && ` (${role})`} {act}
    </>
  )
}

/** One field that became different. */
export function Detail({ label, before, after, blank }: HistoryDetail & { blank: string }) {
  return (
    <>
      “{label}”:{' '}
      {before !== undefined && (
        <>
          <del>{before || blank}</del> →{' '}
        </>
      )}
      <ins>{after || blank}</ins>
    </>
  )
}
