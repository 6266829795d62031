import { oneOf } from '@/app/screen/filters'
import type { Params } from '@/app/screen/params'
import { today } from '@/core/date'
import type { PeriodRow } from '@/db/period/queries'

const columns = 5

/**
 * The period an address chooses: the one it names, of the kind it names; else one in which something waits, where
 * that is what is looked for; else the latest that takes reports. `all` begins with the latest.
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

/** The chosen period and those of its kind before it. */
export const columnsFrom = (all: PeriodRow[], chosen: PeriodRow): PeriodRow[] =>
  all.filter(({ kind, endsOn }) => kind === chosen.kind && endsOn <= chosen.endsOn).slice(0, columns)
