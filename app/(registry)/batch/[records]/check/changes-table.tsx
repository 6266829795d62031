import { getTranslations } from 'next-intl/server'
import { wordsIn } from '@/app/screen/values'
import { RecordTable } from '@/components/table/record-table'
import type { Field } from '@/core/field'
import { formatCount, type Locale } from '@/core/locale'
import { isSame } from '@/db/batch/plan'
import type { BatchRow } from '@/db/batch/read'
import type { Described } from '@/db/record/described'

type Props = {
  record: Described
  fields: Field[]
  rows: BatchRow[]
  /** The new values, with the names of their references. */
  values: Record<string, unknown>
  /** How many rows are shown; undefined: all. */
  shown: number | undefined
  allHref: string
  locale: Locale
}

/** By record the present and the new value of each field. */
export async function ChangesTable({ record, fields, rows, values, shown = rows.length, allHref, locale }: Props) {
  const say = await getTranslations('batch')
  const told = (field: Field, row: Record<string, unknown>) => wordsIn(field, row, locale) || say('blank')
  const after = new Map(fields.map((field) => [field, told(field, values)]))
  return (
    <>
      <RecordTable
        caption={say('check')}
        captionHidden
        columns={[
          { name: 'called', label: record.words.one[locale] },
          ...fields.map(({ name, label }) => ({ name, label })),
        ]}
        rows={rows.slice(0, shown).map((row) => ({
          id: row.id,
          href: `/${record.path}/${row.id}`,
          cells: {
            called: row.called,
            ...Object.fromEntries(
              fields.map((field) => {
                const before = told(field, row)
                const isKept = isSame(row[field.name], values[field.name])
                return [field.name, isKept ? say('kept', { value: before }) : `${before} → ${after.get(field)}`]
              }),
            ),
          },
        }))}
        empty={{ text: say('nothing-to-do') }}
      />
      {rows.length > shown && (
        <p>
          {say('first-rows', { shown: formatCount(shown, locale), count: formatCount(rows.length, locale) })}{' '}
          <a href={allHref}>{say('all-rows')}</a>
        </p>
      )}
    </>
  )
}
