'use client'

import { useEffect, useRef, useState } from 'react'

type Row = {
  name: string
  label: string
  isShown: boolean
  width: string | undefined
  inputs: { show: string; width: string; place: string }
}
type Words = Record<'caption' | 'shown' | 'always' | 'column' | 'width' | 'place' | 'up' | 'down', string> & {
  widths: [value: string, label: string][]
}

/**
 * The columns of a list with a tick, a width and a position each. Positions can be typed, which needs no script; the
 * buttons move a row by one. The first column stays first.
 */
export function ColumnsChoice({ rows, words }: { rows: Row[]; words: Words }) {
  const [order, setOrder] = useState(rows)
  const [moved, setMoved] = useState<{ row: Row; place: number; id: string }>()
  const focused = useRef(moved)
  useEffect(() => {
    if (moved && focused.current !== moved) document.getElementById(moved.id)?.focus()
    focused.current = moved
  }, [moved])
  const move = (at: number, by: 1 | -1, id: string) => {
    const [row, other] = [order[at], order[at + by]]
    if (!row || !other || at + by < 1) return
    setOrder(order.map((one) => (one === row ? other : one === other ? row : one)))
    setMoved({ row, place: at + by + 1, id })
  }
  return (
    <>
      <table className="table columns-choice">
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.shown}</th>
            <th scope="col">{words.column}</th>
            <th scope="col">{words.width}</th>
            <th scope="col">{words.place}</th>
          </tr>
        </thead>
        <tbody>
          {order.map((row, at) => (
            <tr key={row.name}>
              <td>
                {at === 0 ? (
                  words.always
                ) : (
                  <label className="choice">
                    <input type="checkbox" name={row.inputs.show} value="yes" defaultChecked={row.isShown} />
                    <span className="visually-hidden">{row.label}</span>
                  </label>
                )}
              </td>
              <th scope="row">{row.label}</th>
              <td>
                <select name={row.inputs.width} defaultValue={row.width} aria-label={`${words.width}: ${row.label}`}>
                  {words.widths.map(([value, label]) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </td>
              <td>
                {at > 0 && (
                  <div className="place">
                    <input
                      key={`${order.indexOf(row)}`}
                      name={row.inputs.place}
                      defaultValue={at + 1}
                      inputMode="numeric"
                      size={3}
                      aria-label={`${words.place}: ${row.label}`}
                    />
                    <Mover id={`up-${row.name}`} label={words.up} of={row.label} move={(id) => move(at, -1, id)} />
                    <Mover id={`down-${row.name}`} label={words.down} of={row.label} move={(id) => move(at, 1, id)} />
                  </div>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="visually-hidden" aria-live="polite">
        {moved && `${moved.row.label}: ${words.place} ${moved.place}`}
      </p>
    </>
  )
}

type MoverProps = { id: string; label: string; of: string; move: (id: string) => void }

function Mover({ id, label, of, move }: MoverProps) {
  return (
    <button type="button" id={id} className="button small" onClick={() => move(id)}>
      {label}
      <span className="visually-hidden"> {of}</span>
    </button>
  )
}
