import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale, signedIn } from '@/app/request/session'
import { fileOf, problemOf, titleOf } from '@/app/screen/jobs'
import { paramsOf } from '@/app/screen/params'
import { formWords } from '@/app/screen/words'
import { Form } from '@/components/form/form.client'
import { Refreshing } from '@/components/job/refreshing.client'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { RecordTable } from '@/components/table/record-table'
import { Tag } from '@/components/tag'
import { formatDateTime } from '@/core/locale'
import { withActor } from '@/db/door/actor'
import { listJobs, type ShownJob } from '@/db/job/queries'
import { jobs as record } from '@/db/job/record'
import { cancel, makeAgain } from './actions'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Own jobs; for administrators all jobs. */
export default async function JobsPage({ searchParams }: Props) {
  const [{ saved }, say, words, locale, who] = [
    await paramsOf(searchParams),
    await getTranslations('jobs'),
    await formWords(),
    await currentLocale(),
    await signedIn(),
  ]
  const jobs = await withActor(await currentActor(), listJobs)
  const seesAll = jobs.some(({ accountId }) => accountId !== who.accountId)
  return (
    <>
      <PageTitle title={record.words.many[locale]} />
      {(saved === 'asked' || saved === 'cancelled') && <Notice kind="success">{say(`saved.${saved}`)}</Notice>}
      <p className="muted">{say('lead')}</p>
      {jobs.some(({ state, isSchedule }) => state === 'open' && !isSchedule) && <Refreshing every={3_000} />}
      <RecordTable
        caption={record.words.many[locale]}
        captionHidden
        empty={{ text: say('none') }}
        columns={[
          { name: 'what', label: say('what') },
          { name: 'state', label: say('state-title') },
          ...(seesAll ? [{ name: 'by', label: say('by') }] : []),
          { name: 'asked', label: say('asked') },
          { name: 'act', label: say('act') },
        ]}
        rows={jobs.map((job) => ({
          id: job.id,
          cells: {
            what: titleOf(job, locale),
            state: stateOf(job),
            by: job.isService ? say('system') : (job.askedBy ?? ''),
            asked: formatDateTime(job.askedAt, locale),
            act: actsOn(job),
          },
        }))}
      />
    </>
  )

  function stateOf(job: ShownJob) {
    const { rowsDone: done, rowsAll: all, dueAt } = job
    const [state, why] = [standingOf(job), problemOf(job, locale)]
    const tone = state === 'failed' ? 'wrong' : state === 'running' ? 'todo' : undefined
    return (
      <div>
        <Tag tone={tone}>{say(`state.${state}`)}</Tag>{' '}
        {state === 'running' && all !== null && say('progress', { done, all })}
        {(state === 'scheduled' || (state === 'waiting' && why)) && say('next', { at: formatDateTime(dueAt, locale) })}
        {why && <p className="muted">{state === 'failed' ? why : say('last-problem', { why })}</p>}
      </div>
    )
  }

  function actsOn({ id, state, isSchedule, hasFile, ...job }: ShownJob) {
    const [about, isOwn] = [titleOf(job, locale), job.accountId === who.accountId]
    if (state === 'open') {
      if (isSchedule) return null
      return <Form save={cancel} hidden={{ id }} submitLabel={say('cancel')} about={about} words={words} />
    }
    if (hasFile && isOwn) return <a href={fileOf(id)}>{say('download')}</a>
    if (!isOwn) return null
    return <Form save={makeAgain} hidden={{ id }} submitLabel={say('again')} about={about} words={words} />
  }
}

type Standing = Exclude<ShownJob['state'], 'open'> | 'running' | 'scheduled' | 'waiting'

function standingOf({ state, isRunning, isSchedule }: ShownJob): Standing {
  if (state !== 'open') return state
  if (isRunning) return 'running'
  return isSchedule ? 'scheduled' : 'waiting'
}
