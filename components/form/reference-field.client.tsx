'use client'

import { Combobox } from '@base-ui/react/combobox'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { useRef, useState } from 'react'
import type { Choice, Suggestions } from '@/core/form-state'
import { Icon } from '../icon'
import type { SuggestionWords } from './words'

export type ReferenceProps = {
  id: string
  name: string
  /** The field's label, for the rows of a list. */
  label: string
  /** The present values; more than one only in a list. */
  chosen: Choice[]
  suggest: (text: string) => Promise<Suggestions>
  onChange: () => void
  describedBy?: string | undefined
  invalid?: boolean
  words: SuggestionWords
}

const pause = 150

/** A combobox that searches records by their words. The server finds, and says whether there are more. */
export default function ReferenceField(props: ReferenceProps) {
  const { id, name, onChange, describedBy, invalid, words } = props
  const [chosen, setChosen] = useState<Choice | null>(props.chosen[0] ?? null)
  const { found, status, look } = useSuggestions(props)

  const choose = (choice: Choice | null) => {
    setChosen(choice)
    onChange()
  }
  return (
    <CSPProvider disableStyleElements>
      <Combobox.Root
        items={found}
        filter={null}
        value={chosen}
        onValueChange={choose}
        onInputValueChange={(text, { reason }) => reason === 'input-change' && look(text)}
        onOpenChange={(open) => open && look('')}
        isItemEqualToValue={(one: Choice, other: Choice) => one.value === other.value}
      >
        <div className="combobox">
          <Combobox.Input
            id={id}
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
      <input type="hidden" name={name} value={chosen?.value ?? ''} data-label={chosen?.label} />
    </CSPProvider>
  )
}

type Status = 'searching' | 'none' | 'more' | 'failed' | undefined

/** Requests suggestions when typing pauses. A response that a later request has overtaken is dropped. */
function useSuggestions({ suggest }: ReferenceProps) {
  const [found, setFound] = useState<Choice[]>([])
  const [status, setStatus] = useState<Status>()
  const latest = useRef(0)

  const look = (text: string) => {
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
