import { getTranslations } from 'next-intl/server'
import { ExportMenu } from '@/components/table/export-menu'
import { hrefWith, type Params } from './params'

/** The menu with the files of a page. */
export async function FilesOf({ path, params = {} }: { path: string; params?: Params }) {
  const say = await getTranslations('list')
  return (
    <ExportMenu
      label={say('export')}
      note={say('export-note')}
      files={[
        { href: hrefWith(`${path}/export`, params, { format: 'xlsx' }), label: 'Excel (.xlsx)' },
        { href: hrefWith(`${path}/export`, params, { format: 'csv' }), label: 'CSV (.csv)' },
      ]}
    />
  )
}
