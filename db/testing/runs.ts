/** Set by `npm run test:long`, for what is bounded and slow. Everything that does more then asks here. */
export const isLong = process.env.TEST_LONG === '1'

export const rounds = (few: number, many: number) => (isLong ? many : few)

/** For fast-check: the same few cases in every `npm test`, new ones in every long run, which prints the seed it failed on. */
export const drawn = (few: number, many = few * 20) => ({
  numRuns: rounds(few, many),
  ...(!isLong && { seed: 5 }),
})
