import { getTranslations } from 'next-intl/server'
import { currentActor, currentLocale, signedIn } from '@/app/request/session'
import { dayIn } from '@/app/screen/day'
import { basisLines, figureValue, fractionOf, furtherOf, groups, labelOf, sentenceOf } from '@/app/screen/figure-words'
import { paramsOf } from '@/app/screen/params'
import { type FigureProps, Figures } from '@/components/figure'
import { CopyButton } from '@/components/record/copy-button.client'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { today } from '@/core/date'
import { formatDate, formatDecimal } from '@/core/locale'
import { scopesOf } from '@/db/assignment/offices'
import { withActor } from '@/db/door/actor'
import { admittedOn } from '@/db/report/admissions'
import { type Figure, figuresOn } from '@/db/report/figures'
import { findGround } from '@/db/setting/queries'
import { entriesOf } from '@/messages/say'
import { admissionsCard } from './admissions-card'
import { AskBasis, basisIn, hrefOf } from './ask-basis'
import { AskDay } from './ask-day'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** The figures of a day with their basis; each links to the rows that it counts. */
export default async function OverviewPage({ searchParams }: Props) {
  const [asked, actor, locale, who, say] = await Promise.all([
    paramsOf(searchParams),
    currentActor(),
    currentLocale(),
    signedIn(),
    getTranslations('overview'),
  ])
  const wanted = await dayIn(asked)
  const basis = basisIn(asked)
  if (wanted.problem)
    return (
      <>
        <PageTitle title={say('title')} />
        <AskDay path="/overview" day={wanted} basis={basis} />
      </>
    )
  const day = wanted.on ?? today()
  const { figures, admissions, ground } = await withActor(actor, async (db) => {
    const [figures, admissions, ground] = await Promise.all([
      figuresOn(db, day, basis),
      admittedOn(db, day),
      findGround(db, day),
    ])
    return { figures: new Map(figures.map((figure) => [figure.code, figure])), admissions, ground }
  })
  const scopes = scopesOf(who.offices)
  const asOf = say('day', { day: formatDate(day, locale) })
  const told = { day, kind: basis, scope: scopes.join(', ') || undefined }
  const copyOf = (sentence: string | undefined, label: string) =>
    sentence && (
      <CopyButton text={sentence} label={say('copy')} done={say('copied')} what={say('copy-what', { label })} />
    )

  const card = (figure: Figure): FigureProps => {
    const label = labelOf(figure, say)
    return {
      label,
      value: figureValue(figure, locale),
      missing: say('missing'),
      fraction: fractionOf(figure, locale),
      basis: basisLines(figure, asOf, basis, locale, say),
      further: furtherOf(figure, locale, say),
      href: hrefOf(`/overview/${figure.code}`, day, basis),
      action: copyOf(sentenceOf(figure, told, locale, say), label),
    }
  }
  const admitted = admissionsCard(admissions, told, locale, say)

  return (
    <>
      <PageTitle
        title={say('title')}
        detail={
          <>
            <span>{say('as-of', { day: formatDate(day, locale) })}</span>
            {scopes.length > 0 && <span className="muted">{say('scope', { scope: scopes.join(', ') })}</span>}
          </>
        }
      />
      <AskDay path="/overview" day={wanted} basis={basis} />
      <AskBasis path="/overview" day={day} basis={basis} />
      {!ground.committee && <Notice kind="warning">{say('no-committee')}</Notice>}
      {entriesOf(groups).map(([group, codes]) => (
        <section key={group} className="block" aria-labelledby={group}>
          <div className="block-head">
            <h2 id={group}>{say(`group.${group}`)}</h2>
          </div>
          {group === 'capital' && (
            <p className="muted">
              {ground.rate ? say('rate', { rate: formatDecimal(ground.rate, locale) }) : say('no-rate')}
            </p>
          )}
          <Figures
            figures={[
              ...codes.flatMap((code) => figures.get(code) ?? []).map(card),
              ...(group === 'members' ? [{ ...admitted, action: copyOf(admitted.sentence, admitted.label) }] : []),
            ]}
          />
        </section>
      ))}
    </>
  )
}
