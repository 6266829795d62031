import { getTranslations } from 'next-intl/server'
import { ExportMenu, type Exports } from '@/components/table/export-menu.client'
import { hrefWith, type Params } from './params'

type Props = {
  path: string
  params?: Params
  /** The columns in view, if the file may be asked for these alone. */
  columns?: string | undefined
}

/** The menu with the files of a page. */
export async function FilesOf({ path, params = {}, columns }: Props) {
  const say = await getTranslations('list')
  const file = (format: string, wanted: string) =>
    hrefWith(`${path}/export`, params, { format, columns: wanted, density: '', view: '' })
  const of = (wanted: string): Exports['files'] => [
    [file('xlsx', wanted), 'Excel (.xlsx)'],
    [file('csv', wanted), 'CSV (.csv)'],
  ]
  return (
    <ExportMenu
      label={say('export')}
      note={say('export-note')}
      groups={
        columns
          ? [
              { label: say('export-shown'), files: of(columns) },
              { label: say('export-all'), files: of('') },
            ]
          : [{ files: of('') }]
      }
    />
  )
}
