import 'server-only'
import { getTranslations } from 'next-intl/server'
import { invalidInWords, signed, summaryOf } from '@/app/request/problem'
import { currentActor, currentLocale } from '@/app/request/session'
import type { GridAnswer } from '@/components/grid/state'
import type { Conflict, Problem } from '@/core/result'
import { lastChangeOf } from '@/db/audit/queries'
import { withActor } from '@/db/door/actor'
import { findFiguresOf } from '@/db/enterprise-figures/queries'

type Refused = Extract<GridAnswer, { status: 'refused' }>

/** The messages at cells for a problem; for conflicts also who saved the other value. */
export async function refusedAnswer(problem: Problem, periodId: string): Promise<Refused> {
  const say = await getTranslations('problem')
  const fields = problem.kind === 'invalid' ? Object.entries(problem.fields) : []
  const errors = Object.fromEntries(fields.map(([cell, message]) => [cell, invalidInWords(message, say)]))
  return {
    status: 'refused',
    problem: { kind: problem.kind },
    // The reason and the period have no cell in the grid.
    message: [await summaryOf(problem), errors.reason, errors.reasonNote, errors.periodId].filter(Boolean).join(' '),
    errors,
    conflicts: problem.kind === 'stale' ? await conflictsOf(problem.fields, periodId) : [],
  }
}

async function conflictsOf(fields: Conflict[], periodId: string): Promise<Refused['conflicts']> {
  const [actor, locale] = await Promise.all([currentActor(), currentLocale()])
  const enterpriseIds = [...new Set(fields.map(({ field }) => enterpriseIn(field)))]
  const saved = await withActor(actor, async (db) => {
    const last = enterpriseIds.map(async (enterpriseId) => {
      const figures = await findFiguresOf(db, enterpriseId, periodId)
      return [enterpriseId, figures && (await lastChangeOf(db, 'enterprise_figures', figures.id))] as const
    })
    return new Map(await Promise.all(last))
  })
  return fields.map(({ field, saved: value }) => {
    const last = saved.get(enterpriseIn(field))
    return {
      key: field,
      saved: typeof value === 'number' ? value : null,
      by: signed(last, locale),
    }
  })
}

const enterpriseIn = (field: string) => field.split('.')[0] ?? ''
