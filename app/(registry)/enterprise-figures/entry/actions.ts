'use server'

import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { carryOut } from '@/app/request/action'
import { called } from '@/app/request/begin'
import { changeReasons, reasonOf, reasonProblems } from '@/app/request/reason'
import type { GridAnswer } from '@/components/grid/state'
import { fieldsOf } from '@/core/field'
import { readForm } from '@/core/form'
import { fail, type Message, ok, type Result } from '@/core/result'
import type { Db } from '@/db/door/actor'
import { cellOf, type Entered, type EnteredRow, enterFigures } from '@/db/enterprise-figures/enter'
import { FiguresInput, figureNames } from '@/db/enterprise-figures/record'
import { mostRows } from './asked'
import { refusedAnswer } from './refused'

const longest = 200

/** The request of the grid for one period, with numbers as typed text. */
const Sent = z.object({
  drawnFor: z.string(),
  reason: z.string(),
  reasonNote: z.string(),
  rows: z
    .array(
      z.object({
        id: z.uuid(),
        cells: z.record(z.string(), z.object({ opened: z.number().nullable(), typed: z.string() })),
      }),
    )
    .max(mostRows)
    .refine((rows) => new Set(rows.map(({ id }) => id)).size === rows.length),
})
type SentRow = z.output<typeof Sent>['rows'][number]

/** Server action: saves all changed figures, or none. */
export const saveEntry = called(z.tuple([z.uuid(), Sent]), save, () => refusedAnswer({ kind: 'missing' }, ''))

async function save(period: string, { rows, drawnFor, ...why }: z.output<typeof Sent>): Promise<GridAnswer> {
  // New figures need no reason. Whether a change needs one is checked by the audit trigger.
  const problems = why.reason ? reasonProblems(changeReasons, why) : {}
  const cause = { reason: reasonOf(why.reason, why.reasonNote) }
  const result: Result<EnteredRow[]> =
    Object.keys(problems).length > 0
      ? fail({ kind: 'invalid', fields: problems })
      : await carryOut(drawnFor, (db) => enter(db, period, rows), cause)
  if (!result.ok) return refusedAnswer(result.problem, period)
  refresh()
  const say = await getTranslations('enterprise-figures.entry')
  const count = rows.reduce((sum, { cells }) => sum + Object.keys(cells).length, 0)
  return {
    status: 'saved',
    message: say('saved', { count }),
    rows: result.value.map(({ enterpriseId, figures }) => ({ id: enterpriseId, values: figures })),
  }
}

/**
 * Parses and validates all rows, so that unreadable numbers and refused values are reported together. If any row has a
 * problem, none is saved.
 */
async function enter(db: Db, period: string, rows: SentRow[]): Promise<Result<EnteredRow[]>> {
  const read = rows.map(readRow)
  const unreadable: Record<string, Message> = Object.assign({}, ...read.map(({ problems }) => problems))
  const sound = read.filter(({ problems }) => Object.keys(problems).length === 0)
  const entered = await enterFigures(
    db,
    period,
    sound.map(({ entered }) => entered),
  )
  if (sound.length === read.length) return entered
  if (entered.ok || entered.problem.kind === 'stale') return fail({ kind: 'invalid', fields: unreadable })
  if (entered.problem.kind !== 'invalid') return entered
  return fail({ kind: 'invalid', fields: { ...entered.problem.fields, ...unreadable } })
}

function readRow({ id, cells }: SentRow): { entered: Entered; problems: Record<string, Message> } {
  const names = figureNames.filter((name) => cells[name])
  const read = names.map((name) => {
    const typed = cells[name]?.typed.slice(0, longest) ?? ''
    const one = readForm(FiguresInput, fieldsOf(FiguresInput, 'vi'), { [name]: typed })
    return { name, one: one.ok ? ok(one.value[name] ?? null) : one }
  })
  return {
    entered: {
      enterpriseId: id,
      opened: Object.fromEntries(names.map((name) => [name, cells[name]?.opened ?? null])),
      typed: Object.fromEntries(read.flatMap(({ name, one }) => (one.ok ? [[name, one.value]] : []))),
    },
    problems: Object.fromEntries(
      read.flatMap(({ name, one }) =>
        !one.ok && one.problem.kind === 'invalid' && one.problem.fields[name]
          ? [[cellOf(id, name), one.problem.fields[name]]]
          : [],
      ),
    ),
  }
}
