import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { type FactSection, Facts } from '@/components/record/facts'
import { Tag } from '@/components/tag'
import { today } from '@/core/date'
import { fieldsOf } from '@/core/field'
import { formatCount, formatDate, type Locale } from '@/core/locale'
import { MandateInput } from '@/db/mandate/record'
import { termStateOn } from '@/db/mandate/term'
import { nameOfPeriod } from '@/db/period/words'
import type { OwnOffice } from '@/db/report/tasks'

/** The offices of a secretary: the last count and the end of the term. */
export async function OwnOffices({ offices }: { offices: OwnOffice[] }) {
  const [locale, form] = await Promise.all([currentLocale(), getTranslations('form')])
  const sections = await Promise.all(offices.map((office) => sectionOf(office, locale)))
  return <Facts blank={form('blank')} sections={sections} />
}

async function sectionOf(office: OwnOffice, locale: Locale): Promise<FactSection> {
  const say = await getTranslations('home')
  const positions = fieldsOf(MandateInput, locale).find(({ name }) => name === 'position')?.options ?? []
  const { reportStartsOn, reportKind, reportName, members, sum } = office
  const period =
    reportStartsOn &&
    reportKind &&
    nameOfPeriod({ kind: reportKind, name: reportName, startsOn: reportStartsOn }, locale)
  return {
    id: office.mandateId,
    title: office.organisation,
    edit: { href: `/organisations/${office.organisationId}`, label: say('own-record') },
    facts: [
      sum === null
        ? {
            label: say('last-report'),
            value: period
              ? say('last-report-value', { period, members: formatCount(members, locale) })
              : say('no-report'),
          }
        : { label: say('members-below'), value: formatCount(sum, locale) },
      {
        label: say('position'),
        value: positions.find(({ value }) => value === office.position)?.label ?? office.position,
      },
      { label: say('since'), value: office.since && formatDate(office.since, locale) },
      { label: say('term'), value: await termOf(office, locale) },
    ],
  }
}

async function termOf(term: OwnOffice, locale: Locale) {
  const say = await getTranslations('home')
  const state = termStateOn(term, today())
  if (state === 'none') return say('term-open')
  const day = formatDate(term.termEndsOn ?? '', locale)
  if (state === 'running') return day
  return <Tag tone="warn">{say(`term-state.${state}`, { day })}</Tag>
}
