import { getTranslations } from 'next-intl/server'
import { formatCount, type Locale } from '@/core/locale'
import { compositionLines, yearlyLines } from '@/core/member-report/lines'
import type { Line } from '@/db/member-report/entry'
import { adjustments, type SumLine } from '@/db/report/sum-row'
import { type SumBelow, untoldOf } from '@/db/report/summing'
import type { Reconciled } from '@/db/report/transfers'
import { lineInWords } from './words'

type Props = {
  sum: SumBelow
  /** The sum to compare with, and the heads of both columns. */
  before: { sum: SumBelow; name: string; thisName: string } | null
  transit: Reconciled
  isYearly: boolean
  locale: Locale
}
type Shown = { id: string; what: string; members: number | null; before?: number | null }

const increases: SumLine[] = ['admitted', 'becameOfficial', 'transferredIn', 'otherIncrease', 'eventIncrease', 'came']
const decreases: SumLine[] = ['transferredOut', 'leftParty', 'died', 'otherDecrease', 'eventDecrease', 'left']
const onlyIfAny = new Set<SumLine>([...adjustments, 'came', 'left'])

/** The sum of each line. It stays a table on narrow screens, which scrolls where letters are large. */
export async function LinesTable({ sum, before, transit, isYearly, locale }: Props) {
  const say = await getTranslations('organisation-reports')
  const { lines, rows: organisations } = sum
  const line = (name: SumLine): Shown[] => {
    const members = lines[name]
    const earlier = before ? before.sum.lines[name] : null
    const what = lineInWords(name, { say, locale })
    if (!onlyIfAny.has(name)) return [{ id: name, what, members, before: earlier }]
    return members || earlier ? [{ id: name, what, members: members ?? 0, before: earlier ?? 0 }] : []
  }
  const part = (name: Line): Shown[] => {
    const untold = lines[name] === null ? 0 : untoldOf(organisations, name)
    const also = untold > 0 ? ` ${say('untold-of', { count: formatCount(untold, locale) })}` : ''
    return line(name).map((one) => ({ ...one, what: `${one.what}${also}` }))
  }
  const rows: Shown[] = [
    ...line('openingTotal'),
    ...adjustments.flatMap(line),
    ...increases.flatMap(line),
    ...decreases.flatMap(line),
    ...line('closingTotal'),
    ...compositionLines.flatMap(part),
    ...(isYearly ? yearlyLines.flatMap(part) : []),
    ...(transit.nowhere ? [{ id: 'nowhere', what: say('nowhere'), members: transit.nowhere }] : []),
    ...(transit.twice ? [{ id: 'twice', what: say('twice'), members: transit.twice }] : []),
    ...(transit.twice && lines.closingTotal !== null
      ? [{ id: 'net', what: say('net'), members: lines.closingTotal - transit.twice }]
      : []),
  ]
  const count = (members: number | null) => (members === null ? say('untold') : formatCount(members, locale))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has only a keyboard scrolls it by its focus
    <section className="block table-scroll" aria-labelledby="lines" tabIndex={0}>
      <div className="block-head">
        <h2 id="lines">{say('lines')}</h2>
      </div>
      <table className="table">
        <caption>
          <span className="visually-hidden">{say('lines')}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">{say('line')}</th>
            <th scope="col" className="number">
              {before ? before.thisName : say('total')}
            </th>
            {before && (
              <th scope="col" className="number">
                {before.name}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, what, members, before: earlier }) => (
            <tr key={id}>
              <th scope="row">{what}</th>
              <td className="number">{count(members)}</td>
              {before && <td className="number">{earlier === undefined ? '' : count(earlier)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
