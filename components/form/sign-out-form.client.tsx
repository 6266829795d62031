'use client'

import { useAccount } from './account.client'
import { ButtonForm } from './button-form.client'

type Props = {
  signOut: () => Promise<void>
  label: string
  words: {
    /** If text of drafts would go. */
    leave: string
    /** If a report waits, which stays. */
    waiting: string
    unanswered: { offline: string; lost: string }
  }
}

/**
 * Signs out and deletes the account's drafts on this device, after a question if there are any. A report that waits to
 * be sent is not deleted, and then neither is anything else.
 */
export function SignOutForm({ signOut, label, words }: Props) {
  const account = useAccount()
  // Loaded when it is pressed. Without it nobody is signed out, because nothing would be deleted.
  const mayAct = () =>
    import('./signing-out').then(
      ({ mayLeave }) => mayLeave(account, words),
      () => {
        if (navigator.onLine) window.location.reload()
        return !navigator.onLine
      },
    )
  const onLeave = () => import('./signing-out').then(({ forgetHere }) => forgetHere(account)).catch(() => {})
  return (
    <ButtonForm act={signOut} unanswered={words.unanswered} mayAct={mayAct} onLeave={onLeave}>
      <button type="submit">{label}</button>
    </ButtonForm>
  )
}
