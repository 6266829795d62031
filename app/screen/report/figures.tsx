import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { formatChange, formatCount, type Locale } from '@/core/locale'
import { compositionLines, gradeCounts, partedLines, partsOf, yearlyLines } from '@/core/member-report/lines'
import { gradeLabel, grades, type Line, labels, partLabel } from '@/db/member-report/entry'
import type { Range, Review, Version } from '@/db/member-report/review'
import { nameOfPeriod } from '@/db/period/words'

type Props = { review: Review; version: Version }

const always: Line[] = ['openingTotal', 'closingTotal', ...compositionLines]

/**
 * The lines of a version beside the previous period and the usual range of the organisation. Of what came and went the
 * range is told only where a number lies outside.
 */
export async function Figures({ review, version }: Props) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('member-reports')])
  const { previous, report, usualOf } = review
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has only a keyboard scrolls it by its focus
    <section className="panel-scroll" aria-label={say('figures')} tabIndex={0}>
      <table className="table report-figures">
        <caption className="visually-hidden">{say('figures')}</caption>
        <thead>
          <tr>
            <th scope="col">{say('count')}</th>
            <th scope="col" className="number">
              {previous ? nameOfPeriod(previous, locale) : say('before')}
            </th>
            <th scope="col" className="number">
              {nameOfPeriod(report, locale)}
            </th>
            <th scope="col" className="number">
              {say('difference')}
            </th>
            <th scope="col" className="number usual">
              {say('usual-range')}
            </th>
          </tr>
        </thead>
        <tbody>
          {linesOf(version, previous).flatMap((line) => [
            <Row
              key={line}
              line={line}
              now={version[line]}
              before={previous?.[line]}
              usual={usualOf(line)}
              note={version.note}
              locale={locale}
            />,
            ...partsIn(version, line).map(({ part, label, count }) => (
              <tr key={`${line} ${part}`}>
                <th scope="row">{label[locale]}</th>
                <td />
                <td className="number">{formatCount(count, locale)}</td>
                <td />
                <td className="usual" />
              </tr>
            )),
          ])}
          {version.grade && (
            <tr>
              <th scope="row">{gradeLabel[locale]}</th>
              <td colSpan={4}>{grades[version.grade][locale]}</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}

type RowProps = {
  line: Line
  now: number | null
  before: number | null | undefined
  usual: Range | null
  note: string | null
  locale: Locale
}

async function Row({ line, now, before, usual, note, locale }: RowProps) {
  const say = await getTranslations('member-reports')
  const isOutside = usual !== null && now !== null && (now < usual.least || now > usual.most)
  const range = usual && `${formatCount(usual.least, locale)}–${formatCount(usual.most, locale)}`
  return (
    <tr data-outside={isOutside || undefined}>
      <th scope="row">
        {labels[line][locale]}
        {always.includes(line) && range && (
          <p className="usual-below">
            {say('usual-range')}: {range}
          </p>
        )}
        {isOutside && <p className="outside">{say('outside', { range: range ?? '', note: note ?? say('no-note') })}</p>}
      </th>
      <td className="number">{before === undefined ? '' : formatCount(before, locale)}</td>
      <td className="number">
        <strong>{now === null ? say('untold') : formatCount(now, locale)}</strong>
      </td>
      <td className="number">{formatChange(now, before, locale)}</td>
      <td className="number usual">{always.includes(line) && range}</td>
    </tr>
  )
}

const partsIn = ({ parts }: Version, name: Line) =>
  partedLines
    .filter((line) => line === name)
    .flatMap((line) =>
      partsOf[line].map((part) => ({ part, label: partLabel(line, part), count: parts?.[line]?.[part] })),
    )
    .flatMap(({ count, ...one }) => (count === undefined ? [] : [{ ...one, count }]))

/** The lines of the form. Computed and yearly lines are left out if they are empty. */
function linesOf(version: Version, previous: Review['previous']): Line[] {
  const yearly = new Set<Line>([...yearlyLines, ...gradeCounts])
  const computed = new Set<Line>(['carriedAdjustment', 'eventIncrease', 'eventDecrease'])
  return (Object.keys(labels) as Line[]).filter((line) => {
    if (always.includes(line)) return true
    if (yearly.has(line)) return version[line] !== null
    return !computed.has(line) || version[line] !== 0 || (previous?.[line] ?? 0) !== 0
  })
}
