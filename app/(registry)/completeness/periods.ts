import { oneOf } from '@/app/screen/filters'
import type { Params } from '@/app/screen/params'
import { today } from '@/core/date'
import type { PeriodRow } from '@/db/period/queries'

const columns = 5

/**
 * The period of the URL, of the kind that it names. Without one: a period with waiting reports, if the filter is for
 * these; else the latest that takes reports. `all` is sorted from the latest.
 */
export function choosePeriod(all: PeriodRow[], params: Params, waitingIn: string[], ofReport?: string) {
  const kind = oneOf([...new Set(all.map((one) => one.kind))], params.kind)
  const eligible = kind ? all.filter((one) => one.kind === kind) : all
  const named = params.period ?? ofReport
  return (
    eligible.find(({ id }) => id === named) ??
    (params.standing === 'submitted' ? eligible.find(({ id }) => waitingIn.includes(id)) : undefined) ??
    eligible.find(({ opensOn }) => opensOn <= today()) ??
    eligible[0]
  )
}

/** The chosen period and those of its kind before it, latest first. */
export const columnsFrom = (all: PeriodRow[], chosen: PeriodRow): PeriodRow[] =>
  all.filter(({ kind, endsOn }) => kind === chosen.kind && endsOn <= chosen.endsOn).slice(0, columns)
