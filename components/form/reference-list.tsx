import { useState } from 'react'
import type { Choice } from '@/core/form-state'
import { ReferenceControl } from './reference-control'
import type { ReferenceProps } from './reference-field.client'

/** Several rows of another record, each searched on its own; a blank one counts as none. */
export function ReferenceList({ chosen, onChange, ...props }: Omit<ReferenceProps, 'chosen'> & { chosen: Choice[] }) {
  const [held, hold] = useState<string[]>(chosen.length > 0 ? chosen.map(({ value }) => value) : [''])
  const change = (place: number) => (value: string) => {
    hold(held.map((one, at) => (at === place ? value : one)))
    onChange(value)
  }
  return (
    <div className="reference-list">
      {held.map((_, place) => {
        const id = place === 0 ? props.id : `${props.id}-${place + 1}`
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a place is all that tells one from another, and none moves
          <div key={place}>
            <span id={`${id}-label`} className="visually-hidden">
              {props.words.place} {place + 1}
            </span>
            <ReferenceControl {...props} id={id} chosen={chosen[place]} onChange={change(place)} />
          </div>
        )
      })}
      <button type="button" className="button small" onClick={() => hold([...held, ''])}>
        {props.words.another}
      </button>
    </div>
  )
}
