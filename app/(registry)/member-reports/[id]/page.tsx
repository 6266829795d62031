import { getTranslations } from 'next-intl/server'
import { signedIn } from '@/app/request/session'
import type { Params } from '@/app/screen/params'
import { openPage, type PageProps, readRecord, SavedNotice } from '@/app/screen/record'
import { RecordActions } from '@/app/screen/record-actions'
import { Decided } from '@/app/screen/report/decided'
import { Differences } from '@/app/screen/report/differences'
import { Figures } from '@/app/screen/report/figures'
import { Parts } from '@/app/screen/report/parts'
import { Flags, numberOf, Sent } from '@/app/screen/report/signatures'
import { Standing } from '@/app/screen/report/standing'
import { Warnings } from '@/app/screen/report/warnings'
import { WalkBar } from '@/app/screen/walk-bar'
import { Link } from '@/components/link.client'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { Tag } from '@/components/tag'
import { findCircumstances } from '@/db/member-report/circumstances'
import { memberReports } from '@/db/member-report/entry'
import { findReport } from '@/db/member-report/queries'
import { findReview, type Review, type Version } from '@/db/member-report/review'
import { nameInSentence } from '@/db/period/words'
import { Links } from './links'
import { Versions } from './versions'

/** A report: the official figures, then all versions. */
export default async function MemberReportPage(props: PageProps) {
  const { id, asked, locale, say, form } = await openPage(props, 'member-reports')
  const { report, circumstances, review } = await readRecord(id, async (db) => {
    const report = await findReport(db, id)
    const circumstances = report && (await findCircumstances(db, report.organisationId, report.periodId))
    return circumstances && { report, circumstances, review: await findReview(db, id, locale) }
  })
  const latest = review?.latest
  return (
    <>
      <WalkBar />
      <PageTitle
        title={say('of', { period: nameInSentence(report, locale) })}
        about={circumstances.name}
        crumbs={{ label: form('crumbs'), links: [{ href: '/member-reports', label: say('title') }] }}
        detail={
          <>
            <a href={`/organisations/${report.organisationId}`}>{circumstances.name}</a>
            <Standing
              standing={latest?.state ?? 'missing'}
              isLate={latest?.isLate ?? false}
              isCorrection={latest?.state === 'submitted' && latest.correctsId !== null}
            />
            {report.lockedAt && <Tag>{say('locked')}</Tag>}
          </>
        }
        actions={
          <>
            <Links circumstances={circumstances} latest={latest} />
            <RecordActions record={memberReports} id={id} canEdit={false} retired={false} />
          </>
        }
      />
      <SavedNotice params={asked} />
      {review ? <Sections review={review} asked={asked} /> : <Notice>{say('nothing-sent')}</Notice>}
    </>
  )
}

async function Sections({ review, asked }: { review: Review; asked: Params }) {
  const say = await getTranslations('member-reports')
  const { official, latest, versions, names } = review
  const shown = official ?? latest
  const chosen = versions.find(({ id }) => id === asked.version)
  return (
    <>
      {official && official.id !== latest.id && (
        <Notice kind="warning">
          <Differences differences={review.differences} names={names} number={official.number} />
        </Notice>
      )}
      {chosen && <Chosen review={review} version={chosen} />}
      <section className="block" aria-labelledby="figures">
        <div className="block-head">
          <h2 id="figures">
            {official ? say('official', { number: official.number }) : say('not-official', { number: latest.number })}
          </h2>
        </div>
        <One review={review} version={shown} />
      </section>
      <Versions review={review} chosen={chosen?.id} />
    </>
  )
}

async function One({ review, version }: { review: Review; version: Version }) {
  const [say, { accountId }] = [await getTranslations('member-reports'), await signedIn()]
  return (
    <div className="stack">
      <Flags review={review} version={version} accountId={accountId} />
      <Decided review={review} version={version} />
      <Figures review={review} version={version} />
      {version.note && (
        <p>
          <strong>{say('sender-note')}:</strong> {version.note}
        </p>
      )}
      <h3>{say('warnings')}</h3>
      <Warnings results={version.ruleResults} />
      <Parts version={version} names={review.names} />
      <Sent review={review} version={version} />
    </div>
  )
}

/** A version chosen from the list, compared with the confirmed one. */
async function Chosen({ review, version }: { review: Review; version: Version }) {
  const say = await getTranslations('member-reports')
  const { official, report, names } = review
  const isOfficial = official?.id === version.id
  return (
    <section className="block" aria-labelledby="chosen">
      <div className="block-head">
        <h2 id="chosen">{say('version-number', { number: version.number })}</h2>
        <Link href={`/member-reports/${report.id}`}>{say('close-version')}</Link>
      </div>
      {official && !isOfficial && (
        <Differences
          differences={review.compare(official, version)}
          names={names}
          number={numberOf(review, official.id)}
          isOpen
        />
      )}
      <One review={review} version={version} />
    </section>
  )
}
