'use client'

import { useEffect, useState } from 'react'
import { holdsAny } from './device-store'

/** Says on the sign-in page that a report waits on this device, whoever entered it. */
export function UnsentHere({ text }: { text: string }) {
  const [isWaiting, setWaiting] = useState(false)
  useEffect(() => void holdsAny('outbox').then(setWaiting), [])
  return <div role="status">{isWaiting && <p className="notice warning">{text}</p>}</div>
}
