import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import type { Params } from '@/app/screen/params'
import { wordsOfStanding } from '@/app/screen/report/standing'
import { KeepTicks } from '@/components/form/keep-ticks.client'
import { EmptyState } from '@/components/table/record-table'
import type { Cell, MatrixRow } from '@/db/member-report/matrix'
import { nameOfPeriod } from '@/db/period/words'
import type { Say } from '@/messages/say'
import { backOf, matrixHref, path } from './filters'
import { MatrixRows, type SentRow, type SentState } from './matrix-rows.client'
import type { Screen } from './read'

type Props = { screen: Screen; params: Params }

/** Organisations by periods, grouped by park. Waiting reports without warnings can be chosen and confirmed together. */
export async function Matrix({ screen, params }: Props) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('completeness')])
  const { columns, list, review } = screen
  const choosable = list.rows.some(({ isPlain }) => isPlain)
  // Whoever confirms nothing needs no column that says so.
  const hasChoice = choosable || list.rows.some(({ heldBackBy }) => heldBackBy !== null && heldBackBy !== 'not-yours')
  if (list.rows.length === 0) return <EmptyState text={say('none')} action={{ href: path, label: say('clear') }} />
  const [chosen, ...before] = columns
  const cellOf = cellsBy(screen.cells)
  const words = {
    standing: wordsOfStanding(await getTranslations('member-reports')),
    sinceLock: say('since-lock'),
    enter: say('enter'),
    notExpected: say('not-expected'),
  }
  return (
    <form action={`${path}/confirm`} className="matrix">
      <input type="hidden" name="back" value={backOf(params)} />
      {choosable && <KeepTicks />}
      <section className="matrix-scroll" aria-label={say('matrix')}>
        <table className="table">
          <caption className="visually-hidden">{say('matrix')}</caption>
          <thead>
            <tr>
              {hasChoice && <th scope="col">{say('choose')}</th>}
              <th scope="col">{say('organisation')}</th>
              {columns.map((period) => (
                <th key={period.id} scope="col" data-chosen={period === chosen || undefined}>
                  {nameOfPeriod(period, locale)}
                </th>
              ))}
            </tr>
          </thead>
          {parksOf(list.rows).map(({ unitId, unitName, rows }) => (
            <tbody key={unitId}>
              <tr>
                <th scope="rowgroup" colSpan={columns.length + (hasChoice ? 2 : 1)} className="park">
                  {unitName ?? say('out-of-sight')}
                </th>
              </tr>
              <MatrixRows
                rows={rows.map((row) =>
                  sent(row, {
                    cells: before.map(({ id }) => cellOf(row.organisationId, id)),
                    params,
                    isOpen: row.reportId !== null && row.reportId === review?.report.id,
                    say,
                  }),
                )}
                hasChoice={hasChoice}
                words={words}
              />
            </tbody>
          ))}
        </table>
      </section>
      {choosable && (
        <button type="submit" className="button">
          {say('confirm-chosen')}
        </button>
      )}
    </form>
  )
}

type SentProps = { cells: (Cell | undefined)[]; params: Params; isOpen: boolean; say: Say<'completeness'> }

/** A row as data, with the reports of the former periods. */
function sent(row: MatrixRow, { cells, params, isOpen, say }: SentProps): SentRow {
  const href = row.versionId && row.reportId ? matrixHref(params, row.reportId) : undefined
  return {
    organisationId: row.organisationId,
    name: row.name,
    isOpen,
    choice:
      row.isPlain && row.versionId
        ? { versionId: row.versionId, label: say('choose-one', { name: row.name }) }
        : undefined,
    heldBack: row.heldBackBy ? say(`held-back.${row.heldBackBy}`) : undefined,
    isSinceLock: row.isSinceLock,
    enterHref: row.canEnter && !row.versionId ? `/report/${row.organisationId}/${row.periodId}` : undefined,
    states: [
      stateOf(row, href),
      ...cells.map((cell) => cell && stateOf(cell, sentOf(cell) ? `/member-reports/${cell.reportId}` : undefined)),
    ].map((state) => state ?? null),
  }
}

/** Marks that are not set are not sent. */
const stateOf = ({ standing, isLate, isCorrection, isConfirmedEarly }: Cell, href?: string): SentState => ({
  standing,
  ...(isLate && { isLate }),
  ...(isCorrection && { isCorrection }),
  ...(isConfirmedEarly && { isConfirmedEarly }),
  ...(href && { href }),
})

const sentOf = ({ standing }: Cell) => standing !== 'missing' && standing !== 'draft'

/** The cell of an organisation in a period. */
function cellsBy(cells: Cell[]) {
  const keyOf = (organisationId: string, periodId: string) => `${organisationId} ${periodId}`
  const found = new Map(cells.map((cell) => [keyOf(cell.organisationId, cell.periodId), cell]))
  return (organisationId: string, periodId: string) => found.get(keyOf(organisationId, periodId))
}

/** Groups rows by park. The rows are sorted by park. */
function parksOf(rows: MatrixRow[]) {
  const parks = new Map<string, { unitId: string; unitName: string | null; rows: MatrixRow[] }>()
  for (const row of rows) {
    const park = parks.get(row.unitId) ?? { unitId: row.unitId, unitName: row.unitName, rows: [] }
    park.rows.push(row)
    parks.set(row.unitId, park)
  }
  return [...parks.values()]
}
