import 'server-only'
import { getTranslations } from 'next-intl/server'
import { invalidInWords } from '@/app/request/problem'
import { BuilderForm } from '@/components/condition/builder.client'
import { ConditionButton, ConditionSelect, ConditionText } from '@/components/condition/condition-parts'
import { Notice } from '@/components/shell/notice'
import { PageTitle } from '@/components/shell/page-title'
import { type ConditionProblem, deepest, type Group } from '@/core/condition/condition'
import type { Locale } from '@/core/locale'
import type { Db } from '@/db/door/actor'
import { world } from '@/db/lists'
import { relationBehind } from '@/db/record/condition/check'
import { type Shape, shapeOf } from '@/db/record/condition/shape'
import type { Described } from '@/db/record/described'
import type { Say } from '@/messages/say'
import type { DraftGroup, DraftRelated } from './draft'
import type { Drawing } from './drawing'
import type { Faults } from './read-draft'
import { FieldSelect, TestRow } from './test-row'
import { namesIn, sentenceOf } from './words'

type Page = {
  db: Db
  record: Described
  shape: Shape
  locale: Locale
  say: Say<'filter'>
  draft: DraftGroup
  /** Of the parts that are complete. */
  condition: Group
  faults: Faults
  problem: ConditionProblem | undefined
  /** The query of the list, to come back to. */
  list: string
  back: string
  isRefused: boolean
}

export async function BuilderPage(page: Page) {
  const { db, record, shape, locale, say, draft, condition, faults, problem, list, back, isRefused } = page
  const invalid = await getTranslations('problem')
  const names = await namesIn(db, condition, shape, locale)
  const drawing: Drawing = {
    db,
    locale,
    say,
    faultAt: (place) => {
      const fault = faults.get(place)
      return fault && (fault === 'incomplete' ? say('incomplete') : invalidInWords(fault, invalid))
    },
  }
  const title = record.words.many[locale]
  const form = await groupDrawn(draft, shape, '', 1, drawing)
  return (
    <>
      <PageTitle
        title={say('title', { list: title })}
        crumbs={{ label: say('back'), links: [{ href: back, label: title }] }}
      />
      {isRefused && (
        <Notice kind="error">
          {problem ? say(`problem.${problem.key}`, { what: problem.what || 'empty' }) : say('wrong')}
        </Notice>
      )}
      <BuilderForm action={`/${record.path}/filter`}>
        <input type="hidden" name="list" value={list} />
        {/* First, because it is what Enter presses. */}
        <button type="submit" name="do" value="refresh" className="visually-hidden" tabIndex={-1}>
          {say('refresh')}
        </button>
        {form}
        <p role="status">
          {condition.parts.length > 0
            ? say('reads', { sentence: sentenceOf(condition, shape, { say, locale, names }) })
            : say('empty')}
        </p>
        <div className="condition-foot">
          <button type="submit" name="do" value="apply" className="button primary">
            {say('apply')}
          </button>
          <button type="submit" name="do" value="refresh" className="button">
            {say('refresh')}
          </button>
          <a className="button quiet" href={back}>
            {say('back')}
          </a>
        </div>
      </BuilderForm>
    </>
  )
}

const below = (place: string, at: number) => (place === '' ? String(at) : `${place}.${at}`)
const numbered = (place: string) =>
  place
    .split('.')
    .map((at) => Number(at) + 1)
    .join('.')

export async function groupDrawn(
  { is, parts }: DraftGroup,
  shape: Shape,
  place: string,
  level: number,
  drawing: Drawing,
) {
  const { say } = drawing
  const drawn = await Promise.all(
    parts.map(async (part, at) => {
      const within = below(place, at)
      if (part.part === 'group') {
        const group = await groupDrawn(part, shape, within, level + 1, drawing)
        return <li key={within}>{group}</li>
      }
      const row =
        part.part === 'test'
          ? await TestRow({ test: part, shape, place: within, level, drawing })
          : await relatedDrawn(part, shape, within, level, drawing)
      return (
        <li key={within} className="condition-row">
          {row}
          <ConditionButton wish={`remove:${within}`}>
            {say('remove', { what: say('condition', { number: numbered(within) }) })}
          </ConditionButton>
        </li>
      )
    }),
  )
  const kinds = (['all', 'any', 'none'] as const).map((value) => ({ value, label: say(`is.${value}`) }))
  return (
    <fieldset>
      <legend>
        {say('fit')} <ConditionSelect name={`g${place}`} label={say('fit')} value={is} options={kinds} />
      </legend>
      <ul className="condition-parts">{drawn}</ul>
      <div className="condition-foot">
        <ConditionButton wish={`test:${place}`}>{say('add-test')}</ConditionButton>
        {level < deepest && <ConditionButton wish={`group:${place}`}>{say('add-group')}</ConditionButton>}
        {place !== '' && (
          <ConditionButton wish={`remove:${place}`}>
            {say('remove', { what: say('group', { number: numbered(place) }) })}
          </ConditionButton>
        )}
      </div>
    </fieldset>
  )
}

async function relatedDrawn(related: DraftRelated, shape: Shape, place: string, level: number, drawing: Drawing) {
  const { say } = drawing
  const { relation: name, there, least, group } = related
  const relation = relationBehind(shape, name)
  const fault = drawing.faultAt(place)
  const ways = (['has', 'no', ...(relation?.to ? [] : (['count'] as const))] as const).map((value) => ({
    value,
    label: say(`there.${value}`),
  }))
  return (
    <>
      <ConditionSelect name={`o${place}`} label={say('operator')} value={there} options={ways} sends />
      {there === 'count' && <ConditionText name={`n${place}`} label={say('least')} value={least} />}
      <FieldSelect shape={shape} place={place} value={`has:${name}`} level={level} drawing={drawing} />
      {fault && <p className="fault">{fault}</p>}
      {relation &&
        level < deepest &&
        (await groupDrawn(group, shapeOf(relation.record, world), place, level + 1, drawing))}
    </>
  )
}
