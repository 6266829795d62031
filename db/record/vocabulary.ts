import words from './vocabulary.json' with { type: 'json' }

/** The codes of every enum of the database with their words, by the enum's name. The order of codes is the enum's. */
export const vocabulary = words

type Code<Name extends keyof typeof words> = Extract<keyof (typeof words)[Name], string>

/** The codes of one enum, for pgEnum() and z.enum(). */
export const codes = <Name extends keyof typeof words>(name: Name) =>
  Object.keys(words[name]) as [Code<Name>, ...Code<Name>[]]
