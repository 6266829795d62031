'use client'

import { Fragment, lazy, Suspense, useSyncExternalStore } from 'react'
import type { ReferenceProps } from './reference-field.client'

const ReferenceField = lazy(() => import('./reference-field.client'))
const ReferenceList = lazy(() => import('./reference-list.client'))

/** The control of a reference field. Before hydration, and without JavaScript, it shows and sends the present value. */
export function ReferenceControl({ isMany, ...props }: ReferenceProps & { isMany: boolean }) {
  const inBrowser = useSyncExternalStore(neverChanges, yes, no)
  const { id, name, chosen, describedBy, words } = props
  const blank = { value: '', label: '' }
  const still = (
    <>
      {(chosen.length > 0 ? chosen : [blank]).map(({ value, label }, place) => {
        const rowId = place === 0 ? id : `${id}-${place + 1}`
        return (
          <Fragment key={value}>
            {isMany && (
              <span id={`${rowId}-label`} className="visually-hidden">
                {words.place} {place + 1}
              </span>
            )}
            <input
              id={rowId}
              type="text"
              readOnly
              value={label}
              aria-labelledby={`${rowId}-label`}
              aria-describedby={describedBy}
            />
            <input type="hidden" name={name} value={value} />
          </Fragment>
        )
      })}
      <noscript>{words.needsScript}</noscript>
    </>
  )
  if (!inBrowser) return still
  return <Suspense fallback={still}>{isMany ? <ReferenceList {...props} /> : <ReferenceField {...props} />}</Suspense>
}

const neverChanges = () => () => {}
const yes = () => true
const no = () => false
