import type { ConflictRow } from '@/core/form-state'
import type { ConflictWords } from './words'

type Props = { conflict: { rows: ConflictRow[]; savedBy: string }; words: ConflictWords }

/** A choice for each field that two users changed. The saved value is the default. */
export function Conflict({ conflict: { rows, savedBy }, words }: Props) {
  return (
    <fieldset className="conflict">
      <legend>
        <strong>{words.title}</strong>
      </legend>
      <p>{words.explain}</p>
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.base}</th>
            <th scope="col">
              {words.saved} ({savedBy})
            </th>
            <th scope="col">{words.typed}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, label, base, saved, typed }) => (
            <tr key={field}>
              <th scope="row">{label}</th>
              <td data-label={words.base}>{base || words.blank}</td>
              <td data-label={`${words.saved} (${savedBy})`}>
                <Side field={field} side="saved" label={label} value={saved || words.blank} act={words.keepSaved} />
              </td>
              <td data-label={words.typed}>
                <Side field={field} side="typed" label={label} value={typed || words.blank} act={words.useTyped} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  )
}

type SideProps = { field: string; side: 'saved' | 'typed'; label: string; value: string; act: string }

function Side({ field, side, label, value, act }: SideProps) {
  return (
    <label>
      <input type="radio" name={`resolve.${field}`} value={side} defaultChecked={side === 'saved'} />
      <span>
        <strong>{value}</strong>
        <br />
        <span className="muted">
          {act}
          <span className="visually-hidden">: {label}</span>
        </span>
      </span>
    </label>
  )
}
