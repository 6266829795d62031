import { z } from 'zod'
import { field } from '@/core/field'
import { type Split, splitField } from '@/db/member-report/commands'
import { AnyMemberReportEntry, FirstMemberReportEntry, MemberReportEntry, memberShare } from '@/db/member-report/record'

type Share = { enterpriseId: string; name: string }

/** `first` asks for the opening and how it is known, `again` for the opening only: a correction has its own reason. */
type Opening = 'known' | 'first' | 'again'

const inputs = {
  known: MemberReportEntry,
  first: FirstMemberReportEntry,
  again: FirstMemberReportEntry.omit({ openingReason: true }),
}

/** The form of a report: its counts and, of an organisation that covers several enterprises, each one's share. */
export const entryFor = (opening: Opening, shares: Share[]) =>
  inputs[opening].extend(
    Object.fromEntries(
      shares.map(({ enterpriseId, name }) => [
        splitField(enterpriseId),
        memberShare().register(field, { label: { vi: name, en: name } }),
      ]),
    ),
  )

/** The same for what was sent; whose shares may be kept, the command decides. */
export function entryIn(form: FormData) {
  const ids = [...form.keys()].flatMap((name) => /^split-([0-9a-f-]{36})$/.exec(name)?.[1] ?? [])
  const opening = form.has('openingReason') ? 'first' : form.has('openingTotal') ? 'again' : 'known'
  return entryFor(
    opening,
    ids.map((enterpriseId) => ({ enterpriseId, name: enterpriseId })),
  )
}

/** Counts and shares, apart. */
export function partedEntry(values: Record<string, unknown>) {
  const shares = Object.entries(values).flatMap(([name, value]) =>
    name.startsWith('split-') && typeof value === 'number' ? [[name.slice('split-'.length), value] as const] : [],
  )
  return { entry: AnyMemberReportEntry.parse(values), split: Object.fromEntries(shares) as Split }
}

/** How a form of counts is grouped. */
export const sectionsOf = (say: (key: string) => string, shares: Share[]) => [
  { title: say('opening'), names: ['openingTotal', 'openingReason'] },
  { title: say('increases'), names: ['admitted', 'transferredIn', 'otherIncrease'] },
  { title: say('decreases'), names: ['transferredOut', 'leftParty', 'died', 'otherDecrease'] },
  {
    title: say('closing'),
    names: ['closingTotal', 'officialMembers', 'probationaryMembers', 'femaleMembers', 'becameOfficial'],
  },
  { title: say('split'), names: shares.map(({ enterpriseId }) => splitField(enterpriseId)) },
]

export const ChoiceInput = z.object({
  organisationId: z.uuid('empty').register(field, {
    label: { vi: 'Tổ chức đảng', en: 'Organisation' },
    reference: 'organisation',
  }),
  periodId: z.uuid('empty').register(field, { label: { vi: 'Kỳ báo cáo', en: 'Period' }, reference: 'period' }),
})
