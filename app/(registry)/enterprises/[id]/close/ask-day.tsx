import { getTranslations } from 'next-intl/server'
import { FieldRow } from '@/components/form/field-row'
import { PageTitle } from '@/components/shell/page-title'
import { today } from '@/core/date'
import { fieldsOf } from '@/core/field'
import { formatDate, type Locale } from '@/core/locale'
import { ClosingInput } from '@/db/act/close-enterprise'

type Props = { title: string; crumbs: { href: string; label: string }[]; typed: string; locale: Locale }

/** The first step, because the next fields depend on the day. A GET form. */
export async function AskDay({ title, crumbs, typed, locale }: Props) {
  const [say, form, problem] = await Promise.all([
    getTranslations('enterprises.closing'),
    getTranslations('form'),
    getTranslations('problem'),
  ])
  const words = { optional: form('optional'), choose: form('choose'), errorPrefix: form('error-prefix') }
  return (
    <>
      <PageTitle title={title} crumbs={{ label: form('crumbs'), links: crumbs }} />
      <form className="form" method="get">
        {fieldsOf(ClosingInput, locale)
          .filter(({ name }) => name === 'effectiveOn')
          .map((field) => (
            <FieldRow
              key={field.name}
              field={{ ...field, name: 'on' }}
              id="on"
              value={typed || formatDate(today(), 'vi')}
              error={typed ? problem('invalid.date.form') : undefined}
              words={words}
            />
          ))}
        <div className="form-actions">
          <button type="submit" className="button primary">
            {say('continue')}
          </button>
        </div>
      </form>
    </>
  )
}
