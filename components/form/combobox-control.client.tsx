'use client'

import { type ComponentType, Fragment, useRef, useState, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { type Choice, type Sought, soughtIn } from '@/core/form-state'
import { Icon } from '../icon'
import type { ComboboxProps, Opening } from './combobox.client'

type Props = Omit<ComboboxProps, 'opening'> & { isMany: boolean; sought: Sought | undefined }

/**
 * The control of a long choice. As sent it is a text for each value, which the server seeks (app/request/sought.ts): so
 * it works without JavaScript, and also when the combobox cannot be loaded. The first use loads that and puts it in the
 * place of the texts, with what was typed meanwhile, but never during a composition.
 */
export function ComboboxControl({ isMany, sought, ...props }: Props) {
  const chosen = sought?.chosen ?? props.chosen
  const first = useFirstUse(isMany)
  const inBrowser = useSyncExternalStore(neverChanges, yes, no)
  if (first.Loaded) return <first.Loaded {...props} chosen={chosen} opening={first.opening} />
  const { id, name, words } = props
  const names = soughtIn(name)
  const hint = `${id}-seek`
  const isLone = chosen.length > 0 && !isMany
  return (
    <div className="combobox-rows" {...first.listening}>
      {(isLone ? chosen : [...chosen, blank]).map(({ value, label }, place) => {
        const rowId = rowOf(id, place)
        return (
          <Fragment key={value || label}>
            {isMany && <RowLabel id={rowId} label={props.label} place={place} />}
            <div className="combobox">
              <input
                id={rowId}
                type="text"
                name={names.text}
                defaultValue={label}
                autoComplete="off"
                list={props.options && `${id}-list`}
                aria-labelledby={`${rowId}-label`}
                aria-describedby={[props.describedBy, inBrowser || hint].filter(isText).join(' ') || undefined}
                aria-invalid={props.invalid || undefined}
                data-place={place}
                {...(inBrowser && { role: 'combobox', 'aria-expanded': false })}
              />
              <span className="combobox-buttons scripted">
                <Icon name="down" />
              </span>
            </div>
            <input type="hidden" name={names.was} value={label} />
            <input type="hidden" name={name} value={value} data-label={label || undefined} />
          </Fragment>
        )
      })}
      {sought && sought.offered.length > 0 && (
        <select name={names.meant} aria-label={words.meant}>
          <option value="">{words.meant}</option>
          {sought.offered.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
      <noscript>
        {/* Only the server renders what is in noscript. A browser with scripts would show this list over the other. */}
        {typeof window === 'undefined' && <Offered id={`${id}-list`} options={props.options} />}
      </noscript>
      <p className="hint unscripted" id={hint}>
        {words.soughtOnSending}
      </p>
    </div>
  )
}

const Offered = ({ id, options }: { id: string; options: Choice[] | undefined }) =>
  options && (
    <datalist id={id}>
      {options.map(({ value, label }) => (
        <option key={value} value={label} />
      ))}
    </datalist>
  )

const RowLabel = ({ id, label, place }: { id: string; label: string; place: number }) => (
  <span id={`${id}-label`} className="visually-hidden">
    {label} {place + 1}
  </span>
)

/** Loads the combobox at the first focus, and says how it opens: where the focus is, and with which text. */
function useFirstUse(isMany: boolean) {
  const [loaded, setLoaded] = useState<{ Control: ComponentType<ComboboxProps>; opening: Opening | undefined }>()
  const now = useRef({ isLoading: false, isComposing: false, isOpened: false })

  const load = async (rows: HTMLElement) => {
    if (now.current.isLoading || now.current.isComposing) return
    now.current.isLoading = true
    try {
      const { default: Control } = await (isMany ? import('./combobox-list.client') : import('./combobox.client'))
      const inputs = [...rows.querySelectorAll<HTMLInputElement>('input[type=text]')]
      const used = inputs.find((input) => input === document.activeElement)
      // A text that was typed and left stays one: the server seeks it. One that is being composed is waited for.
      const isLeft = inputs.some((input) => input !== used && input.value !== input.defaultValue)
      if (isLeft || now.current.isComposing || !rows.isConnected) return
      const text = used && used.value !== used.defaultValue ? used.value : undefined
      const opening = used && { place: Number(used.dataset.place), text, isOpen: now.current.isOpened || !!text }
      // At once: a letter that came before it is drawn would be lost.
      flushSync(() => setLoaded({ Control, opening }))
    } catch {
      // The texts stay.
    } finally {
      now.current.isLoading = false
    }
  }
  const use = ({ currentTarget }: { currentTarget: HTMLElement }) => void load(currentTarget)
  return {
    Loaded: loaded?.Control,
    opening: loaded?.opening,
    listening: {
      onFocus: use,
      onInput: use,
      onPointerDown: () => {
        now.current.isOpened = true
      },
      onKeyDown: ({ key }: { key: string }) => {
        if (key.startsWith('Arrow')) now.current.isOpened = true
      },
      onCompositionStart: () => {
        now.current.isComposing = true
      },
      onCompositionEnd: (event: { currentTarget: HTMLElement }) => {
        now.current.isComposing = false
        use(event)
      },
    },
  }
}

const blank = { value: '', label: '' }
const rowOf = (id: string, place: number) => (place === 0 ? id : `${id}-${place + 1}`)
const isText = (part: unknown): part is string => typeof part === 'string' && part !== ''
const neverChanges = () => () => {}
const yes = () => true
const no = () => false
