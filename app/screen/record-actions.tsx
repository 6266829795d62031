import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import type { Described } from '@/db/record/described'

type Props = { record: Described; id: string; canEdit: boolean; retired: boolean }

/** The link to withdraw or restore an entry made in error. At the end of the page, because it is no official act. */
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

/** The links of a record's page: history for all readers, changes for those who may make them. */
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
