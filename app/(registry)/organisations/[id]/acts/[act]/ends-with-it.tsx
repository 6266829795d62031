import { getTranslations } from 'next-intl/server'
import { inWords } from '@/app/screen/record'
import type { Locale } from '@/core/locale'
import type { Covered } from '@/db/coverage/queries'
import type { Mandate } from '@/db/mandate/queries'
import { MandateInput } from '@/db/mandate/record'
import type { Subordinate } from '@/db/organisation/tree'

type Props = { locale: Locale; covered: Covered[]; mandates: Mandate[]; under: Subordinate[] }

/** Before an organisation ends: the records that end on the same day, and those that need another organisation. */
export async function EndsWithIt({ locale, covered, mandates, under }: Props) {
  const say = await getTranslations('organisations')
  const lists = [
    {
      title: say('ends.mandates'),
      lines: mandates.map((one) => `${one.personName ?? ''} – ${inWords(MandateInput, one, locale, ['position'])}`),
    },
    { title: say('ends.coverage'), lines: covered.map(({ enterpriseName }) => enterpriseName) },
    { title: say('ends.under'), lines: under.map(({ name }) => name) },
  ].filter(({ lines }) => lines.length > 0)
  if (lists.length === 0) return null
  return (
    <section className="block stack" aria-labelledby="ends-with-it">
      <h2 id="ends-with-it">{say('ends.title')}</h2>
      {lists.map(({ title, lines }) => (
        <div key={title}>
          <h3>{title}</h3>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
