'use client'

import { type FormEvent, useRef } from 'react'
import { useAccount } from './account.client'
import { forget, holds } from './device-store'

type Props = { signOut: () => Promise<void>; label: string; question: string }

/**
 * Signs out and deletes the account's data on this device, after a confirmation if there is any. Offline it does
 * neither.
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
