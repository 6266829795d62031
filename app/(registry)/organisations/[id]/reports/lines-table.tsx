import { getTranslations } from 'next-intl/server'
import { formatCount, type Locale } from '@/core/locale'
import { compositionLines, type Line, labels, yearlyLines } from '@/db/member-report/entry'
import type { SumBelow } from '@/db/report/sums'
import type { Reconciled } from '@/db/report/transfers'

type Props = { sum: SumBelow; transit: Reconciled; isYearly: boolean; locale: Locale }
type Shown = { id: string; what: string; members: number | null }

const increases: Line[] = ['admitted', 'becameOfficial', 'transferredIn', 'otherIncrease', 'eventIncrease']
const decreases: Line[] = ['transferredOut', 'leftParty', 'died', 'otherDecrease', 'eventDecrease']

/** The sum of each line; transfers within the committee are shown apart. It stays a table on narrow screens. */
export async function LinesTable({ sum, transit, isYearly, locale }: Props) {
  const say = await getTranslations('organisation-reports')
  const { lines, inside } = sum
  const line = (name: Line): Shown => ({ id: name, what: labels[name][locale], members: lines[name] })
  const within = (name: 'transferredIn' | 'transferredOut', among: number): Shown[] =>
    lines[name] && among > 0
      ? [
          { id: `${name}-inside`, what: say('inside'), members: among },
          { id: `${name}-outside`, what: say(`outside.${name}`), members: lines[name] - among },
        ]
      : []
  const rows: Shown[] = [
    line('openingTotal'),
    ...(lines.carriedAdjustment ? [line('carriedAdjustment')] : []),
    ...increases.flatMap((name) => [line(name), ...(name === 'transferredIn' ? within(name, inside.in) : [])]),
    ...decreases.flatMap((name) => [line(name), ...(name === 'transferredOut' ? within(name, inside.out) : [])]),
    line('closingTotal'),
    ...compositionLines.map(line),
    ...(isYearly ? yearlyLines.map(line) : []),
    ...(transit.nowhere ? [{ id: 'nowhere', what: say('nowhere'), members: transit.nowhere }] : []),
    ...(transit.twice ? [{ id: 'twice', what: say('twice'), members: transit.twice }] : []),
    ...(transit.twice && lines.closingTotal !== null
      ? [{ id: 'net', what: say('net'), members: lines.closingTotal - transit.twice }]
      : []),
  ]
  return (
    <section className="block" aria-labelledby="lines">
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
              {say('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, what, members }) => (
            <tr key={id}>
              <th scope="row">{what}</th>
              <td className="number">{members === null ? say('untold') : formatCount(members, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
