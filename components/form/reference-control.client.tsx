'use client'

import { lazy, Suspense, useSyncExternalStore } from 'react'
import type { ReferenceProps } from './reference-field.client'

const ReferenceField = lazy(() => import('./reference-field.client'))
const ReferenceList = lazy(() => import('./reference-list.client'))

/** Searching needs a browser that runs scripts; until it does, the present choice is shown and kept. */
export function ReferenceControl({ isMany, ...props }: ReferenceProps & { isMany: boolean }) {
  const inBrowser = useSyncExternalStore(neverChanges, yes, no)
  const {
    id,
    name,
    chosen: [first],
    describedBy,
    words,
  } = props
  const still = (
    <>
      <input
        id={id}
        type="text"
        readOnly
        value={first?.label ?? ''}
        aria-labelledby={`${id}-label`}
        aria-describedby={describedBy}
      />
      <input type="hidden" name={name} value={first?.value ?? ''} />
      <noscript>{words.needsScript}</noscript>
    </>
  )
  if (!inBrowser) return still
  return <Suspense fallback={still}>{isMany ? <ReferenceList {...props} /> : <ReferenceField {...props} />}</Suspense>
}

const neverChanges = () => () => {}
const yes = () => true
const no = () => false
