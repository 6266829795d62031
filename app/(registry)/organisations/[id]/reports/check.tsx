import { getTranslations } from 'next-intl/server'
import { Link } from '@/components/link.client'
import { Tag } from '@/components/tag'
import type { Locale } from '@/core/locale'
import type { SumBelow } from '@/db/report/summing'
import type { Chosen } from './chosen'
import { checkOf } from './words'

type Props = { sum: SumBelow; chosen: Chosen; locale: Locale }

/** Whether opening and lines make the closing, and the organisations and events where they do not. */
export async function Check({ sum, chosen, locale }: Props) {
  const say = await getTranslations('organisation-reports')
  const { way, findings } = checkOf(sum, chosen, { say, locale })
  return (
    <section className="block stack" aria-labelledby="check">
      <div className="block-head">
        <h2 id="check">{say('check.title')}</h2>
      </div>
      <p>
        {findings.length > 0 && <Tag tone="warn">{say('check.count', { count: findings.length })}</Tag>} {way}
      </p>
      {findings.length > 0 && (
        <ul>
          {findings.map(({ text, href }) => (
            <li key={text}>
              <Link href={href}>{text}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
