/** The reason in the audit entries of the planting. */
export const plantingReason = 'Nạp dữ liệu minh họa'

/** A seeded random generator: the same seed gives the same registry on every machine. */
export type Chance = ReturnType<typeof chanceOf>

export function chanceOf(seed: number) {
  let state = seed >>> 0
  let serial = 0

  /** Mulberry32: 0 ≤ x < 1. */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const happens = (share: number) => next() < share

  function pick<T>(from: readonly T[]): T {
    return at(from, whole(0, from.length - 1))
  }

  function weighted<T>(from: readonly (readonly [T, number])[]): T {
    let left = next() * from.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of from) {
      left -= weight
      if (left < 0) return value
    }
    return at(from, from.length - 1)[0]
  }

  function shuffled<T>(from: readonly T[]): T[] {
    return from
      .map((value) => ({ value, order: next() }))
      .sort((a, b) => a.order - b.order)
      .map(({ value }) => value)
  }

  /** A log-normal value: most are small, a few very large. */
  const skewed = (spread: number) =>
    Math.exp(spread * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()))

  /** A deterministic UUID of version 7, with a serial number in place of the time. */
  const id = () => {
    serial += 1
    const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0')
    const random = () => hex(Math.floor(next() * 2 ** 32), 8)
    const tail = random() + random()
    return `0190${hex(serial, 8).slice(0, 4)}-${hex(serial, 8).slice(4)}-7${tail.slice(0, 3)}-8${tail.slice(3, 6)}-${tail.slice(6, 16).padEnd(12, '0')}`
  }

  return { next, whole, happens, pick, weighted, shuffled, skewed, id }
}

/** The element at an index; throws if there is none. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new RangeError(`the demonstration has no element ${index} of ${list.length}`)
  return found
}

type Bounds = { least?: readonly number[]; most?: readonly number[] }

/** Integers in proportion to the weights and within bounds, whose sum is `total`. Throws if there are none. */
export function apportion(total: number, weights: readonly number[], { least, most }: Bounds = {}): number[] {
  const low = weights.map((_, i) => least?.[i] ?? 0)
  const high = weights.map((_, i) => most?.[i] ?? Number.POSITIVE_INFINITY)
  const sumOfWeights = weights.reduce((sum, weight) => sum + weight, 0)
  const shares = weights.map((weight, i) => clamp(Math.round((total * weight) / sumOfWeights), at(low, i), at(high, i)))
  for (let missing = total - sum(shares); missing !== 0; missing = total - sum(shares)) {
    const direction = Math.sign(missing)
    const room = shares.map((share, i) => (direction > 0 ? at(high, i) - share : share - at(low, i)))
    const open = weights.map((weight, i) => (at(room, i) > 0 ? weight : 0))
    const openSum = sum(open)
    if (openSum === 0) throw new RangeError(`${total} cannot be spread within the bounds`)
    let left = Math.abs(missing)
    for (const i of shares.keys()) {
      const step = Math.min(left, at(room, i), Math.ceil((Math.abs(missing) * at(open, i)) / openSum))
      shares[i] = at(shares, i) + direction * step
      left -= step
    }
  }
  return shares
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))

export const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
