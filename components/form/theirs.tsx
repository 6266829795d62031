import type { ConflictRow } from '@/core/form-state'
import type { Side } from '@/core/merge'
import { saidBy, type TheirsWords } from './theirs-words'

type Props = { row: ConflictRow; words: TheirsWords; choose: (side: Side) => void }

/** Below a field that was changed here and elsewhere: what stands there, by whom, and the choice. The field stays. */
export function Theirs({ row, words, choose }: Props) {
  const { field, label } = row
  const say = (text: string) => saidBy(row, words, text)
  return (
    <fieldset className="theirs">
      <legend>
        <span className="visually-hidden">{label}: </span>
        {say(words.said)}
      </legend>
      {(['saved', 'typed'] as const).map((side) => (
        <label key={side} className="choice">
          <input type="radio" name={`resolve.${field}`} value={side} onChange={() => choose(side)} />
          {say(side === 'saved' ? words.take : words.own)}
        </label>
      ))}
    </fieldset>
  )
}
