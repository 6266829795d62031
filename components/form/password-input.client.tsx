'use client'

import { type ComponentProps, useState, useSyncExternalStore } from 'react'

/** A password can be pasted, filled in by a manager, and looked at. */
export function PasswordInput({ reveal, ...input }: ComponentProps<'input'> & { reveal: string }) {
  const [shown, setShown] = useState(false)
  const inBrowser = useSyncExternalStore(neverChanges, yes, no)
  const fills = /old|current/i.test(input.name ?? '') ? 'current-password' : 'new-password'
  return (
    <>
      <input autoComplete={fills} spellCheck={false} {...input} type={shown ? 'text' : 'password'} />
      {inBrowser && (
        <label className="choice">
          <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} />
          {reveal}
        </label>
      )}
    </>
  )
}

const neverChanges = () => () => {}
const yes = () => true
const no = () => false
