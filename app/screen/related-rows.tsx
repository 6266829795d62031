import { getTranslations } from 'next-intl/server'
import type { ComponentProps } from 'react'
import { RelatedTable } from '@/components/record/related-table'
import type { Listing, ListQuestion, ListRow } from '@/db/record/listing'
import { tableOf } from './record-list'

type Props = Pick<ComponentProps<typeof RelatedTable>, 'none' | 'all'> & {
  listing: Listing
  rows: ListRow[]
  asked: ListQuestion
  /** The filter and the field that refer to the record of the page, and its id. */
  of: { filter: string; field: string; id: string }
  mayAdd: boolean
  cells?: Parameters<typeof tableOf>[2]['cells']
}

/** Rows of another record that refer to this one, with the columns of their list. */
export async function RelatedRows({ listing, rows, asked, of, mayAdd, cells, ...table }: Props) {
  const { code, path, words } = listing.record
  const { columns, rows: told } = tableOf(listing, rows, { asked, say: await getTranslations('history'), cells })
  return (
    <RelatedTable
      id={code}
      title={words.many[asked.locale]}
      columns={columns.filter(({ name }) => name !== of.field)}
      rows={told}
      add={mayAdd ? { href: `/${path}/new?${of.filter}=${of.id}`, label: words.add[asked.locale] } : undefined}
      {...table}
    />
  )
}
