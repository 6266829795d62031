import type { Field } from '@/core/field'
import type { Choice } from '@/core/form-state'
import { PasswordInput } from './password-input.client'

type ControlProps = {
  field: Field
  id: string
  value: string | string[]
  choose: string
  /** "Hiện mật khẩu" */
  reveal?: string | undefined
  choices?: Choice[] | undefined
  describedBy?: string | undefined
  invalid?: boolean
}

/** The native control of a field. It does not reformat, trim or limit the input while the user types. */
export function Control({ field, id, value, choose, choices, reveal = '', describedBy, invalid }: ControlProps) {
  const shared = {
    id,
    name: field.name,
    'aria-describedby': describedBy,
    'aria-invalid': invalid || undefined,
  }
  const text = Array.isArray(value) ? value.join(', ') : value
  const options: Choice[] = choices ?? field.options

  switch (field.input) {
    case 'long-text':
      return <textarea {...shared} rows={5} defaultValue={text} />
    case 'select':
    case 'reference':
      return (
        <select {...shared} defaultValue={text} data-dated-by={field.datedBy?.join(' ')}>
          <option value="">{(!field.required && field.blank) || choose}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value} data-from={option.from} data-until={option.until}>
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
    case 'choice': {
      const chosen = new Set([value].flat())
      return options.map((option, index) => (
        <label key={option.value} className="choice">
          <input
            {...shared}
            id={index === 0 ? id : `${id}-${option.value}`}
            type={field.input === 'list' ? 'checkbox' : 'radio'}
            value={option.value}
            defaultChecked={chosen.has(option.value)}
          />
          {option.label}
        </label>
      ))
    }
    case 'password':
      return <PasswordInput {...shared} reveal={reveal} />
    default:
      return (
        <input
          {...shared}
          className={field.input === 'code' ? 'code' : undefined}
          type="text"
          placeholder=" "
          inputMode={keyboards[field.input]}
          list={field.list}
          autoComplete="off"
          spellCheck={field.input === 'code' ? false : undefined}
          defaultValue={text}
        />
      )
  }
}

/** The `inputmode` of a control, which selects the keyboard of a phone. */
const keyboards: Partial<Record<Field['input'], 'numeric' | 'decimal'>> = {
  count: 'numeric',
  decimal: 'decimal',
  money: 'decimal',
  year: 'numeric',
}

const isTicked = (text: string | string[]) => text === 'on' || text === 'true'
