import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import type { Params } from '@/app/screen/params'
import { Standing } from '@/app/screen/report/standing'
import { KeepTicks } from '@/components/form/keep-ticks.client'
import { Link } from '@/components/link.client'
import { EmptyState } from '@/components/table/record-table'
import type { Cell, MatrixRow } from '@/db/member-report/matrix'
import { nameOfPeriod } from '@/db/period/words'
import { backOf, matrixHref, path } from './filters'
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
              {rows.map((row) => (
                <Row
                  key={row.organisationId}
                  row={row}
                  cells={before.map(({ id }) => cellOf(screen.cells, row.organisationId, id))}
                  params={params}
                  isOpen={row.reportId !== null && row.reportId === review?.report.id}
                  hasChoice={hasChoice}
                />
              ))}
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

type RowProps = { row: MatrixRow; cells: (Cell | undefined)[]; params: Params; isOpen: boolean; hasChoice: boolean }

async function Row({ row, cells, params, isOpen, hasChoice }: RowProps) {
  const say = await getTranslations('completeness')
  return (
    <tr data-marked={isOpen || undefined}>
      {hasChoice && (
        <td>
          {row.isPlain && row.versionId && (
            <label className="tick">
              <input type="checkbox" name="version" value={row.versionId} />
              <span className="visually-hidden">{say('choose-one', { name: row.name })}</span>
            </label>
          )}
          {row.heldBackBy && <span className="held-back">{say(`held-back.${row.heldBackBy}`)}</span>}
        </td>
      )}
      <th scope="row">
        <Link href={`/organisations/${row.organisationId}`}>{row.name}</Link>
        {row.isSinceLock && <span className="muted"> {say('since-lock')}</span>}
      </th>
      <td data-chosen>
        <State
          cell={row}
          href={row.versionId && row.reportId ? matrixHref(params, row.reportId) : undefined}
          isOpen={isOpen}
        />
        {row.canEnter && !row.versionId && (
          <Link className="enter" href={`/report/${row.organisationId}/${row.periodId}`}>
            {say('enter')}
            <span className="visually-hidden">: {row.name}</span>
          </Link>
        )}
      </td>
      {cells.map((cell, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
        <td key={at}>
          {cell ? (
            <State cell={cell} href={sentOf(cell) ? `/member-reports/${cell.reportId}` : undefined} isOpen={false} />
          ) : (
            <span className="muted">{say('not-expected')}</span>
          )}
        </td>
      ))}
    </tr>
  )
}

type StateProps = { cell: Cell; href: string | undefined; isOpen: boolean }

/** The state of a report, with a link if a version was sent. */
function State({ cell, href, isOpen }: StateProps) {
  const { standing, isLate, isCorrection, isConfirmedEarly } = cell
  const state = <Standing {...{ standing, isLate, isCorrection, isConfirmedEarly }} />
  if (!href) return state
  return (
    <Link href={href} aria-current={isOpen ? 'true' : undefined}>
      {state}
    </Link>
  )
}

const sentOf = ({ standing }: Cell) => standing !== 'missing' && standing !== 'draft'

const cellOf = (cells: Cell[], organisationId: string, periodId: string) =>
  cells.find((cell) => cell.organisationId === organisationId && cell.periodId === periodId)

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
