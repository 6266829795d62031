import { getLocale, getTranslations } from 'next-intl/server'
import { type HistoryChange, HistoryList } from '@/components/history/history-list'
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
  /** The name of the field whose changes alone are asked for. */
  field?: string | undefined
  /** The path of the whole history. */
  path?: string
}

/** The history of a record: a sentence per save, with the official field names. */
export async function HistoryScreen({ crumbs, changes, names, canUndo = false, undone, field, path }: Props) {
  const [say, locale, form, record] = await Promise.all([
    getTranslations('history'),
    getLocale(),
    getTranslations('form'),
    getTranslations('record'),
  ])
  const told = savesIn(changes).map((rows) => ({
    ...sentenceOf(rows, { names, locale, say }),
    undo: canUndo ? undoOf(rows, changes, say) : undefined,
  }))
  const only = field ? changesOf(field, told) : []
  const label = only[0]?.details[0]?.label
  return (
    <>
      <PageTitle
        title={undone ? say('undone', { record: undone }) : form('history')}
        crumbs={{ label: form('crumbs'), links: crumbs }}
      />
      {undone && <Notice kind="warning">{say('undone-hint')}</Notice>}
      {label && (
        <Notice>
          {record('only-field', { label })} <a href={path}>{record('whole-history')}</a>
        </Notice>
      )}
      <HistoryList
        changes={label ? only : told}
        words={{ reason: say('reason'), source: say('source'), blank: say('blank'), none: say('none') }}
      />
    </>
  )
}

/** The saves that changed a field, with this change only. A field that none of them changed asks for nothing. */
function changesOf<Told extends HistoryChange>(field: string, told: Told[]): Told[] {
  return told.flatMap((save) => {
    const details = save.details.filter((detail) => detail.field === field)
    return details.length > 0 ? [{ ...save, details, several: undefined }] : []
  })
}

/** The link to undo a save. Named acts are never undone; for an undone save the later set says so. */
function undoOf(rows: Change[], changes: Change[], say: Say<'history'>) {
  const [{ changeSet } = { changeSet: null }] = rows
  const undone = changes.some(({ undoes }) => undoes !== null && undoes === changeSet)
  if (!changeSet || undone || !rows.every(({ operation }) => undoable.includes(operation))) return undefined
  return { href: `/undo/${changeSet}`, label: say('undo') }
}

const undoable = ['create', 'revise', 'retire', 'withdraw', 'restore', 'remove']
