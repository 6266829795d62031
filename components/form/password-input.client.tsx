'use client'

import type { ChangeEvent, ComponentProps } from 'react'

/** A password can be pasted, filled in by a manager, and, where scripts run, looked at. */
export function PasswordInput({ reveal, ...input }: ComponentProps<'input'> & { reveal: string }) {
  const fills = /old|current/i.test(input.name ?? '') ? 'current-password' : 'new-password'
  return (
    <>
      <input autoComplete={fills} spellCheck={false} {...input} type="password" />
      <label className="choice reveal">
        <input type="checkbox" onChange={show} />
        {reveal}
      </label>
    </>
  )
}

function show({ currentTarget }: ChangeEvent<HTMLInputElement>) {
  const input = currentTarget.closest('.field')?.querySelector('input')
  if (input) input.type = currentTarget.checked ? 'text' : 'password'
}
