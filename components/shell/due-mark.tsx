/** How many things wait for this person, with the words that say so to who does not see the ring. */
export type Due = { count: string; words: string }

export const DueMark = ({ count, words }: Due) => (
  <span className="due">
    {count}
    <span className="visually-hidden"> {words}</span>
  </span>
)
