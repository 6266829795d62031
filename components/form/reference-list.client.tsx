'use client'

import { useFieldArray, useForm } from 'react-hook-form'
import type { Choice } from '@/core/form-state'
import ReferenceField, { type ReferenceProps } from './reference-field.client'

type Rows = { rows: { choice: Choice | undefined }[] }

/** A growing list of references, each with a search; empty ones are ignored. */
export default function ReferenceList({ chosen, ...props }: ReferenceProps) {
  const start = chosen.length > 0 ? chosen : [undefined]
  const { control } = useForm<Rows>({ defaultValues: { rows: start.map((choice) => ({ choice })) } })
  const { fields, append } = useFieldArray({ control, name: 'rows' })
  return (
    <div className="reference-list">
      {fields.map(({ id: key, choice }, place) => {
        const id = place === 0 ? props.id : `${props.id}-${place + 1}`
        return (
          <div key={key}>
            <span id={`${id}-label`} className="visually-hidden">
              {props.label} {place + 1}
            </span>
            <ReferenceField {...props} id={id} chosen={choice ? [choice] : []} />
          </div>
        )
      })}
      <button type="button" className="button small" onClick={() => append({ choice: undefined })}>
        {props.words.another}
      </button>
    </div>
  )
}
