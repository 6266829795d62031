'use client'

import { type Code, type Marks, StandingIn, type StandingWords } from '@/app/screen/report/standing-in'
import { Link } from '@/components/link.client'

export type SentState = Marks & { standing: Code; href?: string | undefined }
export type SentRow = {
  organisationId: string
  name: string
  /** Whether its report is open beside the matrix. */
  isOpen: boolean
  /** The version that can be chosen, and the label of its box. */
  choice?: { versionId: string; label: string } | undefined
  /** Why it cannot be chosen. */
  heldBack?: string | undefined
  isSinceLock: boolean
  /** Where the actor may enter the report. */
  enterHref?: string | undefined
  /** By period, the chosen one first; null where no report is expected. */
  states: (SentState | null)[]
}
export type Words = { standing: StandingWords; sinceLock: string; enter: string; notExpected: string }
type Props = { rows: SentRow[]; hasChoice: boolean; words: Words }

/** The rows of a park. They are sent as data, as in RecordRows: what a server component renders is sent as elements, too. */
export function MatrixRows({ rows, hasChoice, words }: Props) {
  return rows.map(({ organisationId, name, isOpen, choice, heldBack, isSinceLock, enterHref, states }) => (
    <tr key={organisationId} data-marked={isOpen || undefined}>
      {hasChoice && (
        <td>
          {choice && (
            <label className="tick">
              <input type="checkbox" name="version" value={choice.versionId} />
              <span className="visually-hidden">{choice.label}</span>
            </label>
          )}
          {heldBack && <span className="held-back">{heldBack}</span>}
        </td>
      )}
      <th scope="row">
        <Link href={`/organisations/${organisationId}`}>{name}</Link>
        {isSinceLock && <span className="muted"> {words.sinceLock}</span>}
      </th>
      {states.map((state, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
        <td key={at} data-chosen={at === 0 || undefined}>
          {state ? (
            <State state={state} isOpen={isOpen && at === 0} words={words.standing} />
          ) : (
            <span className="muted">{words.notExpected}</span>
          )}
          {at === 0 && enterHref && (
            <Link className="enter" href={enterHref}>
              {words.enter}
              <span className="visually-hidden">: {name}</span>
            </Link>
          )}
        </td>
      ))}
    </tr>
  ))
}

/** The state of a report, with a link if a version was sent. */
function State({ state, isOpen, words }: { state: SentState; isOpen: boolean; words: StandingWords }) {
  const { href, ...told } = state
  const standing = <StandingIn {...told} words={words} />
  if (!href) return standing
  return (
    <Link href={href} aria-current={isOpen ? 'true' : undefined}>
      {standing}
    </Link>
  )
}
