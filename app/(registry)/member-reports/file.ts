import { wordsIn } from '@/app/screen/values'
import { fieldsOf } from '@/core/field'
import type { Locale } from '@/core/locale'
import type { Column, Row } from '@/core/spreadsheet'
import { signerOf } from '@/db/assignment/offices'
import { labels, MemberReportInput } from '@/db/member-report/entry'
import type { FileRow } from '@/db/member-report/file'
import { nameOfPeriod } from '@/db/period/words'
import type { Key, Say } from '@/messages/say'

const before: [name: string, label: Key<'member-reports'>, kind?: Column['kind']][] = [
  ['organisation', 'organisation'],
  ['unitName', 'park'],
  ['period', 'period'],
  ['startsOn', 'starts-on', 'date'],
  ['endsOn', 'ends-on', 'date'],
  ['standing', 'standing'],
  ['official', 'are-official'],
  ['number', 'version', 'count'],
  ['later', 'later-version'],
  ['sender', 'sent-by'],
  ['senderOffice', 'office'],
  ['submittedAt', 'sent-at', 'moment'],
  ['onBehalfOf', 'on-behalf-of'],
  ['late', 'late'],
  ['decider', 'decided-by'],
  ['deciderOffice', 'decider-office'],
  ['decidedAt', 'decided-at', 'moment'],
  ['one', 'one-person'],
]
const after: typeof before = [
  ['difference', 'difference', 'count'],
  ['atEnterprises', 'split'],
  ['cameFrom', 'came-from'],
  ['wentTo', 'went-to'],
]
const texts = ['grade', 'openingReason', 'note', 'correctionReason', 'returnReason']

/** The columns of the file of reports: whose report, of what state and by whom, its lines, and what was sent with them. */
export function columnsOf(say: Say<'member-reports'>, locale: Locale): Column[] {
  const told = ([name, label, kind = 'text']: (typeof before)[number]): Column => ({ name, label: say(label), kind })
  const unit = say('people')
  return [
    ...before.map(told),
    ...Object.entries(labels).map(([name, label]) => ({ name, label: label[locale], kind: 'count' as const, unit })),
    ...after.map(told),
    ...fieldsIn(locale).map(({ name, label }) => ({ name, label, kind: 'text' as const })),
  ]
}

const fieldsIn = (locale: Locale) =>
  texts.flatMap((name) => fieldsOf(MemberReportInput, locale).find((field) => field.name === name) ?? [])

/**
 * A row of the file. The state, the sender and the numbers are of one version; a later one is named apart, so that its
 * state is never read as that of these numbers.
 */
export function lineOf(row: FileRow, locale: Locale, say: Say<'member-reports'>): Row {
  const { state, standing, isOfficial, versionId, latestNumber, previous, closingTotal } = row
  const [sender, decider] = [row.sender, row.decider].map((signature) => signerOf(signature ?? '', locale))
  const yes = (is: boolean | null) => (versionId ? say(is ? 'yes' : 'no') : null)
  const isLater = latestNumber !== null && latestNumber !== row.number
  return {
    ...row,
    ...Object.fromEntries(fieldsIn(locale).map((field) => [field.name, wordsIn(field, row, locale)])),
    organisation: row.organisationName,
    period: nameOfPeriod(row, locale),
    standing: say(state ?? standing),
    official: yes(isOfficial),
    later: isLater ? `${say('version-number', { number: latestNumber })}: ${say(standing)}` : null,
    sender: sender?.who,
    senderOffice: sender?.office,
    late: yes(row.wasLate),
    decider: decider?.who,
    deciderOffice: decider?.office,
    one: yes(row.isOnePersons),
    difference: typeof closingTotal === 'number' && previous !== null ? closingTotal - previous : null,
  }
}
