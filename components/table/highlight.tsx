import { foundIn } from '@/core/fold'

/** A cell's text with what was searched for marked: "dien tu" is found in "Điện tử". */
export function Highlight({ text, query }: { text: string; query: string }) {
  const found = foundIn(text, query)
  if (!found) return text
  return (
    <>
      {text.slice(0, found.from)}
      <mark>{text.slice(found.from, found.to)}</mark>
      {text.slice(found.to)}
    </>
  )
}
