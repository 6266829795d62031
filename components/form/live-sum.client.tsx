'use client'

import { useEffect, useRef, useState } from 'react'
import type { Locale } from '@/core/locale'
import { formatCount, parseCount } from '@/core/number'

type Sum = { opening: number; up: number; down: number }
type Props = {
  /** A known number, or the name of its field. */
  opening: number | string
  up: readonly string[]
  down: readonly string[]
  /** Increase and decrease that are not typed, such as by events. */
  computed?: { up: number; down: number }
  /** The sum before the first input. */
  start: Sum
  /** "Đầu kỳ {opening} + tăng {up} − giảm {down} = {closing}" */
  words: string
  locale: Locale
}

/** Shows the sum of the numbers in the form. For display only; the server computes it again. */
export function LiveSum({ opening, up, down, computed = none, start, words, locale }: Props) {
  const place = useRef<HTMLOutputElement>(null)
  const [sum, setSum] = useState(start)
  useEffect(() => {
    const form = place.current?.closest('form')
    const read = () => {
      const typed = new FormData(form ?? undefined)
      const typedAs = (name: string) => countIn(typed.get(name))
      const total = (names: readonly string[]) => names.reduce((sum, name) => sum + typedAs(name), 0)
      setSum({
        opening: typeof opening === 'number' ? opening : typedAs(opening),
        up: total(up) + computed.up,
        down: total(down) + computed.down,
      })
    }
    read()
    form?.addEventListener('input', read)
    return () => form?.removeEventListener('input', read)
  }, [opening, up, down, computed])

  const values: Record<string, number> = { ...sum, closing: sum.opening + sum.up - sum.down }
  return (
    <output ref={place} className="notice live-sum">
      {words.replaceAll(/\{(\w+)\}/g, (_, name: string) => formatCount(values[name] ?? null, locale))}
    </output>
  )
}

const none = { up: 0, down: 0 }

function countIn(typed: FormDataEntryValue | null): number {
  const read = parseCount(String(typed ?? ''))
  return read.ok ? read.value : 0
}
