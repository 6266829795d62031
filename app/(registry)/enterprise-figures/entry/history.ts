'use server'

import { z } from 'zod'
import { called } from '@/app/request/begin'
import { signed } from '@/app/request/problem'
import { currentActor, currentLocale } from '@/app/request/session'
import type { History } from '@/components/grid/cell-history'
import { listChanges } from '@/db/audit/queries'
import { withActor } from '@/db/door/actor'
import { listEarlier, mostShown, valueIn } from '@/db/enterprise-figures/cell'
import { findFiguresOf } from '@/db/enterprise-figures/queries'
import { type FigureName, figureNames } from '@/db/enterprise-figures/record'
import { nameOfPeriod } from '@/db/period/words'

const isFigure = (name: string): name is FigureName => figureNames.some((one) => one === name)
const Cell = z.object({ enterprise: z.uuid(), name: z.string().refine(isFigure) })

/** Server action: the values of a figure in earlier periods, and who changed it in this one. */
export const cellHistory = called(z.tuple([z.uuid(), Cell]), read, () => null)

async function read(period: string, { enterprise, name }: z.output<typeof Cell>): Promise<History | null> {
  if (!isFigure(name)) return null
  const [actor, locale] = await Promise.all([currentActor(), currentLocale()])
  return withActor(actor, async (db) => {
    const figures = await findFiguresOf(db, enterprise, period)
    const [earlier, changes] = await Promise.all([
      listEarlier(db, enterprise, period, name),
      figures ? listChanges(db, 'enterprise_figures', figures.id) : [],
    ])
    return {
      earlier: earlier.map((one) => ({ period: nameOfPeriod(one, locale), value: one.value })),
      changes: changes
        .map((change) => ({
          signed: signed(change, locale),
          from: valueIn(change.old, name),
          to: valueIn(change.new, name),
        }))
        .filter(({ from, to }) => from !== to)
        .slice(0, mostShown),
    }
  })
}
