import { type Shape, StateShape } from '@/components/state-shape'
import type { Standing as Code } from '@/db/member-report/queries'

export type { Code }

export type Marks = { isLate?: boolean; isCorrection?: boolean | null; isConfirmedEarly?: boolean }
export type StandingWords = Record<Code | 'is-correction' | 'is-confirmed-early' | 'is-late', string>
type Props = Marks & { standing: Code; words: StandingWords }

const shapes: Record<Code, Shape> = {
  missing: 'empty',
  draft: 'half',
  submitted: 'full',
  returned: 'back',
  confirmed: 'check',
}

/** The state of a report as word and shape, with marks, in the words of the page. */
export function StandingIn({ standing, words, isLate, isCorrection, isConfirmedEarly }: Props) {
  return (
    <span className="standing" data-standing={standing}>
      <span>
        <StateShape shape={shapes[standing]} />
        {words[standing]}
      </span>
      {isCorrection && <span>{words['is-correction']}</span>}
      {isConfirmedEarly && <span>{words['is-confirmed-early']}</span>}
      {isLate && (
        <span className="late">
          <StateShape shape="clock" />
          {words['is-late']}
        </span>
      )}
    </span>
  )
}
