import { getTranslations } from 'next-intl/server'
import { oneOf } from '@/app/screen/filters'
import type { Params } from '@/app/screen/params'
import { Tabs } from '@/components/shell/tabs'
import { type BasisKind, bases } from '@/db/report/sources'

/** ?basis=period; anything else is the usual basis. */
export const basisIn = (params: Params): BasisKind => oneOf(bases, params.basis) ?? 'latest'

type Props = { path: string; day: string; basis: BasisKind }

/** On what basis the figures count: a part of the address, so that a link means the same to whoever opens it. */
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

/** A page of figures on a day and a basis; the usual basis is not spelled out. */
export const hrefOf = (path: string, day: string, basis: BasisKind) =>
  `${path}?valid_on=${day}${basis === 'latest' ? '' : `&basis=${basis}`}`
