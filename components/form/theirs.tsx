import type { ConflictRow } from '@/core/form-state'
import type { Side } from '@/core/merge'

export type TheirsWords = {
  /** "{by} đã nhập: {value}" */
  said: string
  /** "Lấy {value}" */
  take: string
  /** "Giữ nội dung vừa nhập ở đây" */
  own: string
  blank: string
}
type Props = { row: ConflictRow; words: TheirsWords; choose: (side: Side) => void }

/** Below a field that was changed here and elsewhere: what stands there, by whom, and the choice. The field stays. */
export function Theirs({ row: { field, label, saved, savedBy = '' }, words, choose }: Props) {
  const say = (text: string) => text.replace('{by}', savedBy).replace('{value}', saved || words.blank)
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
