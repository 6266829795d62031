import { getTranslations } from 'next-intl/server'

export const actNames = [
  'rename',
  'reclassify',
  'transfer',
  'extend-term',
  'absorb',
  'consolidate',
  'split',
  'divide',
  'end',
] as const

/** What the office may put on record about an organisation, each with its decision. */
export async function ActMenu({ id }: { id: string }) {
  const say = await getTranslations('organisations')
  return (
    <details className="menu">
      <summary className="button">{say('record')}</summary>
      <ul className="menu-list">
        <li>
          <a href={`/organisations/${id}/change-of-secretary`}>{say('change-of-secretary')}</a>
        </li>
        {actNames.map((act) => (
          <li key={act}>
            <a href={`/organisations/${id}/acts/${act}`}>{say(`act.${act}`)}</a>
          </li>
        ))}
      </ul>
    </details>
  )
}
