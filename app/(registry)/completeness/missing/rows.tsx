import { getTranslations } from 'next-intl/server'
import { reminderWords } from '@/app/mail/reminder-words'
import { currentLocale } from '@/app/request/session'
import { optionsOf } from '@/app/screen/filters'
import type { Row } from '@/components/table/record-table'
import { Tag } from '@/components/tag'
import { formatDate } from '@/core/locale'
import { shown } from '@/core/notation'
import { MandateInput } from '@/db/mandate/record'
import type { PeriodRow } from '@/db/period/queries'
import type { MissingRow } from '@/db/report/missing'
import type { Key } from '@/messages/say'
import { ReminderText } from './reminder-text'

/** The rows in words. Only officers of the unit see contacts; for others those cells are empty. */
export async function rowsFrom(list: MissingRow[], period: PeriodRow): Promise<Row[]> {
  const [say, locale, words] = [await getTranslations('reminders'), await currentLocale(), await reminderWords()]
  const positions = optionsOf(MandateInput, 'position', locale)

  return list.map((row) => ({
    id: `${row.organisationId}-${row.personId}`,
    href: `/organisations/${row.organisationId}`,
    cells: {
      organisation: row.organisation,
      unit: row.unitName,
      standing: (
        <Tag tone={row.standing === 'returned' ? 'warn' : 'todo'}>
          {say(row.standing === 'missing' ? 'unsent' : row.standing)}
        </Tag>
      ),
      person: row.personId ? personOf(row) : <Tag tone="wrong">{say('nobody')}</Tag>,
      ...(row.personId && row.isKept ? contactOf(row, row.personId) : {}),
    },
  }))

  function personOf({ fullName, position }: MissingRow) {
    return (
      <div>
        {fullName}
        <br />
        <span className="muted">{positions.find(({ value }) => value === position)?.label}</span>
      </div>
    )
  }

  function contactOf(row: MissingRow, personId: string) {
    const lacks = (what: Key<'reminders'>) => <a href={`/people/${personId}/contact`}>{say(what)}</a>
    return {
      contact: (
        <div className="reached">
          {row.phone ? (
            <a href={`tel:${row.phone.replaceAll(/[^\d+]/g, '')}`}>{shown(row.phone, 'phone')}</a>
          ) : (
            lacks('no-phone')
          )}
          <br />
          {row.email ?? lacks('reaches.no-email')}
        </div>
      ),
      reminded: row.hasAccount ? lastOf(row) : <Tag tone="warn">{say('reaches.no-account')}</Tag>,
      text: !period.lockedAt && (
        <ReminderText
          text={words.text(row.fullName ?? '', [wantedOf(row)])}
          whom={say('copy-for', { name: row.fullName ?? '' })}
          words={{
            copy: say('copy-short'),
            copied: say('copied-short'),
            text: say('text'),
            label: say('text-for', { name: row.fullName ?? '' }),
          }}
        />
      ),
    }
  }

  function lastOf({ remindedOn, mail }: MissingRow) {
    return remindedOn ? `${formatDate(remindedOn, locale)}, ${say(`mail.${mail ?? 'none'}`)}` : say('never')
  }

  function wantedOf({ organisationId, organisation, daysLeft, standing }: MissingRow) {
    const { id: periodId, kind, name = null, startsOn, dueOn } = period
    const isReturned = standing === 'returned'
    return { organisationId, organisation, periodId, kind, name, startsOn, dueOn, daysLeft, isReturned }
  }
}
