import { getTranslations } from 'next-intl/server'
import type { RuleResult } from '@/db/member-report/record'

/** The rules that a version violated when it was sent, in words. */
export async function Warnings({ results }: { results: RuleResult[] }) {
  const say = await getTranslations('member-reports')
  if (results.length === 0) return <p className="muted">{say('no-warnings')}</p>
  return (
    <ul className="warnings">
      {results.map(({ rule, values }) => (
        <li key={rule}>{say(`warning.${rule}`, values)}</li>
      ))}
    </ul>
  )
}
