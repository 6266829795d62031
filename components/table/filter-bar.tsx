import type { ComponentProps } from 'react'
import type { Choice } from '@/core/form-state'
import { Icon } from '../icon'
import { Link } from '../link.client'
import { FilterForm } from './filter-form.client'

export type SelectFilter = { name: string; label: string; any: string; value: string; options: Choice[] }
export type TextFilter = {
  name: string
  label: string
  value: string
  hint?: string | undefined
  input?: Pick<ComponentProps<'input'>, 'inputMode' | 'pattern' | 'title'>
}
export type Chip = { label: string; href: string }
type Props = {
  /** The URL of the list. Filters are a GET form, so that the URL contains them. */
  action: string
  search: TextFilter
  selects?: SelectFilter[]
  /** Dates and numbers. */
  texts?: TextFilter[]
  /** Other parameters of the URL to keep, such as the order. */
  hidden?: Record<string, string>
  /** Active filters, each with the URL of the list without it. */
  chips: Chip[]
  clearHref: string
  words: { label: string; apply: string; more: string; clear: string; remove: string }
}

const shown = 3

export function FilterBar({ action, search, selects = [], texts = [], hidden = {}, chips, clearHref, words }: Props) {
  const rest = selects.slice(shown)
  const restInForce = [...rest, ...texts].some(({ value }) => value !== '')
  return (
    <FilterForm className="filters" action={action} aria-label={words.label}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="filters-grid">
        <Text {...search} kind="search" />
        {selects.slice(0, shown).map((select) => (
          <Select key={select.name} {...select} />
        ))}
      </div>
      <div className="filters-foot">
        {rest.length + texts.length > 0 && (
          <details open={restInForce}>
            <summary>{words.more}</summary>
            <div className="filters-grid">
              {rest.map((select) => (
                <Select key={select.name} {...select} />
              ))}
              {texts.map((text) => (
                <Text key={text.name} {...text} kind="text" />
              ))}
            </div>
          </details>
        )}
        <button type="submit" className="button primary">
          {words.apply}
        </button>
      </div>
      {chips.length > 0 && <Chips chips={chips} clearHref={clearHref} words={words} />}
    </FilterForm>
  )
}

function Text({ name, label, value, hint, input, kind }: TextFilter & { kind: 'search' | 'text' }) {
  const id = `filter-${name}`
  return (
    <div className={kind === 'search' ? 'wide' : undefined}>
      <label htmlFor={id}>
        {label}
        {hint && <span className="muted"> ({hint})</span>}
      </label>
      <input id={id} type={kind} name={name} defaultValue={value} autoComplete="off" {...input} />
    </div>
  )
}

function Select({ name, label, any, value, options }: SelectFilter) {
  const id = `filter-${name}`
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} defaultValue={value}>
        <option value="">{any}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

function Chips({ chips, clearHref, words }: Pick<Props, 'chips' | 'clearHref' | 'words'>) {
  return (
    <ul className="chips">
      {chips.map((chip) => (
        <li key={chip.label}>
          <Link className="chip" href={chip.href}>
            <span className="visually-hidden">{words.remove} </span>
            {chip.label}
            <Icon name="close" />
          </Link>
        </li>
      ))}
      <li>
        <Link href={clearHref}>{words.clear}</Link>
      </li>
    </ul>
  )
}
