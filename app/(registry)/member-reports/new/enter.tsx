import { getTranslations } from 'next-intl/server'
import { FormScreen } from '@/app/screen/form-screen'
import { currentLocale } from '@/app/session'
import { newId } from '@/db/id'
import type { Circumstances } from '@/db/member-report/circumstances'
import { splitField } from '@/db/member-report/commands'
import type { findPreviousReport, SplitRow } from '@/db/member-report/queries'
import { nameOfPeriod } from '@/db/period/words'
import { enter } from '../actions'
import { entryFor, sectionsOf } from '../entry'
import { Lead, Sum } from '../lead'

type Props = {
  organisationId: string
  periodId: string
  circumstances: Circumstances
  previous: Awaited<ReturnType<typeof findPreviousReport>>
  split: SplitRow[]
}

const nothing = {
  admitted: 0,
  transferredIn: 0,
  otherIncrease: 0,
  transferredOut: 0,
  leftParty: 0,
  died: 0,
  otherDecrease: 0,
  becameOfficial: 0,
}

/** The counts of one organisation for one period; what stood at the end of the last is carried forward. */
export async function Enter({ organisationId, periodId, circumstances, previous, split }: Props) {
  const [locale, say] = await Promise.all([currentLocale(), getTranslations('member-reports')])
  const shares = split.length > 1 ? split : []
  const opening = previous?.closingTotal ?? null
  const { officialMembers, probationaryMembers, femaleMembers } = previous ?? {}

  return (
    <FormScreen
      title={say('add-for', { period: nameOfPeriod({ ...circumstances, name: circumstances.periodName }, locale) })}
      crumbs={[
        { href: '/member-reports', label: say('title') },
        { href: `/organisations/${organisationId}`, label: circumstances.name },
      ]}
      input={entryFor(opening === null ? 'first' : 'known', shares)}
      values={{
        ...nothing,
        officialMembers,
        probationaryMembers,
        femaleMembers,
        ...Object.fromEntries(shares.map((row) => [splitField(row.enterpriseId), row.members])),
      }}
      save={enter}
      submitLabel={say('save')}
      cancelHref="/member-reports"
      hidden={{ id: newId(), organisation: organisationId, period: periodId }}
      sections={sectionsOf(say, shares)}
      lead={<Lead name={circumstances.name} startsOn={circumstances.startsOn} previous={previous} />}
    >
      <Sum opening={opening} values={nothing} />
    </FormScreen>
  )
}
