import { getTranslations } from 'next-intl/server'
import { type Shape, StateShape } from '@/components/state-shape'
import type { Standing as Code } from '@/db/member-report/queries'

type Props = { standing: Code; isLate?: boolean; isCorrection?: boolean | null; isConfirmedEarly?: boolean }

const shapes: Record<Code, Shape> = {
  missing: 'empty',
  draft: 'half',
  submitted: 'full',
  returned: 'back',
  confirmed: 'check',
}

/** The state of a report as word and shape, with marks. */
export async function Standing({ standing, isLate = false, isCorrection = false, isConfirmedEarly = false }: Props) {
  const say = await getTranslations('member-reports')
  return (
    <span className="standing" data-standing={standing}>
      <span>
        <StateShape shape={shapes[standing]} />
        {say(standing)}
      </span>
      {isCorrection && <span>{say('is-correction')}</span>}
      {isConfirmedEarly && <span>{say('is-confirmed-early')}</span>}
      {isLate && (
        <span className="late">
          <StateShape shape="clock" />
          {say('is-late')}
        </span>
      )}
    </span>
  )
}
