import { getTranslations } from 'next-intl/server'
import { ListScreen } from '@/app/screen/list-screen'
import { paramsOf } from '@/app/screen/params'
import { valueInWords } from '@/app/screen/values'
import { currentActor, currentLocale } from '@/app/session'
import { fieldsOf } from '@/core/field'
import { withActor } from '@/db/actor'
import { listDocuments, listYears } from '@/db/document/queries'
import { DocumentInput, document } from '@/db/document/record'
import { mayRegister } from '@/db/rights'
import { listUnitChoices } from '@/db/unit/queries'
import { askedOf, filtersOf } from './filters'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const order = ['number', 'type', 'issuedOn', 'issuer', 'subject']

export default async function DocumentsPage({ searchParams }: Props) {
  const params = await paramsOf(searchParams)
  const asked = askedOf(params)
  const [actor, locale, say] = await Promise.all([currentActor(), currentLocale(), getTranslations('documents')])
  const { list, units, years, writes } = await withActor(actor, async (db) => {
    const [list, units, years] = await Promise.all([listDocuments(db, asked), listUnitChoices(db), listYears(db)])
    return { list, units: [...units], years, writes: await mayRegister(db, document) }
  })
  const fields = fieldsOf(DocumentInput, locale)
    .filter(({ name }) => order.includes(name))
    .sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name))

  return (
    <ListScreen
      title={say('title')}
      path="/documents"
      params={params}
      asked={asked}
      exported
      filters={filtersOf(units, years, locale, say)}
      columns={[
        ...fields.map(({ name, label }) => ({ name, label, sortable: name !== 'subject' })),
        { name: 'file', label: say('file') },
      ]}
      rows={list.rows.map((row) => ({
        id: row.id,
        href: `/documents/${row.id}`,
        cells: {
          ...Object.fromEntries(
            fields.map((field) => [field.name, valueInWords(field, row[field.name as keyof typeof row], locale)]),
          ),
          file: row.fileName && (
            <a href={`/documents/${row.id}/file`} download>
              {say('download')}
            </a>
          ),
        },
      }))}
      total={list.total}
      add={writes ? { href: '/documents/new', label: say('add') } : undefined}
    />
  )
}
