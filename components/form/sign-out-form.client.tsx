'use client'

import { type FormEvent, useRef } from 'react'
import { useAccount } from './account.client'
import { forget, holds } from './device-store'

type Props = { signOut: () => Promise<void>; label: string; question: string }

/**
 * What this device kept for the account goes with the session, and with what was never sent it asks first. Offline
 * nobody is signed out, and nothing goes.
 */
export function SignOutForm({ signOut, label, question }: Props) {
  const account = useAccount()
  const isReady = useRef(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    if (isReady.current || !navigator.onLine) return
    const form = event.currentTarget
    event.preventDefault()
    if ((await holds(account)) && !window.confirm(question)) return
    await forget(account)
    isReady.current = true
    form.requestSubmit()
  }
  return (
    <form action={signOut} onSubmit={submit}>
      <button type="submit">{label}</button>
    </form>
  )
}
