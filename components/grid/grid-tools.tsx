import type { AskReason } from '../form/reason-fields'
import { Icon } from '../icon'
import { fill, type GridWords } from './words'

type Props = {
  askReason: AskReason
  reason: string
  words: GridWords
  pending: boolean
  tally: { changed: number; invalid: number }
  onUndo: () => void
  onRedo: () => void
}

/** The toolbar: reason, save, undo, redo, and the number of unsaved cells. */
export function GridTools({ askReason, reason, words, pending, tally, onUndo, onRedo }: Props) {
  return (
    <div className="grid-tools">
      <div>
        <label htmlFor="reason">{askReason.label}</label>
        <select id="reason" name="reason" defaultValue={reason}>
          {askReason.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor="reasonNote">{askReason.noteLabel}</label>
        <input id="reasonNote" name="reasonNote" type="text" autoComplete="off" />
      </div>
      <button
        type="submit"
        className="button primary"
        aria-disabled={pending || undefined}
        aria-keyshortcuts="Control+Enter"
      >
        {pending ? words.saving : words.save}
      </button>
      <button type="button" className="button" onClick={onUndo} aria-keyshortcuts="Control+Z">
        <Icon name="undo" /> {words.undo}
      </button>
      <button type="button" className="button" onClick={onRedo} aria-keyshortcuts="Control+Shift+Z">
        <Icon name="redo" /> {words.redo}
      </button>
      <p className="grid-tally">
        <span>{fill(words.unsaved, { count: tally.changed })}</span>
        {tally.invalid > 0 && <span className="wrong">{fill(words.invalid, { count: tally.invalid })}</span>}
      </p>
      <details className="grid-keys">
        <summary>{words.keys}</summary>
        <ul>
          {words.keyList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </div>
  )
}
