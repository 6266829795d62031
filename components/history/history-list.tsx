import type { ReactNode } from 'react'
import { Tag } from '../tag'

/** One changed field; without `before`, a value that the entry mentions. */
export type HistoryDetail = {
  /** The name of the field. */
  field?: string
  label: string
  before?: string
  after: string
}
/** The changes of one change set: one save by one user. */
export type HistoryChange = {
  id: string
  /** "08:50 ngày 18/03/2024"; `iso` is the same instant for the datetime attribute. */
  at: string
  iso: string
  who: string
  role: string
  /** The verb: "sửa", "tạo hồ sơ", "ngừng theo dõi". */
  act: string
  /** The number of changed fields if more than one: "3 mục". */
  several?: string | undefined
  details: HistoryDetail[]
  reason?: string | undefined
  source?: string | undefined
  /** A mark for inspectors, such as "after the lock". */
  mark?: string | undefined
  /** Where the save is undone, for users who may. */
  undo?: { href: string; label: string } | undefined
  /** In lists of several records: the changed record and its URL. */
  subject?: { text: string; href?: string | undefined } | undefined
}
type Words = { reason: string; source: string; blank: string; none: string }

/** Changes as sentences, in the given order. */
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
