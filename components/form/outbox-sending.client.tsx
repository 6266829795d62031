'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { FormState } from '@/core/form-state'
import { signInAddress } from '../session/standing'
import { useAccount } from './account.client'
import { attempt, type Save } from './attempt'
import { drop, find, placesOf } from './device-store'

/** Why a form still waits, by what would help: a network, signing in, another person leaving, a reload, time. */
type Waiting = 'sending' | 'offline' | 'expired' | 'other-person' | 'updated' | 'later'

export type OutboxProps = {
  /** Answers with the URL of what it made. */
  send: Save<string>
  words: Record<Waiting | 'refused' | 'look' | 'sent' | 'receipt' | 'signIn' | 'reload', string>
}

const retryAfter = 15_000

/** Sends the forms that wait, see Outbox. A repeated form has the same nonce, so the server saves it once. */
export function OutboxSending({ send, words }: OutboxProps) {
  const account = useAccount()
  const { push } = useRouter()
  const [waiting, setWaiting] = useState<Waiting>()
  const [refusal, setRefusal] = useState<{ place: string; state: FormState<string> }>()
  const [made, setMade] = useState<string>()
  useEffect(() => {
    let isRunning = false
    const runAll = async () => {
      let why: Waiting | undefined
      for (const place of await placesOf(account, 'outbox')) {
        setWaiting((before) => before ?? 'sending')
        const done = await sendFrom(place)
        if (done.status === 'waiting') why = done.why
        else if (done.status === 'failed') isNews({ place, state: done }) && setRefusal({ place, state: done })
        else if (done.status === 'saved' && place === window.location.pathname) push(done.value ?? '/')
        else if (done.status === 'saved') setMade(done.value)
      }
      setWaiting(why)
    }
    const sendFrom = async (place: string): Promise<FormState<string> | { status: 'waiting'; why: Waiting }> => {
      const kept = await find([account, 'outbox', place])
      if (!kept) return { status: 'idle' }
      const form = new FormData()
      for (const [name, value] of Object.entries(kept.hidden)) form.set(name, String(value))
      const done = await sent(send, form)
      if (done.status !== 'waiting') await drop([account, 'outbox', place])
      // What was refused stays on the device: its page shows it with what is wrong.
      if (done.status === 'saved') await drop([account, 'draft', place])
      return done
    }
    const run = () => {
      if (isRunning) return
      isRunning = true
      void runAll().finally(() => {
        isRunning = false
      })
    }
    run()
    const timer = setInterval(run, retryAfter)
    const occasions = ['online', 'offline', 'outbox']
    for (const occasion of occasions) window.addEventListener(occasion, run)
    return () => {
      clearInterval(timer)
      for (const occasion of occasions) window.removeEventListener(occasion, run)
    }
  }, [send, account, push])

  return (
    <>
      {waiting && (
        <div className="notice warning">
          <p>{words[waiting]}</p>
          {waiting === 'expired' && <a href={signInAddress('session')}>{words.signIn}</a>}
          {waiting === 'updated' && (
            <button type="button" className="button small" onClick={() => window.location.reload()}>
              {words.reload}
            </button>
          )}
        </div>
      )}
      {made && (
        <div className="notice success">
          <p>{words.sent}</p>
          <a href={made}>{words.receipt}</a>
        </div>
      )}
      {refusal?.state.status === 'failed' && (
        <div className="notice error">
          <strong>{words.refused}</strong>
          <p>{[refusal.state.message, ...Object.values(refusal.state.fieldMessages)].join(' ')}</p>
          <a href={refusal.place}>{words.look}</a>
        </div>
      )}
    </>
  )
}

/** The answer to a form that waited, with the place of its page. */
export type Delivered = { place: string; state: FormState }

/** Tells the page of the form, if it is open here; false if it takes the answer itself. */
const isNews = (detail: Delivered) =>
  window.dispatchEvent(new CustomEvent<Delivered>('delivered', { detail, cancelable: true }))

async function sent(send: Save<string>, form: FormData) {
  const waiting = (why: Waiting) => ({ status: 'waiting', why }) as const
  if (!navigator.onLine) return waiting('offline')
  const state = await attempt(() => send({ status: 'idle' }, form))
  if (!('status' in state)) return waiting(state.kind === 'lost' ? 'later' : state.kind)
  if (state.status !== 'failed') return state
  const { kind } = state.problem
  if (kind === 'expired' || kind === 'other-person') return waiting(kind)
  // Refusals that are not about the content.
  return kind === 'busy' || kind === 'unknown-outcome' ? waiting('later') : state
}
