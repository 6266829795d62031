import { partsOf } from './answer'

/** A text with what was typed marked. */
export const Marked = ({ text, words }: { text: string; words: string[] }) =>
  partsOf(text, words).map((part, at) =>
    at % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name
      <mark key={at}>{part}</mark>
    ),
  )
