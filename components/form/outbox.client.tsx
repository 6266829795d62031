'use client'

import { useEffect, useState } from 'react'
import type { FormState } from '@/core/form-state'
import { drop, find, placesOf } from './device-store'
import type { Save } from './use-keeping'

type Props = { send: Save; account: string; words: { waiting: string; refused: string; look: string } }

const retryAfter = 15_000

/** Sends what waits on this device as soon as there is a connection, each once: the server knows it again by its id. */
export function Outbox({ send, account, words }: Props) {
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
        for (const [name, value] of Object.entries(waiting.hidden)) form.set(name, value)
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
  try {
    const state = await send({ status: 'idle' }, form)
    const passing = state.status === 'failed' && ['expired', 'busy', 'unknown-outcome'].includes(state.problem.kind)
    return passing ? 'later' : state.status === 'failed' ? state : 'sent'
  } catch (error) {
    return error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_REDIRECT')
      ? 'sent'
      : 'later'
  }
}
