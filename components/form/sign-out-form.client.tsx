'use client'

import { forget } from './device-store'

type Props = { signOut: () => Promise<void>; account: string; label: string }

/** What this device kept for the account goes with the session; offline nobody is signed out, and nothing goes. */
export function SignOutForm({ signOut, account, label }: Props) {
  return (
    <form action={signOut} onSubmit={() => void (navigator.onLine && forget(account))}>
      <button type="submit">{label}</button>
    </form>
  )
}
