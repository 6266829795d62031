import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import type { Section } from '@/components/form/form-sections'
import { type Summed, sumInWords } from '@/components/form/live-sum'
import { LiveSum } from '@/components/form/live-sum.client'
import type { Field } from '@/core/field'
import { formatCount, type Locale } from '@/core/locale'
import { decreases, increases } from '@/core/member-report/balance'
import { isUnknown, unknownParts } from '@/core/member-report/composition'
import {
  ageBands,
  compositionLines,
  flowLines,
  gradeCounts,
  occupations,
  yearlyLines,
} from '@/core/member-report/lines'
import { type Line, partFields } from '@/db/member-report/entry'
import { composes, counterpartFields, placesIn } from '@/db/member-report/form'
import { splitField } from '@/db/member-report/submit'
import type { OpenReport } from '@/db/report/open-report'
import { asksYearly, isFirst } from './judge'
import { computedIn } from './opening'

/** The sections of the changes. Those with `when` are shown after the answer that there were some. */
export async function sectionsOf(openReport: OpenReport): Promise<Section[]> {
  const [say, locale] = await Promise.all([getTranslations('report'), currentLocale()])
  const { typed, circumstances } = openReport
  const ifChanged = { when: 'changed=yes' }
  const ifComposed = composes('no', circumstances.begins) ? {} : ifChanged
  const split = openReport.enterprises.length > 1 ? openReport.enterprises.map(({ id }) => splitField(id)) : []
  const withParts = (names: readonly string[]) => names.flatMap((name) => [name, ...partFields(name)])
  const transfers = (name: string, direction: 'in' | 'out') => {
    const [first = '', ...others] = counterpartFields(direction, placesIn(typed))
    return {
      ...ifChanged,
      title: '',
      names: [...withParts([name]), first],
      more: { label: say(`counterparts-${direction}`), names: others },
    }
  }
  const asked = unknownParts(circumstances.begins)
  const moved = computedIn(circumstances.begins, locale).flatMap(({ line, text }) => {
    const names = partFields(line).filter((name) => asked.includes(name))
    return names.length > 0 ? [{ title: text, names }] : []
  })
  const isOpen = isFirst(openReport) || isUnknown(circumstances.begins)
  return [
    ...moved,
    {
      ...ifChanged,
      title: say('flow'),
      hint: say('flow-hint'),
      names: withParts(['admitted', 'becameOfficial']),
    },
    transfers('transferredIn', 'in'),
    transfers('transferredOut', 'out'),
    {
      ...ifChanged,
      title: '',
      names: withParts(flowLines.filter((name) => !asTransfers.includes(name)).slice(2)),
      after: await sum(openReport),
    },
    {
      ...ifComposed,
      title: say('composition'),
      hint: say(isOpen ? 'composition-open' : 'composition-hint'),
      names: isOpen ? [...compositionLines] : [],
      ...(!isOpen && { more: { label: say('composition-more'), names: [...compositionLines] } }),
    },
    ...(split.length > 0 ? [{ ...ifComposed, title: say('split'), hint: say('split-hint'), names: split }] : []),
    ...(asksYearly(openReport)
      ? [
          { title: say('yearly'), names: [...ageBands, ...occupations] },
          { title: say('grading'), names: ['grade', ...gradeCounts] },
        ]
      : []),
  ]
}

const asTransfers: string[] = ['transferredIn', 'transferredOut']

async function sum({ circumstances: { begins }, typed }: OpenReport) {
  const [say, locale] = await Promise.all([getTranslations('report'), currentLocale()])
  const summed: Summed = {
    names: {
      opening: begins.opening === null ? ['openingTotal'] : [],
      up: increases.filter((name) => name !== 'eventIncrease'),
      down: decreases.filter((name) => name !== 'eventDecrease'),
    },
    computed: {
      opening: (begins.opening ?? 0) + begins.adjustment,
      up: begins.eventIncrease,
      down: begins.eventDecrease,
    },
    words: say.raw('sum'),
    locale,
  }
  return <LiveSum summed={summed} start={sumInWords((name) => typed[name], summed)} />
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
