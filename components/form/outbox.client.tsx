'use client'

import { useEffect, useState } from 'react'
import type { FormState } from '@/core/form-state'
import { useAccount } from './account.client'
import { attempt, type Save } from './attempt'
import { drop, find, placesOf } from './device-store'

type Props = { send: Save; words: { waiting: string; refused: string; look: string } }

const retryAfter = 15_000

/**
 * Sends the forms that wait on this device when there is a connection. A repeated form has the same nonce, so the
 * server saves it once.
 */
export function Outbox({ send, words }: Props) {
  const account = useAccount()
  const [isWaiting, setWaiting] = useState(false)
  const [refusal, setRefusal] = useState<{ place: string; state: FormState }>()
  useEffect(() => {
    let isRunning = false
    const run = async () => {
      if (isRunning) return
      isRunning = true
      for (const place of await placesOf(account, 'outbox')) {
        setWaiting(true)
        const waiting = await find([account, 'outbox', place])
        if (!waiting || !navigator.onLine) continue
        const form = new FormData()
        for (const [name, value] of Object.entries(waiting.hidden)) form.set(name, String(value))
        const done = await sent(send, form)
        if (done === 'later') continue
        await Promise.all([drop([account, 'outbox', place]), drop([account, 'draft', place])])
        setWaiting(false)
        if (done !== 'sent') setRefusal({ place, state: done })
      }
      isRunning = false
    }
    void run()
    const timer = setInterval(run, retryAfter)
    window.addEventListener('online', run)
    window.addEventListener('outbox', run)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', run)
      window.removeEventListener('outbox', run)
    }
  }, [send, account])

  return (
    <div role="status">
      {isWaiting && <p className="notice warning">{words.waiting}</p>}
      {refusal?.state.status === 'failed' && (
        <div className="notice error">
          <strong>{words.refused}</strong>
          <p>{[refusal.state.message, ...Object.values(refusal.state.fieldMessages)].join(' ')}</p>
          <a href={refusal.place}>{words.look}</a>
        </div>
      )}
    </div>
  )
}

async function sent(send: Save, form: FormData): Promise<'sent' | 'later' | FormState> {
  const state = await attempt(() => send({ status: 'idle' }, form)).catch(() => 'sent' as const)
  if (state === 'sent') return state
  if (!('status' in state)) return 'later'
  const isPassing = state.status === 'failed' && passing.includes(state.problem.kind)
  return isPassing ? 'later' : state.status === 'failed' ? state : 'sent'
}

/** Temporary refusals, which are not about the content; the form is sent again later. */
const passing = ['expired', 'other-person', 'busy', 'unknown-outcome']
