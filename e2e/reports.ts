import { eq, sql } from 'drizzle-orm'
import { addDays } from '@/core/date'
import { memberReport, memberReportVersion } from '@/db/member-report/record'
import { organisation, organisationState } from '@/db/organisation/record'
import { newId } from '@/db/record/id'
import { plantPeriod } from '@/db/testing/reports'
import type { Planted } from '@/db/testing/seed'
import { asOwner } from './fixtures'

export type Wish = { name: string; warns?: boolean }

/** Plants a period before all others with waiting first reports of new cells in the park. */
export function plantWaiting({ park, people }: Planted, wishes: Wish[]) {
  return asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    const name = 'Rà soát tổ chức mới'
    const day = '2022-02-01'
    const periodId = await plantPeriod(db, day, { name, endsOn: day, cutOffOn: day })
    const reports: Record<string, string> = {}
    for (const { name, warns = false } of wishes) {
      const [organisationId, reportId] = [newId(), newId()]
      await db.insert(organisation).values({ id: organisationId, unitId: park, foundedOn: '2022-01-01' })
      await db
        .insert(organisationState)
        .values({ organisationId, name, kind: 'grassroots_cell', valid: '[2022-01-01,)' })
      await db.insert(memberReport).values({ id: reportId, organisationId, periodId })
      await db.insert(memberReportVersion).values({
        reportId,
        organisationId,
        periodId,
        openingTotal: 5,
        openingReason: 'Theo sổ của chi bộ',
        admitted: 1,
        closingTotal: 6,
        officialMembers: 5,
        probationaryMembers: 1,
        femaleMembers: 2,
        note: warns ? 'Nhận thêm một tổ' : null,
        ruleResults: warns ? [{ rule: 'v20', severity: 'warning', values: { previous: 5, closing: 6 } }] : [],
        submittedBy: people['secretary of the cell'].accountId,
      })
      reports[name] = reportId
    }
    return { name, periodId, reports }
  })
}

/** Plants four confirmed periods without changes for the cell, and a fifth with a jump and a note, which waits. */
export function plantJump({ cell, people }: Planted, note: string) {
  return asOwner(async (db) => {
    await db.execute(sql`select open_service_door()`)
    const [before] = await db.select().from(memberReportVersion).where(eq(memberReportVersion.organisationId, cell))
    let previousId = before?.id ?? ''
    for (let turn = 0; ; turn += 1) {
      const isLast = turn === 4
      const day = addDays('2024-06-01', turn)
      const wish = { name: `Rà soát lần ${turn + 1}`, endsOn: day, cutOffOn: day, opensOn: day }
      const [id, reportId, periodId] = [newId(), newId(), await plantPeriod(db, day, wish)]
      const admitted = isLast ? 9 : 0
      await db.insert(memberReport).values({ id: reportId, organisationId: cell, periodId })
      await db.insert(memberReportVersion).values({
        id,
        reportId,
        organisationId: cell,
        periodId,
        openingTotal: 12,
        admitted,
        closingTotal: 12 + admitted,
        officialMembers: 11,
        probationaryMembers: 1 + admitted,
        femaleMembers: 4,
        note: isLast ? note : null,
        previousId,
        submittedBy: people['secretary of the cell'].accountId,
      })
      if (isLast) return reportId
      await db
        .update(memberReportVersion)
        .set({ state: 'confirmed', decidedAt: new Date() })
        .where(eq(memberReportVersion.id, id))
      previousId = id
    }
  })
}
