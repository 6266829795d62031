import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { currentLocale } from '@/app/request/session'
import { arrange, questionOf } from '@/app/screen/arrangement'
import { inputsOf, rowsOf } from '@/app/screen/columns-form'
import { FormScreen } from '@/app/screen/form-screen'
import { hrefWith, paramsOf, type Sent } from '@/app/screen/params'
import { readNew } from '@/app/screen/record'
import { ColumnsChoice } from '@/components/table/columns-choice.client'
import { listOf } from '@/db/lists'
import { recordAt } from '@/db/records'
import { listViews } from '@/db/saved-view/queries'
import { ArrangementInput, savedView } from '@/db/saved-view/record'
import { arrangeColumns } from '../../actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Sent> }

/** The columns and the density of a list, /views/enterprises/columns?…, with the address of the list. */
export default async function ColumnsPage({ params, searchParams }: Props) {
  const [{ id: list }, { usual, ...sent }, locale, say] = [
    await params,
    await paramsOf(searchParams),
    await currentLocale(),
    await getTranslations('views'),
  ]
  const record = recordAt(list, 'list') ?? notFound()
  const listing = listOf(record)
  const views = await readNew(savedView, (db, who) => listViews(db, who, record.path))
  const { params: asked, columns, density, view } = arrange(listing, sent, views, locale)
  const isShared = views.some(({ isDefault, sharedWith }) => isDefault && sharedWith)
  const [name, back] = [record.words.many[locale], hrefWith(`/${record.path}`, asked, {})]
  const rows = rowsOf(listing, usual ? undefined : columns, locale)
  return (
    <FormScreen
      title={say('columns-title', { list: name.toLowerCase() })}
      crumbs={[{ href: back, label: name }]}
      input={ArrangementInput}
      {...(!(isShared && !view) && { only: ['density'] })}
      values={{ density, wholeFirst: views.some(({ name, isDefault }) => name === null && isDefault) }}
      save={arrangeColumns}
      submitLabel={say('columns-apply')}
      cancelHref={back}
      hidden={{ list, question: questionOf(asked), view: asked.view ?? '' }}
    >
      <ColumnsChoice
        rows={rows.map((row) => ({ ...row, inputs: inputsOf(row.name) }))}
        words={{
          caption: say('columns'),
          shown: say('shown'),
          always: say('always'),
          column: say('column'),
          width: say('width'),
          widths: [
            ['', say('width-auto')],
            ['narrow', say('width-narrow')],
            ['wide', say('width-wide')],
          ],
          place: say('place'),
          up: say('up'),
          down: say('down'),
        }}
      />
      <p className="hint">
        {say('columns-hint')}{' '}
        <a href={hrefWith(`/views/${list}/columns`, asked, { usual: 'yes' })}>{say('columns-reset')}</a>
      </p>
    </FormScreen>
  )
}
