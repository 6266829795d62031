import { and, desc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Db } from '../door/actor'
import { period } from '../period/record'
import type { Previous } from './entry'
import { enterpriseFigures, type FigureName } from './record'

/** Of the earlier values, and of the changes. */
export const mostShown = 8

/** The values of a figure of an enterprise in the periods that ended before one, latest first. */
export async function listEarlier(
  db: Db,
  enterpriseId: string,
  periodId: string,
  name: FigureName,
): Promise<Previous[]> {
  const here = alias(period, 'here')
  const found = await db
    .select({
      value: sql<number>`${enterpriseFigures[name]}::float8`,
      kind: period.kind,
      name: period.name,
      startsOn: period.startsOn,
    })
    .from(enterpriseFigures)
    .innerJoin(period, eq(period.id, enterpriseFigures.periodId))
    .innerJoin(here, eq(here.id, periodId))
    .where(
      and(
        eq(enterpriseFigures.enterpriseId, enterpriseId),
        lt(period.endsOn, here.endsOn),
        isNotNull(enterpriseFigures[name]),
        isNull(enterpriseFigures.retiredOn),
        isNull(period.retiredOn),
      ),
    )
    .orderBy(desc(period.endsOn), desc(period.startsOn))
    .limit(mostShown)
  return found
}

/** The value of a figure in an image of its row that the trail keeps. */
export function valueIn(facts: unknown, name: FigureName): number | null {
  const value = (facts as Record<string, unknown> | null)?.[enterpriseFigures[name].name]
  return value === null || value === undefined ? null : Number(value)
}
