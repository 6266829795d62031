import { lazy, Suspense, useSyncExternalStore } from 'react'
import type { ReferenceProps } from './reference-field.client'

const ReferenceField = lazy(() => import('./reference-field.client'))

/** Searching needs a browser that runs scripts; until it does, the present choice is shown and kept. */
export function ReferenceControl(props: ReferenceProps) {
  const inBrowser = useSyncExternalStore(neverChanges, yes, no)
  const { id, name, chosen, describedBy, words } = props
  const still = (
    <>
      <input
        id={id}
        type="text"
        readOnly
        value={chosen?.label ?? ''}
        aria-labelledby={`${id}-label`}
        aria-describedby={describedBy}
      />
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
