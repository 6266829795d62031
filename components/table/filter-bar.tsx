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
  /** The parameters of the URL, which may ask for the less used filters. */
  params: Record<string, string>
  /** Active filters, each with the URL of the list without it. */
  chips: Chip[]
  clearHref: string
  inLine?: boolean
  /** Beside the form, at its end: what can be done with the question. */
  end?: ReactNode
  words: Record<'label' | 'search' | 'placeholder' | 'add' | 'apply' | 'more' | 'any' | 'clear' | 'remove', string>
}

const shown = 3
const all = { name: 'filters', value: 'all' }

/**
 * The line over a list: search, filters in force, and a panel with the others. Beyond the first three they are sent when they are asked for or in force: those
 * of enterprises offer 270 options, as much as three lists of rows.
 */
export function FilterBar({ selects = [], texts = [], hidden = {}, params, chips, clearHref, end, ...form }: Props) {
  const fields = selects.map(({ options, ...select }) => ({ ...select, options: options.map(asPair) }))
  const more: Field[] = [...fields.slice(shown), ...texts]
  const areAsked = params[all.name] === all.value
  const areShown = areAsked || more.some(({ value }) => value !== '')
  const { clear, remove, ...words } = form.words
  return (
    <div className="list-bar">
      <FilterForm
        {...form}
        fields={fields.slice(0, shown)}
        more={areShown ? more : undefined}
        opens={areAsked}
        offers={areShown || more.length === 0 ? undefined : all}
        hidden={hidden}
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
            {chip.label}
            {chip.value && <strong> {chip.value}</strong>}
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
