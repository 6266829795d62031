import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { spanInWords } from '@/app/screen/sentences'
import { RelatedTable } from '@/components/record/related-table'
import { Tag } from '@/components/tag'
import { fieldsOf } from '@/core/field'
import { officeNames } from '@/db/assignment/offices'
import type { listAssignments } from '@/db/assignment/queries'
import { AssignmentInput } from '@/db/assignment/record'

type Props = { accountId: string; assignments: Awaited<ReturnType<typeof listAssignments>>; assigns: boolean }

/** The roles of an account with scope and time, including ended ones. */
export async function Assignments({ accountId, assignments, assigns }: Props) {
  const [say, history, locale] = [
    await getTranslations('accounts'),
    await getTranslations('history'),
    await currentLocale(),
  ]
  const label = Object.fromEntries(fieldsOf(AssignmentInput, locale).map((field) => [field.name, field.label]))
  return (
    <RelatedTable
      id="assignments"
      title={say('assignments')}
      none={say('no-assignments')}
      add={assigns ? { href: `/accounts/${accountId}/assignments/new`, label: say('grant') } : undefined}
      columns={[
        { name: 'role', label: label.role ?? '' },
        { name: 'scope', label: say('scope') },
        { name: 'span', label: say('span') },
        { name: 'decisionNumber', label: label.decisionNumber ?? '' },
        ...(assigns ? [{ name: 'end', label: say('act') }] : []),
      ]}
      rows={assignments.map(({ id, role, scope, valid, decisionNumber, isOver, isProposed, proposedBy }) => ({
        id,
        cells: {
          role: (
            <>
              {officeNames({ roles: [role], positions: [] }, locale)[0]}{' '}
              {isProposed && !isOver && <Tag tone="warn">{say('proposed', { name: proposedBy ?? '' })}</Tag>}
            </>
          ),
          scope: scope ?? say('everywhere'),
          span: spanInWords(valid, locale, history),
          decisionNumber,
          end: assigns && !isOver && (
            <>
              {isProposed && <a href={`/accounts/${accountId}/assignments/${id}/confirm`}>{say('confirm')}</a>}{' '}
              <a href={`/accounts/${accountId}/assignments/${id}/end`}>{say(isProposed ? 'withdraw' : 'end')}</a>
            </>
          ),
        },
      }))}
    />
  )
}
