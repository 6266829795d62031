import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentLocale } from '@/app/request/session'
import { suggest } from '@/app/screen/suggest'
import { formWords } from '@/app/screen/words'
import { PageTitle } from '@/components/shell/page-title'
import type { Typed } from '@/core/form'
import type { Choice } from '@/core/form-state'
import { isPlace } from '@/db/member-report/form'
import { basisOf } from '@/db/member-report/submit'
import { newId } from '@/db/record/id'
import { goOn, goOnHere, keep, drop as letGo, send, sendWaiting } from './actions'
import { addressOf, type Step, type Way, wayOf } from './address'
import { askedOnSending, Checked, type ToCheck } from './check'
import { ReportDocument } from './document.client'
import { type DocumentProps, listOfPlaces } from './document-props'
import { timeOf } from './draft'
import { Notices } from './frame'
import { alwaysAsks, asksYearly, isFirst } from './judge'
import { fieldsOn, inSentence } from './open-report'
import { sectionsOf, withHints } from './sections'

type Props = { toCheck: ToCheck; near: Choice[]; step: Step; way: Way; before: ReactNode }

/** The form of a report, with everything that a browser needs to show its steps without a connection. */
export async function WrittenReport({ toCheck, near, step, way, before }: Props) {
  const { openReport, reporters } = toCheck
  const { circumstances, draft, latest, typed } = openReport
  const [say, locale, words, period] = await Promise.all([
    getTranslations('report'),
    currentLocale(),
    formWords(),
    inSentence(openReport),
  ])
  const corrects = way === 'corrects' || typed.corrects ? (openReport.official?.id ?? '') : ''
  const [all, changes, onSending, problems] = await Promise.all([
    fieldsOn(openReport),
    sectionsOf(openReport),
    askedOnSending(toCheck, corrects !== ''),
    rulesInWords(),
  ])
  const question = [...(isFirst(openReport) ? ['openingTotal', 'openingReason'] : []), 'changed']
  const names = [...question, ...changes.flatMap(({ names, more }) => [...names, ...(more?.names ?? [])])]
  const fields = [
    ...all.filter(({ name }) => name === 'changed').map((field) => ({ ...field, label: say('question', { period }) })),
    ...withHints(
      all.filter(({ name }) => names.includes(name) && name !== 'changed'),
      openReport,
      { period: (count) => say('before', { count }), year: (count) => say('year-before', { count }) },
      locale,
    ),
    ...onSending,
  ].map((field) => (isPlace(field.name) ? { ...field, list: listOfPlaces } : field))
  const title = say('title', { period })
  const heading = (title: string) => (
    <PageTitle title={title} about={circumstances.name} detail={<p>{circumstances.name}</p>} />
  )
  const props: DocumentProps = {
    step,
    parts: {
      question: { heading: heading(title), sections: [{ title: '', names: question }], submitLabel: say('next') },
      changes: { heading: heading(say('changes', { period })), sections: changes, submitLabel: say('next') },
      check: {
        heading: heading(say('check')),
        sections: [{ title: '', names: onSending.map(({ name }) => name) }],
        submitLabel: say('send', { period }),
      },
    },
    notices: <Notices openReport={openReport} />,
    before,
    checked: step === 'check' ? <Checked {...toCheck} /> : null,
    fields,
    typed: Object.fromEntries(
      [...names, ...onSending.map(({ name }) => name)].map((name) => [name, typed[name] ?? '']),
    ) as Typed,
    hidden: {
      organisation: circumstances.organisationId,
      period: circumstances.periodId,
      basis: basisOf(latest),
      nonce: newId(),
      way: way || wayOf(openReport),
      ...(corrects && { corrects }),
    },
    choices: { onBehalfOf: reporters },
    places: [say('outside'), ...near.map(({ label }) => label)],
    remarks: Object.fromEntries(
      Object.entries((latest?.state === 'returned' && latest.fieldNotes) || {}).map(([name, text]) => [
        name,
        say('remark', { text }),
      ]),
    ),
    refused: { title: say('not-sent'), way: { href: addressOf(circumstances), label: say('as-it-stands') } },
    draft: {
      keep,
      start: draft?.typed ? say('kept', { at: timeOf(draft.savedAt, locale) }) : '',
      sending: say('sending'),
      words: {
        saving: say('keeping'),
        onDevice: say('on-device'),
        queued: say('queued'),
        unqueued: say('unqueued'),
      },
    },
    actions: { suggest, goOn, goOnHere, send, sendWaiting, drop: letGo },
    cancel:
      latest && (draft?.typed || latest.state === 'submitted' || way === 'corrects')
        ? { label: say('cancel'), question: say('cancel-question'), href: addressOf(circumstances) }
        : undefined,
    rules: {
      begins: circumstances.begins,
      asksYearly: asksYearly(openReport),
      alwaysAsks: alwaysAsks(openReport),
    },
    words: {
      ...words,
      back: say('back'),
      theirs: {
        said: say.raw('theirs.said'),
        take: say.raw('theirs.take'),
        own: say('theirs.own'),
        blank: words.conflict.blank,
      },
      check: { here: say('check-here'), sum: say.raw('sum'), fix: say('fix-here'), rules: problems },
    },
    locale,
  }
  return <ReportDocument {...props} />
}

/** The messages that the rules may give in a browser without a connection. */
async function rulesInWords(): Promise<Record<string, string>> {
  const say = await getTranslations('problem.invalid')
  const keys = [
    'answer',
    'empty',
    'number.count',
    'number.negative',
    'number.too-long',
    'v01-numbers',
    'v02-numbers',
    'v03-negative',
    'part-of-line',
    'official-too-many',
    'probationary-negative',
    'female-negative',
    'probationary-beyond',
    'female-beyond',
  ] as const
  return Object.fromEntries(keys.map((key) => [key, say.raw(key)]))
}
