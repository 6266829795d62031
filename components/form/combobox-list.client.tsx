'use client'

import { useFieldArray, useForm } from 'react-hook-form'
import type { Choice } from '@/core/form-state'
import ChoiceCombobox, { type ComboboxProps } from './combobox.client'

type Rows = { rows: { choice: Choice | undefined }[] }

/** A growing list of comboboxes; empty ones are ignored. */
export default function ComboboxList({ chosen, opening, ...props }: ComboboxProps) {
  const start = [...chosen, undefined]
  const { control } = useForm<Rows>({ defaultValues: { rows: start.map((choice) => ({ choice })) } })
  const { fields, append } = useFieldArray({ control, name: 'rows' })
  return (
    <div className="combobox-rows">
      {fields.map(({ id: key, choice }, place) => {
        const id = place === 0 ? props.id : `${props.id}-${place + 1}`
        return (
          <div key={key}>
            <span id={`${id}-label`} className="visually-hidden">
              {props.label} {place + 1}
            </span>
            <ChoiceCombobox
              {...props}
              id={id}
              chosen={choice ? [choice] : []}
              opening={opening?.place === place ? opening : undefined}
            />
          </div>
        )
      })}
      <button type="button" className="button small" onClick={() => append({ choice: undefined })}>
        {props.words.another}
      </button>
    </div>
  )
}
