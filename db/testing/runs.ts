/** True in `npm run test:long`, where slow tests run more rounds. */
export const isLong = process.env.TEST_LONG === '1'

export const rounds = (few: number, many: number) => (isLong ? many : few)

/** Parameters for fast-check: few runs with a fixed seed in `npm test`; many with a random seed in a long run. */
export const drawn = (few: number, many = few * 20) => ({
  numRuns: rounds(few, many),
  ...(!isLong && { seed: 5 }),
})

/** Every character assigned in the Unicode version of Node.js, except controls and private ones, forty a text. */
export function everyCharacter(): string[] {
  const characters = Array.from({ length: 0x110000 - 0x20 }, (_, at) => String.fromCodePoint(0x20 + at)).filter(
    (character) => /[^\P{Assigned}\p{Co}\p{Cs}]/u.test(character),
  )
  return Array.from({ length: Math.ceil(characters.length / 40) }, (_, at) =>
    characters.slice(at * 40, (at + 1) * 40).join(''),
  )
}
