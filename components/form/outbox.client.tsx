'use client'

import { type ComponentType, useEffect, useState } from 'react'
import { useAccount } from './account.client'
import { placesOf } from './device-store'
import type { OutboxProps } from './outbox-sending.client'

/**
 * Sends the forms that an account has waiting on this device, on whatever page it is, and says what they wait for. What
 * does it is loaded when something waits, or as soon as there is a network for it.
 */
export function Outbox(props: OutboxProps) {
  const account = useAccount()
  const [isWaiting, setWaiting] = useState(false)
  const [Sending, setSending] = useState<ComponentType<OutboxProps>>()
  useEffect(() => {
    const stop = new AbortController()
    const look = async () => {
      if ((await placesOf(account, 'outbox')).length === 0) return
      setWaiting(true)
      import('./outbox-sending.client').then(
        ({ OutboxSending }) => setSending(() => OutboxSending),
        () => {},
      )
    }
    void look()
    for (const occasion of ['outbox', 'online']) window.addEventListener(occasion, look, stop)
    return () => stop.abort()
  }, [account])
  return (
    <div role="status">
      {Sending ? <Sending {...props} /> : isWaiting && <p className="notice warning">{props.words.offline}</p>}
    </div>
  )
}
