import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import type { Section } from '@/components/form/form-sections'
import { LiveSum } from '@/components/form/live-sum.client'
import type { Field } from '@/core/field'
import { formatCount, type Locale } from '@/core/locale'
import { parseCount } from '@/core/number'
import { decreases, increases } from '@/db/member-report/balance'
import { isUnknown, unknownParts } from '@/db/member-report/composition'
import {
  ageBands,
  compositionLines,
  flowLines,
  gradeCounts,
  type Line,
  occupations,
  partFields,
  yearlyLines,
} from '@/db/member-report/entry'
import { composes, counterpartFields, placesIn } from '@/db/member-report/form'
import { splitField } from '@/db/member-report/submit'
import type { OpenReport } from '@/db/report/open-report'
import { asksYearly, isFirst } from './judge'
import { computedIn } from './opening'

/** The sections of the second page. */
export async function sectionsOf(openReport: OpenReport): Promise<Section[]> {
  const [say, locale] = await Promise.all([getTranslations('report'), currentLocale()])
  const { typed, circumstances } = openReport
  const hasChanged = typed.changed === 'yes'
  const isComposed = composes(typed.changed, circumstances.begins)
  const split = openReport.enterprises.length > 1 ? openReport.enterprises.map(({ id }) => splitField(id)) : []
  const withParts = (names: readonly string[]) => names.flatMap((name) => [name, ...partFields(name)])
  const transfers = (name: string, direction: 'in' | 'out') => ({
    title: '',
    names: withParts([name]),
    more: { label: say(`counterparts-${direction}`), names: counterpartFields(direction, placesIn(typed)) },
  })
  const asked = unknownParts(circumstances.begins)
  const moved = computedIn(circumstances.begins, locale).flatMap(({ line, text }) => {
    const names = partFields(line).filter((name) => asked.includes(name))
    return names.length > 0 ? [{ title: text, names }] : []
  })
  const isOpen = isFirst(openReport) || isUnknown(circumstances.begins)
  return [
    ...moved,
    ...(hasChanged
      ? [
          { title: say('flow'), hint: say('flow-hint'), names: withParts(['admitted', 'becameOfficial']) },
          transfers('transferredIn', 'in'),
          transfers('transferredOut', 'out'),
          {
            title: '',
            names: withParts(flowLines.filter((name) => !asTransfers.includes(name)).slice(2)),
            after: await sum(openReport),
          },
        ]
      : []),
    ...(isComposed
      ? [
          {
            title: say('composition'),
            hint: say(isOpen ? 'composition-open' : 'composition-hint'),
            names: isOpen ? [...compositionLines] : [],
            ...(!isOpen && { more: { label: say('composition-more'), names: [...compositionLines] } }),
          },
        ]
      : []),
    ...(isComposed && split.length > 0 ? [{ title: say('split'), hint: say('split-hint'), names: split }] : []),
    ...(asksYearly(openReport)
      ? [
          { title: say('yearly'), names: [...ageBands, ...occupations] },
          { title: say('grading'), names: ['grade', ...gradeCounts] },
        ]
      : []),
  ]
}

const asTransfers: string[] = ['transferredIn', 'transferredOut']

async function sum({ circumstances, typed }: OpenReport) {
  const [say, locale] = await Promise.all([getTranslations('report'), currentLocale()])
  const { begins } = circumstances
  const count = (name: string) => {
    const read = parseCount(String(typed[name] ?? ''))
    return read.ok ? read.value : 0
  }
  const opening = (begins.opening ?? count('openingTotal')) + begins.adjustment
  const computed = { up: begins.eventIncrease, down: begins.eventDecrease }
  const up = increases.filter((name) => name !== 'eventIncrease')
  const down = decreases.filter((name) => name !== 'eventDecrease')
  const total = (names: readonly string[]) => names.reduce((sum, name) => sum + count(name), 0)
  return (
    <LiveSum
      opening={opening}
      up={up}
      down={down}
      computed={computed}
      start={{ opening, up: total(up) + computed.up, down: total(down) + computed.down }}
      words={say.raw('sum')}
      locale={locale}
    />
  )
}

/** The hints at a line: its value in the previous period, and for yearly lines a year ago. */
type Before = { period: (count: string) => string; year: (count: string) => string }

export function withHints(fields: Field[], openReport: OpenReport, before: Before, locale: Locale): Field[] {
  const { previous, carried, yearBefore } = openReport
  const counts: Record<string, unknown> = {
    ...previous,
    ...Object.fromEntries(Object.entries(carried).map(([id, members]) => [splitField(id), members])),
  }
  return fields.map((field) => {
    const isYearly = yearlyLines.some((name) => name === field.name)
    const count = isYearly ? yearBefore?.[field.name as Line] : counts[field.name]
    if (typeof count !== 'number') return field
    return { ...field, hint: before[isYearly ? 'year' : 'period'](formatCount(count, locale)) }
  })
}
