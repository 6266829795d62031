'use client'

import { Fragment, lazy, Suspense, useSyncExternalStore } from 'react'
import { type Sought, soughtIn } from '@/core/form-state'
import type { ReferenceProps } from './reference-field.client'

const ReferenceField = lazy(() => import('./reference-field.client'))
const ReferenceList = lazy(() => import('./reference-list.client'))

type Props = ReferenceProps & { isMany: boolean; sought: Sought | undefined }

/** The control of a reference field. Before hydration it shows and sends the present value. */
export function ReferenceControl({ isMany, sought, ...props }: Props) {
  const inBrowser = useSyncExternalStore(neverChanges, yes, no)
  const { id, name, describedBy } = props
  const chosen = sought?.chosen ?? props.chosen
  const still = (
    <>
      {(chosen.length > 0 ? chosen : [blank]).map(({ value, label }, place) => {
        const rowId = rowOf(id, place)
        return (
          <Fragment key={value || label}>
            {isMany && inBrowser && <RowLabel id={rowId} label={props.label} place={place} />}
            <input
              className="needs-script"
              type="text"
              readOnly
              value={label}
              {...(inBrowser
                ? { id: rowId, 'aria-labelledby': `${rowId}-label`, 'aria-describedby': describedBy }
                : { 'aria-hidden': true, tabIndex: -1 })}
            />
            <input type="hidden" name={name} value={value} />
          </Fragment>
        )
      })}
      <noscript>
        {/* Only the server renders what is in noscript: the condition keeps it out of the browser's scripts. */}
        {typeof window === 'undefined' && (
          <Typed
            {...props}
            chosen={isMany || chosen.length === 0 ? [...chosen, blank] : chosen}
            isMany={isMany}
            sought={sought}
          />
        )}
      </noscript>
    </>
  )
  if (!inBrowser) return still
  return <Suspense fallback={still}>{isMany ? <ReferenceList {...props} /> : <ReferenceField {...props} />}</Suspense>
}

/** Without JavaScript: texts, which the server seeks on sending (app/request/sought.ts). */
function Typed({ id, name, label, chosen, describedBy, invalid, words, isMany, sought }: Props) {
  const names = soughtIn(name)
  return (
    <>
      {chosen.map(({ value, label: was }, place) => {
        const rowId = rowOf(id, place)
        return (
          <Fragment key={value || was}>
            {isMany && <RowLabel id={rowId} label={label} place={place} />}
            <input
              id={rowId}
              type="text"
              name={names.text}
              defaultValue={was}
              autoComplete="off"
              aria-labelledby={`${rowId}-label`}
              aria-describedby={[describedBy, `${id}-seek`].filter(Boolean).join(' ')}
              aria-invalid={invalid || undefined}
            />
            <input type="hidden" name={names.was} value={was} />
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
      <p className="hint" id={`${id}-seek`}>
        {words.soughtOnSending}
      </p>
    </>
  )
}

const RowLabel = ({ id, label, place }: { id: string; label: string; place: number }) => (
  <span id={`${id}-label`} className="visually-hidden">
    {label} {place + 1}
  </span>
)

const blank = { value: '', label: '' }
const rowOf = (id: string, place: number) => (place === 0 ? id : `${id}-${place + 1}`)
const neverChanges = () => () => {}
const yes = () => true
const no = () => false
