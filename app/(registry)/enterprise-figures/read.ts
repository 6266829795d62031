import 'server-only'
import { readRecord } from '@/app/screen/record'
import { currentLocale } from '@/app/session'
import type { Db } from '@/db/actor'
import { findEnterpriseChoice } from '@/db/enterprise/queries'
import { findFigures } from '@/db/enterprise-figures/queries'
import { nameOfPeriod } from '@/db/period/words'

/** Figures with the names of what they are about, and what else a page reads of them. */
export async function readFigures<T>(id: string, also: (db: Db) => Promise<T>) {
  const locale = await currentLocale()
  return readRecord(id, async (db) => {
    const figures = await findFigures(db, id)
    if (!figures) return null
    const enterprise = await findEnterpriseChoice(db, figures.enterpriseId)
    const period = nameOfPeriod(figures.period, locale)
    const names = { [figures.enterpriseId]: enterprise?.label ?? '', [figures.periodId]: period }
    return { figures, enterprise: enterprise?.label ?? '', period, names, locale, also: await also(db) }
  })
}
