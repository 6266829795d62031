import type { ReactNode } from 'react'
import type { Choice } from '@/core/form-state'

export type OptionGroup = { label: string; options: Choice[] }

type SelectProps = {
  name: string
  label: string
  value: string
  options: Choice[]
  groups?: OptionGroup[]
  blank?: string
  /** What follows depends on it: with scripts it is sent when it changes. */
  sends?: boolean
}

/** A select whose label is read, not seen: the row says what it is. */
export function ConditionSelect({ name, label, value, options, groups = [], blank, sends }: SelectProps) {
  return (
    <select key={value} name={name} aria-label={label} defaultValue={value} data-sends={sends || undefined}>
      {blank !== undefined && <option value="">{blank}</option>}
      {options.map(toOption)}
      {groups.map((group) => (
        <optgroup key={group.label} label={group.label}>
          {group.options.map(toOption)}
        </optgroup>
      ))}
    </select>
  )
}

const toOption = ({ value, label }: Choice) => (
  <option key={value} value={value}>
    {label}
  </option>
)

const few = 12

/** Several of some values: boxes of a few, a list of many. */
export function ConditionChoices({
  name,
  label,
  chosen,
  options,
}: {
  name: string
  label: string
  chosen: string[]
  options: Choice[]
}) {
  if (options.length > few)
    return (
      <select name={name} aria-label={label} multiple size={6} defaultValue={chosen}>
        {options.map(toOption)}
      </select>
    )
  return (
    <fieldset className="condition-choices">
      <legend className="visually-hidden">{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input type="checkbox" name={name} value={option.value} defaultChecked={chosen.includes(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}

export function ConditionText({
  name,
  label,
  value,
  hint,
}: {
  name: string
  label: string
  value: string
  hint?: string
}) {
  return (
    <input
      key={value}
      type="text"
      name={name}
      aria-label={label}
      defaultValue={value}
      placeholder={hint}
      autoComplete="off"
      maxLength={200}
    />
  )
}

export function ConditionButton({ wish, children, label }: { wish: string; children: ReactNode; label?: string }) {
  return (
    <button type="submit" name="do" value={wish} className="button small" aria-label={label}>
      {children}
    </button>
  )
}
