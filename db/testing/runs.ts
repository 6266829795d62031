/** True in `npm run test:long`, where slow tests run more rounds. */
export const isLong = process.env.TEST_LONG === '1'

export const rounds = (few: number, many: number) => (isLong ? many : few)

/** Parameters for fast-check: few runs with a fixed seed in `npm test`; many with a random seed in a long run. */
export const drawn = (few: number, many = few * 20) => ({
  numRuns: rounds(few, many),
  ...(!isLong && { seed: 5 }),
})
