import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import type { Described } from '@/db/record/described'

type Props = { record: Described; id: string; canEdit: boolean; retired: boolean }

/** Where entries made in error are withdrawn and restored: below everything else, because it is no act of the office. */
export async function WithdrawLink({ record, id, canEdit, retired }: Props) {
  const [say, locale] = await Promise.all([getTranslations('form'), currentLocale()])
  if (!canEdit) return null
  return (
    <p>
      <a href={`/${record.path}/${id}/retire`}>
        {retired ? say('restore') : (record.mistake?.title[locale] ?? say('retire'))}
      </a>
    </p>
  )
}

/** Where a record's page leads: its history to all, changes to those who may make them. */
export async function RecordActions({ record, id, canEdit, retired }: Props) {
  const say = await getTranslations('form')
  const { path, screens } = record
  return (
    <>
      {canEdit && !retired && screens.includes('edit') && (
        <a className="button primary" href={`/${path}/${id}/edit`}>
          {say('edit')}
        </a>
      )}
      {screens.includes('history') && (
        <a className="button" href={`/${path}/${id}/history`}>
          {say('history')}
        </a>
      )}
      {canEdit && screens.includes('retire') && (
        <a className="button" href={`/${path}/${id}/retire`}>
          {retired ? say('restore') : say('retire')}
        </a>
      )}
    </>
  )
}
