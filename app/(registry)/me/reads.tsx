import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { RelatedTable } from '@/components/record/related-table'
import { formatCount, formatDate } from '@/core/locale'
import { officeNames } from '@/db/assignment/offices'
import type { ReadOfMe } from '@/db/audit/queries'

/** Who looked at the user's own record: by role and day, without names; inspections are left out. */
export async function Reads({ reads }: { reads: readonly ReadOfMe[] }) {
  const [locale, say] = [await currentLocale(), await getTranslations('me')]
  const nameOf = (code: string) => {
    const [role] = officeNames({ roles: [code], positions: [] }, locale)
    const [position] = officeNames({ roles: [], positions: [code] }, locale)
    return role === code ? position : role
  }
  return (
    <RelatedTable
      id="reads"
      title={say('reads')}
      columns={[
        { name: 'day', label: say('read-day'), kind: 'date' },
        { name: 'role', label: say('read-role') },
        { name: 'times', label: say('read-times'), kind: 'number' },
      ]}
      rows={reads.map(({ day, role, times }) => ({
        id: `${day} ${role}`,
        cells: { day: formatDate(day, locale), role: nameOf(role), times: formatCount(times, locale) },
      }))}
      none={say('no-reads')}
    />
  )
}
