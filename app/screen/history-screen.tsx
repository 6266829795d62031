import { getLocale, getTranslations } from 'next-intl/server'
import { HistoryList } from '@/components/history/history-list'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import type { Change } from '@/db/audit/queries'
import type { Say } from '@/messages/say'
import { savesIn, sentenceOf } from './sentences'

type Props = {
  crumbs: { href: string; label: string }[]
  changes: Change[]
  /** Names by id. */
  names: Record<string, string>
  /** Whether the user may change the record, and so undo saves. */
  canUndo?: boolean | undefined
  /** What kind of record it was, if it was undone. */
  undone?: string | undefined
}

/** The history of a record: a sentence per save, with the official field names. */
export async function HistoryScreen({ crumbs, changes, names, canUndo = false, undone }: Props) {
  const [say, locale, form] = await Promise.all([getTranslations('history'), getLocale(), getTranslations('form')])
  return (
    <>
      <PageTitle
        title={undone ? say('undone', { record: undone }) : form('history')}
        crumbs={{ label: form('crumbs'), links: crumbs }}
      />
      {undone && <Notice kind="warning">{say('undone-hint')}</Notice>}
      <HistoryList
        changes={savesIn(changes).map((rows) => ({
          ...sentenceOf(rows, { names, locale, say }),
          undo: canUndo ? undoOf(rows, changes, say) : undefined,
        }))}
        words={{ reason: say('reason'), source: say('source'), blank: say('blank'), none: say('none') }}
      />
    </>
  )
}

/** The link to undo a save. Named acts are never undone; for an undone save the later set says so. */
function undoOf(rows: Change[], changes: Change[], say: Say<'history'>) {
  const [{ changeSet } = { changeSet: null }] = rows
  const undone = changes.some(({ undoes }) => undoes !== null && undoes === changeSet)
  if (!changeSet || undone || !rows.every(({ operation }) => undoable.includes(operation))) return undefined
  return { href: `/undo/${changeSet}`, label: say('undo') }
}

const undoable = ['create', 'revise', 'retire', 'withdraw', 'restore', 'remove']
