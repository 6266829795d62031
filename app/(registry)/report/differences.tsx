import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale } from '@/app/request/session'
import { valueInWords } from '@/app/screen/values'
import { Notice } from '@/components/shell/notice'
import { fieldsOf } from '@/core/field'
import { withActor } from '@/db/door/actor'
import { listCounterparts } from '@/db/member-report/counterparts'
import { type Difference, differencesOf } from '@/db/member-report/difference'
import { MemberReportInput, partLabel } from '@/db/member-report/entry'
import { listSplit } from '@/db/member-report/offered'
import type { Version } from '@/db/member-report/queries'

/** The items in which a version differs from the confirmed one, and their number. */
export async function Differences({ from, to }: { from: Version; to: Version }) {
  const differences = differencesOf(from, to)
  if (differences.length === 0) return null
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('report')])
  const names = await withActor(actor, async (db) => {
    const [split, elsewhere] = await Promise.all([
      listSplit(db, to.organisationId, '2999-12-31', to.id),
      listCounterparts(
        db,
        to.periodId,
        [...from.transfers, ...to.transfers].map(({ organisationId }) => organisationId),
      ),
    ])
    return new Map([
      ...[...split].map(({ enterpriseId, name }) => [enterpriseId, name] as const),
      ...elsewhere.map(({ value, label }) => [value, label] as const),
    ])
  })
  const fields = fieldsOf(MemberReportInput, locale)
  const about = (one: Difference) => {
    if ('line' in one) return fields.find(({ name }) => name === one.line)?.label ?? one.line
    if ('part' in one) return partLabel(one.partOf, one.part)[locale]
    if ('enterpriseId' in one) return names.get(one.enterpriseId) ?? ''
    return say(`sent.transfer-${one.direction}`, { name: names.get(one.organisationId) ?? '' })
  }
  const shown = (one: Difference, value: string | number | null) => {
    const field = 'line' in one ? fields.find(({ name }) => name === one.line) : undefined
    return (field ? valueInWords(field, value, locale) : String(value ?? '')) || say('nothing')
  }
  return (
    <Notice title={say('differs', { count: differences.length })}>
      <ul>
        {differences.map((one) => (
          <li key={JSON.stringify(one)}>
            {say('difference', { label: about(one), from: shown(one, one.from), to: shown(one, one.to) })}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
