import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { valueInWords } from '@/app/screen/values'
import { fieldsOf } from '@/core/field'
import { formatCount } from '@/core/locale'
import { isUnknown, unknownParts } from '@/core/member-report/composition'
import { compositionLines, flowLines, partedLines, partField, partsOf, yearlyLines } from '@/core/member-report/lines'
import { type Line, MemberReportInput, partLabel } from '@/db/member-report/entry'
import { outside, restOutside } from '@/db/member-report/form'
import type { Split, Transfer } from '@/db/member-report/record'
import { splitField } from '@/db/member-report/submit'
import type { Counts } from '@/db/member-report/warnings'
import type { OpenReport } from '@/db/report/open-report'
import { addressOfStep, wayOf } from './address'
import { type Checked, howComputed } from './how-computed'
import { asksYearly, isFirst, type Judged } from './judge'

export type Shown = {
  name: string
  label: string
  value: string
  weighs?: boolean
  /** How a computed value came about; undefined if it was typed. */
  how?: string | undefined
  /** What else the line stands for. */
  about?: string
}
type Named = { value: string; label: string }[]

type Props = { openReport: OpenReport; judged: Judged; elsewhere: Named }

/** All lines that will be sent, each with a link to change it; those that are 0 together, at the end. */
export async function CheckedLines({ openReport, judged, elsewhere }: Props) {
  const say = await getTranslations('report')
  const { counts, split } = judged.assessed
  const to = (step: 'question' | 'changes', name: string) =>
    `${addressOfStep(openReport.circumstances, step, wayOf(openReport))}#field-${name}`
  const hasChanged = openReport.typed.changed === 'yes'
  const { begins } = openReport.circumstances
  const onChanges = hasChanged || isFirst(openReport)
  const always = [...unknownParts(begins), ...(isUnknown(begins) ? compositionLines : [])]
  const lines = await linesOf({
    counts,
    split,
    transfers: judged.submission.transfers,
    enterprises: openReport.enterprises,
    elsewhere,
    flow: hasChanged,
    yearly: asksYearly(openReport),
    checked: { begins, typed: judged.submission.entry },
  })
  const first = to('question', 'changed')
  const hrefOf = (name: string) => {
    if (always.includes(name)) return to('changes', name)
    if (computed.some((line) => name.startsWith(line)) || (name === 'openingTotal' && !isFirst(openReport)))
      return undefined
    if (name === 'openingTotal' || name === 'changed') return first
    const [direction] = name.split(' ')
    if (direction !== name) return to('changes', `${direction}1`)
    const isYearly = yearlyLines.some((line) => line === name) || name === 'grade'
    return onChanges || isYearly ? to('changes', name) : first
  }
  const zeros = lines.filter(isZero)
  const [zero] = zeros
  const shown: Shown[] = [
    ...lines.filter((line) => !isZero(line)),
    ...(zero ? [{ ...zero, label: say('others-zero'), about: zeros.map(({ label }) => label).join(', ') }] : []),
  ]
  return (
    <dl className="facts lines">
      {shown.map(({ name, label, value, weighs, how, about = how }) => {
        const href = hrefOf(name)
        return (
          <div key={name} className={[weighs && 'weighs', how && 'computed'].filter(Boolean).join(' ') || undefined}>
            <dt>{label}</dt>
            <dd>
              <span className="number">{value}</span>
              {href && (
                <a className="target" href={href}>
                  {say('edit')}
                  <span className="visually-hidden">: {label}</span>
                </a>
              )}
            </dd>
            {about && <dd className="hint">{about}</dd>}
          </div>
        )
      })}
    </dl>
  )
}

/** Lines that were left empty or 0: the check names them together, below what is not. */
const isZero = ({ name, value }: Shown) => value === '0' && [...flowLines, ...yearlyLines].some((line) => line === name)

const computed = ['carriedAdjustment', 'eventIncrease', 'eventDecrease', 'closingTotal', 'not-split']

type Content = {
  counts: Counts
  split: Split
  transfers: Transfer[]
  enterprises: { id: string; name: string }[]
  elsewhere: Named
  /** Whether changes were reported. */
  flow: boolean
  yearly: boolean
  /** On the receipt: the lines of events and corrections stand even where they are 0. */
  isSent?: true
  /** On the check page. */
  checked?: Checked
}

/** A report as labelled values in the order of the form, for the check page, the receipt and its PDF. */
export async function linesOf(report: Content): Promise<Shown[]> {
  const [say, locale] = await Promise.all([getTranslations('report'), currentLocale()])
  const { counts, split, transfers, enterprises, elsewhere, checked } = report
  const fields = fieldsOf(MemberReportInput, locale)
  const field = (name: string) => fields.find((one) => one.name === name)
  const how: { [Name in Line]?: string } = checked ? howComputed(counts, checked, say, locale) : {}
  const line = (name: Line | 'grade', weighs = false): Shown => {
    const known = field(name)
    const value = known ? valueInWords(known, counts[name], locale) : ''
    return { name, label: known?.label ?? name, value, weighs, how: name === 'grade' ? undefined : how[name] }
  }
  const partsIn = (name: string): Shown[] =>
    partedLines
      .filter((line) => line === name && counts[line] !== 0)
      .flatMap((line) =>
        partsOf[line].flatMap((part) => {
          const count = counts.parts?.[line]?.[part]
          if (count === undefined && !checked) return []
          const value = count === undefined ? say('untold') : formatCount(count, locale)
          return [{ name: partField(line, part), label: partLabel(line, part)[locale], value }]
        }),
      )
  const unlessZero = (name: Line) => (counts[name] === 0 && !report.isSent ? [] : [line(name), ...partsIn(name)])
  const nameOf = (id: string) => elsewhere.find(({ value }) => value === id)?.label ?? ''
  const shares = enterprises.length > 1 ? enterprises : []
  const unsplit = counts.closingTotal - Object.values(split).reduce((sum, members) => sum + members, 0)
  return [
    line('openingTotal'),
    ...unlessZero('carriedAdjustment'),
    ...(report.flow
      ? flowLines.flatMap((name) => [line(name), ...partsIn(name)])
      : [{ name: 'changed', label: say('changed'), value: valueInWords(yesNo, false, locale) }]),
    ...transfers.map(({ direction, organisationId, members }) => ({
      name: `${direction} ${organisationId}`,
      label: say(`sent.transfer-${direction}`, { name: nameOf(organisationId) }),
      value: String(members),
    })),
    ...restOutside(counts, transfers).map(({ direction, members }) => ({
      name: `${direction} ${outside}`,
      label: say(`sent.transfer-${direction}`, { name: say('outside') }),
      value: String(members),
    })),
    ...unlessZero('eventIncrease'),
    ...unlessZero('eventDecrease'),
    line('closingTotal', true),
    ...compositionLines.map((name) => (counts[name] === null ? { ...line(name), value: say('untold') } : line(name))),
    ...shares.map(({ id, name }) => ({
      name: splitField(id),
      label: name,
      value: String(split[id] ?? say('nothing')),
    })),
    ...(shares.length > 0 && unsplit > 0
      ? [{ name: 'not-split', label: say('not-split'), value: String(unsplit) }]
      : []),
    ...(report.yearly ? [...yearlyLines.map((name) => line(name)), line('grade')] : []),
  ]
}

const yesNo = {
  name: '',
  label: '',
  hint: undefined,
  input: 'boolean' as const,
  options: [],
  reference: undefined,
  required: false,
  maxLength: undefined,
  inList: false,
}
