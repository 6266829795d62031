'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Summed } from './live-sum'

type Props = {
  summed: Summed
  /** The sum in words before the first input. */
  start: string
}

/**
 * Shows the sum of the numbers in the form. For display only; the server computes it again. The arithmetic is loaded
 * with the first input, because the pages of a report have a budget of scripts.
 */
export function LiveSum({ summed, start }: Props) {
  const place = useRef<HTMLOutputElement>(null)
  const [sum, setSum] = useState(start)
  const read = useEffectEvent((form: HTMLFormElement) =>
    import('./live-sum').then(
      ({ sumInWords }) => {
        const typed = new FormData(form)
        setSum(sumInWords((name) => typed.get(name), summed))
      },
      // Not the sum of what was typed before.
      () => setSum('?'),
    ),
  )
  useEffect(() => {
    const form = place.current?.closest('form')
    const stop = new AbortController()
    // Merged: values of another device were put into the inputs.
    for (const occasion of ['input', 'merged']) form?.addEventListener(occasion, () => void read(form), stop)
    return () => stop.abort()
  }, [])
  return (
    <output ref={place} className="notice live-sum">
      {sum}
    </output>
  )
}
