import type { AskReason } from '../form/reason-fields'
import { Icon } from '../icon'
import type { GridColumn } from './grid-row.client'
import { fill, type GridWords } from './words'

type Props = {
  askReason: AskReason
  reason: string
  note: string
  words: GridWords
  pending: boolean
  tally: { changed: number; invalid: number }
  columns: GridColumn[]
  hidden: string[]
  onHide: (name: string, hide: boolean) => void
  onUndo: () => void
  onRedo: () => void
  onFillDown: () => void
  onNextWrong: () => void
  onPaste: () => void
}

/** Why, what waits to be saved and what is wrong in it, and what can be done to the cells. One line on a wide screen. */
export function GridTools({ askReason, reason, note, words, pending, tally, columns, hidden, onHide, ...on }: Props) {
  return (
    <div className="grid-tools">
      <span className="grid-pair">
        <label htmlFor="reason">{askReason.label}</label>
        <select id="reason" name="reason" defaultValue={reason}>
          {askReason.options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </span>
      <span className="grid-pair">
        <label htmlFor="reasonNote">{askReason.noteLabel}</label>
        <input id="reasonNote" name="reasonNote" type="text" autoComplete="off" defaultValue={note} />
      </span>
      <p className="grid-tally">
        <span>{fill(words.unsaved, { count: tally.changed })}</span>
        {tally.invalid > 0 && (
          <button type="button" className="button small" onClick={on.onNextWrong} aria-keyshortcuts="F8">
            <span className="wrong">{fill(words.invalid, { count: tally.invalid })}</span> {words.nextWrong}{' '}
            <kbd>F8</kbd>
          </button>
        )}
      </p>
      <Square icon="undo" label={words.undo} keys="Control+Z" act={on.onUndo} />
      <Square icon="redo" label={words.redo} keys="Control+Shift+Z" act={on.onRedo} />
      <Square icon="download" label={words.fillDown} keys="Control+D" act={on.onFillDown} />
      <button type="button" className="button" onClick={on.onPaste}>
        {words.paste.open}
      </button>
      <details className="menu">
        <summary className="button">
          {hidden.length > 0 ? fill(words.columnsHidden, { count: hidden.length }) : words.columns} <Icon name="down" />
        </summary>
        <fieldset className="menu-list grid-columns">
          <legend className="visually-hidden">{words.columns}</legend>
          {columns.map(({ name, label }) => (
            <label key={name} className="choice">
              <input
                type="checkbox"
                checked={!hidden.includes(name)}
                onChange={(event) => onHide(name, !event.target.checked)}
              />
              {label}
            </label>
          ))}
        </fieldset>
      </details>
      <button
        type="submit"
        className="button primary"
        aria-disabled={pending || undefined}
        aria-keyshortcuts="Control+Enter"
      >
        {pending ? words.saving : words.save}
      </button>
    </div>
  )
}

type SquareProps = { icon: 'undo' | 'redo' | 'download'; label: string; keys: string; act: () => void }

function Square({ icon, label, keys, act }: SquareProps) {
  const title = `${label} (${keys.replaceAll('Control', 'Ctrl')})`
  return (
    <button
      type="button"
      className="button grid-square"
      onMouseDown={(event) => event.preventDefault()}
      onClick={act}
      title={title}
      aria-label={label}
      aria-keyshortcuts={keys}
    >
      <Icon name={icon} />
    </button>
  )
}

/** The keys of the grid and the meaning of its marks are below the table. */
export function GridKeys({ words }: { words: GridWords }) {
  return (
    <details className="grid-keys">
      <summary>{words.keys}</summary>
      <ul>
        {words.keyList.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}
