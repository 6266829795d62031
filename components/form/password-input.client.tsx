'use client'

import type { ChangeEvent, ComponentProps } from 'react'

/** A password input that allows pasting and password managers, with a button to show the text if JavaScript runs. */
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
