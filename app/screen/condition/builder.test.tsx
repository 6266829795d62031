import { createTranslator } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { normal } from '@/core/condition/condition'
import { printCondition } from '@/core/condition/text'
import { enterpriseList } from '@/db/enterprise/list'
import { whereOf, world } from '@/db/lists'
import { shapeOf } from '@/db/record/condition/shape'
import { inRegistry } from '@/db/testing/stories'
import { words } from '@/messages/all'
import { sentencesIn } from '@/messages/words'
import type { Sent } from '../params'
import { groupDrawn } from './builder'
import { changedBy, type DraftGroup, draftIn, draftOf } from './draft'
import type { Drawing } from './drawing'
import { readDraft } from './read-draft'

const shape = shapeOf(enterpriseList.record, world)
const say = createTranslator({
  locale: 'vi',
  messages: sentencesIn(words, 'vi'),
  namespace: 'filter',
}) as Drawing['say']

const signs: Record<string, string> = { quot: '"', gt: '>', lt: '<', amp: '&' }
const unescaped = (value: string) => value.replace(/&(quot|gt|lt|amp);/g, (_, sign: string) => signs[sign] ?? '')

/** What a browser sends of the fields of a form without scripts. */
function sentBy(html: string): Sent {
  const sent: Record<string, string[]> = {}
  const add = (name = '', value = '') => {
    sent[name] = [...(sent[name] ?? []), unescaped(value)]
  }
  for (const [, name, inner = ''] of html.matchAll(/<select name="([^"]*)"[^>]*>(.*?)<\/select>/gs)) {
    const chosen = [...inner.matchAll(/<option value="([^"]*)" selected=""/g)]
    for (const [, value] of chosen) add(name, value)
  }
  for (const [input] of html.matchAll(/<input [^>]*>/g)) {
    if (/type="checkbox"/.test(input) && !/checked=""/.test(input)) continue
    add(/ name="([^"]*)"/.exec(input)?.[1], / value="([^"]*)"/.exec(input)?.[1])
  }
  return sent
}

const textOf = (draft: DraftGroup | undefined) => draft && printCondition(normal(readDraft(draft, shape).condition))

test('the form of a condition sends the same condition', () =>
  inRegistry(async ({ as, park, riverside }) => {
    await as('officer', async (db) => {
      const drawing: Drawing = { db, locale: 'vi', say, faultAt: () => undefined }
      for (const text of [
        'ownership in (fdi_wholly, joint_venture) and (workers >= 1000.5 or has projects (registeredCapital > 10000000))',
        `unitId within (${park}) and establishedOn between 2010-01-31 and 2020-12-01`,
        'not (investorCountries in (KR, JP) or isExportProcessing = no)',
        'commune.name contains "An \\"Phong\\" & Co" or taxCode is empty',
        `count organisations >= 2 (no mandates) and no affiliated-organisations (enterpriseId in (${riverside}))`,
      ]) {
        const where = whereOf(enterpriseList, text)
        if (!('condition' in where)) throw new Error(`${text}: ${where.key} ${where.what}`)
        const drawn = renderToStaticMarkup(await groupDrawn(draftOf(where.condition, shape), shape, '', 1, drawing))
        expect(textOf(draftIn(sentBy(drawn)))).toBe(where.text)
      }
    })
  }))

test('buttons add and remove parts at their places; what is not complete is told at its place', () => {
  const sent: Sent = {
    g: 'all',
    f0: 'workers',
    o0: '>=',
    v0: '1.000',
    g1: 'any',
    'f1.0': 'name',
    'v1.0': '',
    'f1.1': 'has:projects',
    'o1.1': 'has',
    'g1.1': 'all',
  }
  const draft = draftIn(sent) as DraftGroup
  expect(textOf(draft)).toBe('workers >= 1000 and has projects')
  expect(readDraft(draft, shape).faults).toEqual(new Map([['1.0', 'incomplete']]))
  expect(textOf(changedBy(draft, 'remove:0'))).toBe('has projects')
  expect(textOf(changedBy(draft, 'remove:1'))).toBe('workers >= 1000')
  const added = changedBy(draft, 'test:1.1')
  expect([...readDraft(added, shape).faults.keys()]).toEqual(['1.0', '1.1.0'])
  const wrong = readDraft(
    draftIn({
      g: 'all',
      f0: 'workers',
      o0: '=',
      v0: 'nhiều',
      f1: 'ghost',
      f2: 'unitId',
      o2: 'in',
      v2: 'x',
    }) as DraftGroup,
    shape,
  )
  expect(wrong.condition.parts).toEqual([])
  expect([...wrong.faults.entries()]).toEqual([
    ['0', { key: 'number.decimal' }],
    ['1', 'incomplete'],
    ['2', 'incomplete'],
  ])
  // Addresses that nobody’s form has sent.
  for (const forged of [{ f0: 'x' }, { g: ['x', 'any'], 'f0.0.0.0.0.0.0': 'name' }, { g: 'all', f99: 'name' }, {}])
    expect(() => draftIn(forged as Sent)).not.toThrow()
  expect(changedBy(draft, 'remove:7.7.7')).toEqual(draft)
  expect(changedBy(draft, 'test:')).toMatchObject({ parts: [{}, {}, { field: '' }] })
})
