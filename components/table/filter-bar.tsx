import type { ReactNode } from 'react'
import type { Choice } from '@/core/form-state'
import { Icon } from '../icon'
import { Link } from '../link.client'
import { type Field, FilterForm } from './filter-form.client'

export type SelectFilter = Omit<Field, 'options'> & { options: Choice[] }
export type TextFilter = Omit<Field, 'options'>
/** A filter in force, with the URL of the list without it. */
export type Chip = { label: string; value?: string; href: string }
type Props = {
  /** The URL of the list. Filters are a GET form, so that the URL contains them. */
  action: string
  search: TextFilter
  selects?: SelectFilter[]
  /** Dates and numbers. */
  texts?: TextFilter[]
  /** Other parameters of the URL to keep, such as the order. */
  hidden?: Record<string, string>
  /** The parameters of the URL, which may ask for the filters. */
  params: Record<string, string>
  /** Active filters, each with the URL of the list without it. */
  chips: Chip[]
  clearHref: string
  inLine?: boolean
  /** The panel is open, because something in it is refused. */
  isOpen?: boolean
  /** Beside the form, at its end: what can be done with the question. */
  end?: ReactNode
  words: Record<'label' | 'search' | 'placeholder' | 'add' | 'apply' | 'any' | 'clear' | 'remove', string>
}

const all = { name: 'filters', value: 'all' }

/**
 * The line over a list: search, filters in force, and a panel with all filters. These are sent when they are asked for:
 * those of enterprises offer 270 options, as much as three lists of rows.
 */
export function FilterBar({ selects = [], texts = [], hidden = {}, params, chips, clearHref, end, ...given }: Props) {
  const { isOpen = false, ...form } = given
  const { clear, remove, ...words } = given.words
  const opens = isOpen || params[all.name] === all.value
  const fields: Field[] = [
    ...selects.map(({ options, ...select }) => ({ ...select, options: options.map(asPair) })),
    ...texts,
  ]
  const isShown = opens || form.inLine === true
  const inForce = Object.fromEntries(fields.flatMap(({ name, value }) => (value ? [[name, value]] : [])))
  return (
    <div className="list-bar">
      <FilterForm
        {...form}
        fields={isShown ? fields : []}
        opens={opens}
        offers={isShown || fields.length === 0 ? undefined : all}
        hidden={isShown ? hidden : { ...hidden, ...inForce }}
        words={words}
      >
        {chips.length > 0 && <Chips chips={chips} clearHref={clearHref} words={{ clear, remove }} />}
      </FilterForm>
      {end}
    </div>
  )
}

const asPair = ({ value, label }: Choice): [string, string] => [value, label]

type ChipsProps = Pick<Props, 'chips' | 'clearHref'> & { words: Pick<Props['words'], 'clear' | 'remove'> }

function Chips({ chips, clearHref, words }: ChipsProps) {
  return (
    <ul className="chips">
      {chips.map((chip) => (
        <li key={`${chip.label} ${chip.value}`}>
          <Link className="chip" href={chip.href}>
            <span className="visually-hidden">{words.remove} </span>
            <span className="chip-text" title={[chip.label, chip.value].filter(Boolean).join(' ')}>
              {chip.label}
              {chip.value && <strong> {chip.value}</strong>}
            </span>
            <Icon name="close" />
          </Link>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <Link href={clearHref}>{words.clear}</Link>
        </li>
      )}
    </ul>
  )
}
