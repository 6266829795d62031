import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { FormScreen } from '@/app/screen/form-screen'
import { readRecord } from '@/app/screen/record'
import { sentenceOf } from '@/app/screen/sentences'
import { undo } from '@/app/screen/undo'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { UndoInput } from '@/db/undo/commands'
import { goes, markOf, viewUndo } from '@/db/undo/plan'
import { Changes } from './changes'
import { groupsOf } from './groups'

/** The plan of an undo, before the user confirms it: what changes, what stays, and why. */
export default async function UndoPage({ params }: { params: Promise<{ set: string }> }) {
  const [{ set }, locale, say, history, form] = await Promise.all([
    params,
    currentLocale(),
    getTranslations('undo'),
    getTranslations('history'),
    getTranslations('form'),
  ])
  const view = await readRecord(set, (db) => viewUndo(db, set, locale))
  const speaker = { names: view.names, locale, say: history }
  const { steps } = view.plan
  const rows = view.entries.filter(({ changeSet }) => changeSet === set)
  if (rows.length === 0) notFound()
  const { at, who, reason } = sentenceOf(rows, speaker)
  const [going, staying] = [steps.filter(goes), steps.filter((step) => !goes(step))]
  const unseen = steps.filter(({ entry }) => !rows.some(({ id }) => id === entry)).length
  const [subject] = groupsOf(steps, view, speaker)
  const crumbs = subject?.subject.href ? [{ href: subject.subject.href, label: subject.subject.text }] : []
  const told = (
    <div className="block stack">
      <p>
        {say('was', { at, who })} {reason && say('because', { reason })}
      </p>
      {going.length === 0 && <Notice kind="warning">{say('nothing')}</Notice>}
      <Changes id="goes" title={say('goes')} groups={groupsOf(going, view, speaker)} view={view} speaker={speaker} />
      <Changes
        id="stays"
        title={say('stays')}
        groups={groupsOf(staying, view, speaker)}
        view={view}
        speaker={speaker}
      />
      {unseen > 0 && <p>{say('unseen', { count: unseen })}</p>}
    </div>
  )
  if (going.length === 0)
    return (
      <>
        <PageTitle title={say('title')} crumbs={{ label: form('crumbs'), links: crumbs }} />
        {told}
      </>
    )
  return (
    <FormScreen
      title={say('title')}
      crumbs={crumbs}
      input={UndoInput}
      values={{}}
      save={undo}
      submitLabel={say('undo')}
      cancelHref={crumbs[0]?.href ?? '/'}
      hidden={{ set, mark: markOf(view.plan) }}
      lead={told}
    />
  )
}
