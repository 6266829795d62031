'use client'

import { useEffect, useState } from 'react'
import { Notice } from '../shell/notice'
import { type Editor, type EditorWords, lineOf } from './editors'

type Props = {
  /** Notes that the form is open, and answers who else has one; with `over` that it was left. */
  address: string
  others: Editor[]
  titles: Record<string, string>
  words: EditorWords
}

/** Less than half of what begin_editing() notes the form for: one that is lost on the way makes no gap. */
const every = 2 * 60_000

/**
 * Who else has a form of the record open. While the form is in sight it is noted again every two minutes; leaving it ends
 * that. Without JavaScript the notice is that of opening, which ends by itself.
 */
export function Editors({ address, titles, words, ...first }: Props) {
  const [others, setOthers] = useState(first.others)
  useEffect(() => keepNoted(address, setOthers), [address])
  if (others.length === 0) return null
  return (
    <Notice>
      {others.map((one) => (
        <p key={`${one.name} ${one.section}`}>{lineOf(one, titles, words)}</p>
      ))}
    </Notice>
  )
}

function keepNoted(address: string, show: (others: Editor[]) => void) {
  const stop = new AbortController()
  const { signal } = stop
  const note = async () => {
    if (document.visibilityState !== 'visible') return
    try {
      const answer = await fetch(address, { method: 'POST', signal })
      if (answer.ok) show(await answer.json())
    } catch {
      // It says no more than before.
    }
  }
  const leave = () => navigator.sendBeacon(`${address}&over=yes`)
  const timer = setInterval(note, every)
  // A reload is left after the new page was answered, and Back shows a form that no server was asked for.
  void note()
  document.addEventListener('visibilitychange', note, { signal })
  window.addEventListener('pageshow', ({ persisted }) => persisted && note(), { signal })
  window.addEventListener('pagehide', leave, { signal })
  return () => {
    stop.abort()
    clearInterval(timer)
    leave()
  }
}
