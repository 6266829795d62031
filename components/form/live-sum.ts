import type { Locale } from '@/core/locale'
import { formatCount, parseCount } from '@/core/number'

type Part = 'opening' | 'up' | 'down'
export type Summed = {
  /** The fields of each part. */
  names: Record<Part, readonly string[]>
  /** What is not typed, such as what comes of events. */
  computed: Record<Part, number>
  /** "Cuối kỳ: {opening} + {up} − {down} = {closing}" */
  words: string
  locale: Locale
}

/** The sum of what is typed, in words. What cannot be read makes it unknown. */
export function sumInWords(typed: (name: string) => unknown, { names, computed, words, locale }: Summed): string {
  const total = (part: Part) => names[part].reduce((sum, name) => sum + countIn(typed(name)), computed[part])
  const sum = { opening: total('opening'), up: total('up'), down: total('down') }
  const values: Record<string, number> = { ...sum, closing: sum.opening + sum.up - sum.down }
  return words.replaceAll(/\{(\w+)\}/g, (_, name: string) => shown(values[name] ?? Number.NaN, locale))
}

function countIn(typed: unknown): number {
  const text = String(typed ?? '').trim()
  const read = parseCount(text)
  if (text === '') return 0
  return read.ok ? read.value : Number.NaN
}

const shown = (value: number, locale: Locale) =>
  Number.isNaN(value) ? '?' : formatCount(value, locale).replace('-', '−')
