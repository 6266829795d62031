import type { ChangeEventHandler, FocusEventHandler, RefCallback } from 'react'
import type { Field } from '@/core/field'
import type { Choice } from '@/core/form-state'
import { PasswordInput } from './password-input.client'

type Element = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
type Registered = {
  ref: RefCallback<Element>
  onChange: ChangeEventHandler<Element>
  onBlur: FocusEventHandler<Element>
}
export type ControlProps = {
  field: Field
  id: string
  value: string | string[]
  choose: string
  /** "Hiện mật khẩu" */
  reveal?: string | undefined
  choices?: Choice[] | undefined
  describedBy?: string | undefined
  invalid?: boolean
  /** Watches the control in the browser; without it the control is plain HTML. */
  register?: ((name: string) => Registered) | undefined
}

/** The native control for a field. Nothing reformats, trims or limits while somebody types. */
export function Control({
  field,
  id,
  value,
  choose,
  choices,
  reveal = '',
  describedBy,
  invalid,
  register,
}: ControlProps) {
  const shared = {
    id,
    name: field.name,
    'aria-describedby': describedBy,
    'aria-invalid': invalid || undefined,
    ...register?.(field.name),
  }
  const text = Array.isArray(value) ? value.join(', ') : value
  const options = choices ?? field.options

  switch (field.input) {
    case 'long-text':
      return <textarea {...shared} rows={5} defaultValue={text} />
    case 'select':
    case 'reference':
      return (
        <select {...shared} defaultValue={text}>
          <option value="">{choose}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )
    case 'boolean':
      return (
        <label className="choice">
          <input {...shared} type="checkbox" defaultChecked={isTicked(text)} />
          {field.label}
        </label>
      )
    case 'list':
      return options.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            {...shared}
            id={index === 0 ? id : `${id}-${option.value}`}
            type="checkbox"
            value={option.value}
            defaultChecked={value.includes(option.value)}
          />
          {option.label}
        </label>
      ))
    case 'choice':
      return options.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            {...shared}
            id={index === 0 ? id : `${id}-${option.value}`}
            type="radio"
            value={option.value}
            defaultChecked={option.value === text}
          />
          {option.label}
        </label>
      ))
    case 'count':
      return <input {...shared} type="text" inputMode="numeric" autoComplete="off" defaultValue={text} />
    case 'decimal':
    case 'money':
      return <input {...shared} type="text" inputMode="decimal" autoComplete="off" defaultValue={text} />
    case 'code':
      return (
        <input {...shared} className="code" type="text" autoComplete="off" spellCheck={false} defaultValue={text} />
      )
    case 'password':
      return <PasswordInput {...shared} reveal={reveal} />
    default:
      return <input {...shared} type="text" autoComplete="off" defaultValue={text} />
  }
}

export const isTicked = (text: string | string[]) => text === 'on' || text === 'true'
