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

/** The acts that may be recorded for an organisation, each by a decision. */
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
