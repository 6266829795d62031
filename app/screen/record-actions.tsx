import { getTranslations } from 'next-intl/server'
import type { Described } from '@/db/described'

type Props = { record: Described; id: string; canEdit: boolean; retired: boolean }

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
