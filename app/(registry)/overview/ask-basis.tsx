import { getTranslations } from 'next-intl/server'
import { oneOf } from '@/app/screen/filters'
import type { Params } from '@/app/screen/params'
import { Tabs } from '@/components/shell/tabs'
import { type BasisKind, bases } from '@/db/report/sources'

/** The basis of the URL (?basis=period); unknown values give the default. */
export const basisIn = (params: Params): BasisKind => oneOf(bases, params.basis) ?? 'latest'

type Props = { path: string; day: string; basis: BasisKind }

/** The choice of the basis. It is in the URL, so that a link shows the same figures to all users. */
export async function AskBasis({ path, day, basis }: Props) {
  const say = await getTranslations('overview')
  return (
    <div className="block stack">
      <Tabs
        label={say('basis-kind.label')}
        tabs={bases.map((kind) => ({
          href: hrefOf(path, day, kind),
          label: say(`basis-kind.${kind}`),
          current: kind === basis,
        }))}
      />
      <p className="muted">{say(`basis-kind.hint.${basis}`)}</p>
    </div>
  )
}

/** The URL of a page of figures; the default basis is left out. */
export const hrefOf = (path: string, day: string, basis: BasisKind) =>
  `${path}?valid_on=${day}${basis === 'latest' ? '' : `&basis=${basis}`}`
