import { getTranslations } from 'next-intl/server'

type Props = { path: string; id: string; canEdit: boolean; retired: boolean }

/** Where a record's page leads: its history to all, changes to those who may make them. */
export async function RecordActions({ path, id, canEdit, retired }: Props) {
  const say = await getTranslations('form')
  return (
    <>
      {canEdit && !retired && (
        <a className="button primary" href={`${path}/${id}/edit`}>
          {say('edit')}
        </a>
      )}
      <a className="button" href={`${path}/${id}/history`}>
        {say('history')}
      </a>
      {canEdit && (
        <a className="button" href={`${path}/${id}/retire`}>
          {retired ? say('restore') : say('retire')}
        </a>
      )}
    </>
  )
}
