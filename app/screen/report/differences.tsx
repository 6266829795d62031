import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { fieldsOf } from '@/core/field'
import { formatCount, type Locale } from '@/core/locale'
import type { Difference } from '@/db/member-report/difference'
import { gradeLabel, grades, labels, MemberReportInput, partLabel } from '@/db/member-report/entry'

type Props = { differences: Difference[]; names: Record<string, string>; number: number; isOpen?: boolean }

/** The fields in which a version differs from the confirmed one, and their number. */
export async function Differences({ differences, names, number, isOpen = false }: Props) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('member-reports')])
  if (differences.length === 0) return <p>{say('differs-nowhere', { number })}</p>
  const label = (one: Difference) => {
    if ('part' in one) return partLabel(one.partOf, one.part)[locale]
    if ('enterpriseId' in one) return say('split-of', { name: names[one.enterpriseId] ?? say('out-of-sight') })
    if ('organisationId' in one)
      return say(`transfer.${one.direction}`, { name: names[one.organisationId] ?? say('out-of-sight') })
    return labelOf(one.line, locale)
  }
  return (
    <details className="differences" open={isOpen}>
      <summary>{say('differs', { count: differences.length, number })}</summary>
      <ul>
        {differences.map((one) => (
          <li key={label(one)}>
            “{label(one)}”: <del>{inWords(one.from, locale) || say('blank')}</del> →{' '}
            <ins>{inWords(one.to, locale) || say('blank')}</ins>
          </li>
        ))}
      </ul>
    </details>
  )
}

function labelOf(line: Extract<Difference, { line: unknown }>['line'], locale: Locale): string {
  if (line === 'grade') return gradeLabel[locale]
  if (line in labels) return labels[line as keyof typeof labels][locale]
  return fieldsOf(MemberReportInput, locale).find(({ name }) => name === line)?.label ?? line
}

function inWords(value: Difference['to'], locale: Locale): string {
  if (typeof value === 'number') return formatCount(value, locale)
  return value === null ? '' : (grades[value as keyof typeof grades]?.[locale] ?? value)
}
