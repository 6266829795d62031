'use client'

import { Combobox } from '@base-ui/react/combobox'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { matching } from '@/core/fold'
import type { Choice, Suggestions } from '@/core/form-state'
import { Icon } from '../icon'
import type { SuggestionWords } from './words'

/** How it opens when it takes the place of a text that has the focus. */
export type Opening = { place: number; text: string | undefined; isOpen: boolean }

export type ComboboxProps = {
  id: string
  name: string
  /** The field's label, for the rows of a list. */
  label: string
  /** The present values; more than one only in a list. */
  chosen: Choice[]
  /** All that can be chosen; without them the server finds. */
  options?: Choice[] | undefined
  suggest: (text: string) => Promise<Suggestions>
  opening: Opening | undefined
  describedBy?: string | undefined
  invalid?: boolean
  words: SuggestionWords
}

const pause = 150

/**
 * A combobox that searches by words, without accents and in any order: among its options, or records, which the server
 * finds; it says whether there are more.
 */
export default function ChoiceCombobox(props: ComboboxProps) {
  const { id, name, opening, describedBy, invalid, words } = props
  const [chosen, setChosen] = useState<Choice | null>(props.chosen[0] ?? null)
  const { found, status, look } = useSuggestions(props)

  // What is typed and not chosen; the list opens with what it finds.
  const typed = useRef(opening?.text ?? '')
  const begin = useEffectEvent(() => opening?.isOpen && look(typed.current))
  useEffect(() => void begin(), [])

  // The form and what watches it learn of a choice as of what is typed.
  const sent = useRef<HTMLInputElement>(null)
  const told = useRef(chosen)
  useEffect(() => {
    if (told.current !== chosen) sent.current?.dispatchEvent(new Event('input', { bubbles: true }))
    told.current = chosen
  }, [chosen])

  return (
    <CSPProvider disableStyleElements>
      <Combobox.Root
        items={found}
        filter={null}
        value={chosen}
        defaultOpen={opening?.isOpen ?? false}
        {...(opening?.text !== undefined && { defaultInputValue: opening.text })}
        onValueChange={setChosen}
        onInputValueChange={(text, { reason }) => {
          if (reason !== 'input-change') return
          typed.current = text
          look(text)
        }}
        onOpenChange={(open) => {
          if (open) look(typed.current)
          else typed.current = ''
        }}
        isItemEqualToValue={(one: Choice, other: Choice) => one.value === other.value}
      >
        <div className="combobox">
          <Combobox.Input
            id={id}
            // It takes the place of a text that had it.
            autoFocus={opening !== undefined}
            aria-labelledby={`${id}-label`}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
          />
          <div className="combobox-buttons">
            <Combobox.Clear aria-label={words.clear}>
              <Icon name="close" />
            </Combobox.Clear>
            <Combobox.Trigger aria-label={words.open}>
              <Icon name="down" />
            </Combobox.Trigger>
          </div>
        </div>
        <Combobox.Portal>
          <Combobox.Positioner sideOffset={2}>
            <Combobox.Popup className="combobox-popup">
              <Combobox.Status className="combobox-status">{status && words[status]}</Combobox.Status>
              <Combobox.List>
                {(choice: Choice) => (
                  <Combobox.Item key={choice.value} value={choice}>
                    {choice.label}
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
      <input ref={sent} type="hidden" name={name} value={chosen?.value ?? ''} data-label={chosen?.label} />
    </CSPProvider>
  )
}

type Status = 'searching' | 'none' | 'more' | 'failed' | undefined

/** Requests suggestions when typing pauses. A response that a later request has overtaken is dropped. */
function useSuggestions({ options, suggest }: ComboboxProps) {
  const [found, setFound] = useState<Choice[]>([])
  const [status, setStatus] = useState<Status>()
  const latest = useRef(0)

  const look = (text: string) => {
    if (options) {
      const choices = matching(options, text)
      setFound(choices)
      return setStatus(choices.length === 0 ? 'none' : undefined)
    }
    const question = ++latest.current
    const asked = () => question === latest.current
    setTimeout(async () => {
      if (!asked()) return
      setStatus('searching')
      try {
        const { choices, isCut } = await suggest(text.trim())
        if (!asked()) return
        setFound(choices)
        setStatus(choices.length === 0 ? 'none' : isCut ? 'more' : undefined)
      } catch {
        if (asked()) setStatus('failed')
      }
    }, pause)
  }
  return { found, status, look }
}
