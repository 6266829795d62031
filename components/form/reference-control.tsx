import { lazy, Suspense, useSyncExternalStore } from 'react'
import type { Choice } from '@/core/form-state'
import type { SuggestionWords } from './words'

export type ReferenceControlProps = {
  id: string
  name: string
  chosen?: Choice | undefined
  suggest: (text: string) => Promise<Choice[]>
  onChange: (value: string) => void
  describedBy?: string | undefined
  invalid?: boolean
  words: SuggestionWords
}

const ReferenceField = lazy(() => import('./reference-field.client'))

/** Searching needs a browser that runs scripts; until it does, the present choice is shown and kept. */
export function ReferenceControl(props: ReferenceControlProps) {
  const inBrowser = useSyncExternalStore(neverChanges, yes, no)
  const { id, name, chosen, describedBy, words } = props
  const still = (
    <>
      <input id={id} type="text" readOnly value={chosen?.label ?? ''} aria-describedby={describedBy} />
      <input type="hidden" name={name} value={chosen?.value ?? ''} />
      <noscript>{words.needsScript}</noscript>
    </>
  )
  if (!inBrowser) return still
  return (
    <Suspense fallback={still}>
      <ReferenceField {...props} />
    </Suspense>
  )
}

const neverChanges = () => () => {}
const yes = () => true
const no = () => false
