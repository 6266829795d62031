import { expect, test } from 'vitest'
import { enterpriseList } from '@/db/enterprise/list'
import { newId } from '@/db/record/id'
import { columnsIn } from '@/db/record/listing'
import { offeredIn } from '@/db/record/offered'
import { saveView } from '@/db/saved-view/commands'
import type { SavedView } from '@/db/saved-view/queries'
import { listViews } from '@/db/saved-view/queries'
import { inRegistry } from '@/db/testing/stories'
import { arrange, hrefOfView, questionOf } from './arrangement'
import { filedOf, readColumns, shownOf, writeColumns } from './columns'
import { chosenIn, inputsOf, rowsOf } from './columns-form'
import { questionIn } from './list-question'
import { withinReach } from './within-reach'

const id = '01999999-0000-7000-8000-000000000001'
const view = (said: Partial<SavedView> = {}): SavedView => ({
  ...{ id, version: 1, list: 'enterprises', name: 'Lớn', question: 'sort=-workers&workers_from=500' },
  ...{ sharedWith: null, isDefault: false, isOwn: true, canEdit: true, ...said },
})
const arranged = (sent: Record<string, string>, ...views: SavedView[]) => arrange(enterpriseList, sent, views, 'vi')
const large = { workers_from: '500', sort: '-workers', view: id }

test('a question is what the address asks, in one order, without page, day and messages', () => {
  expect(questionOf({ ...large, page: '2', after: id, saved: 'revised', valid_on: '1/1/2026', q: '' })).toBe(
    'sort=-workers&workers_from=500',
  )
  expect(hrefOfView('/enterprises', view())).toBe(`/enterprises?sort=-workers&workers_from=500&view=${id}`)
})

test('a view is changed as soon as the address asks something else, and not by the page or the day', () => {
  expect(arranged(large, view())).toMatchObject({ isChanged: false, gone: [] })
  expect(arranged({ ...large, page: '2', valid_on: '1/1/2026' }, view()).isChanged).toBe(false)
  for (const other of [{ workers_from: '100' }, { q: 'may' }, { columns: 'name' }, { where: 'x' }, { group: 'unit' }])
    expect(arranged({ ...large, ...other }, view()).isChanged, JSON.stringify(other)).toBe(true)
})

test('a list that is asked nothing begins with the own view, else with that of the role, or with the whole', () => {
  const [mine, roles] = [
    view({ isDefault: true }),
    view({ id: 'r', isDefault: true, isOwn: false, sharedWith: 'officer' }),
  ]
  const whole = view({ id: 'w', name: null, question: '', isDefault: true })
  expect(arranged({}, roles, mine)).toMatchObject({ params: large, view: { id } })
  expect(arranged({ saved: 'revised' }, mine).view?.id).toBe(id)
  expect(arranged({}, roles).view?.id).toBe('r')
  expect(arranged({}, whole, roles)).toMatchObject({ params: {}, view: undefined })
  for (const sent of [{ view: 'all' }, { q: 'may' }, { valid_on: '1/1/2026' }, { view: 'tree' }])
    expect(arranged(sent, mine), JSON.stringify(sent)).toMatchObject({ params: sent, view: undefined, gone: [] })
})

test('what a view names and the list does not have is told, and everything else applies', () => {
  const question = 'columns=name,gone,address-wide&owner=x&sort=shoes&standing=gone&workers_from=500'
  const { params, gone, isChanged } = arranged(
    { ...Object.fromEntries(new URLSearchParams(question)), view: id },
    view({ question }),
  )
  expect(params).toEqual({ columns: 'name,address-wide', workers_from: '500', view: id })
  expect(gone).toEqual([
    { what: 'column' },
    { what: 'filter' },
    { what: 'sort' },
    { what: 'value', label: 'Tình trạng' },
  ])
  expect(isChanged).toBe(false)
  // A view that is not there, or that of another.
  expect(arranged(large)).toMatchObject({ params: { workers_from: '500', view: '' }, gone: [{ what: 'view' }] })
})

test('a condition of a view that names what is gone stays, and is answered; a grouping that is gone is told', () => {
  const asked = (question: string) =>
    arranged(Object.fromEntries(new URLSearchParams(`${question}&view=${id}`)), view({ question }))
  expect(asked('group=ownership').gone).toEqual([])
  expect(asked('group=shoes')).toMatchObject({ params: { view: id }, gone: [{ what: 'group' }] })
  const { params, gone } = asked('where=ghost+%3D+1')
  expect([params.where, gone]).toEqual(['ghost = 1', []])
  expect(questionIn(enterpriseList, params, 'vi').where).toEqual({ key: 'field', what: 'ghost' })
})

test('a record that is out of sight is told as one that is not there, without its name', () =>
  inRegistry(async ({ as, park, nextDoor, hill }) => {
    for (const [unit, isThere] of [
      [park, true],
      [nextDoor, true],
      [hill, false],
      [newId(), false],
    ] as const)
      await as('officer of the park', async (db, who) => {
        const id = newId()
        const question = `unit=${unit}&standing=operating`
        await saveView(db, who, id, { list: 'enterprises', name: 'x', question, sharedWith: null, isDefault: false })
        const sent = { unit, standing: 'operating', view: id }
        const views = await listViews(db, who, 'enterprises')
        const { params, gone } = await withinReach(db, enterpriseList, arrange(enterpriseList, sent, views, 'vi'), 'vi')
        expect(params).toEqual(isThere ? sent : { standing: 'operating', view: id })
        expect(gone).toEqual(isThere ? [] : [{ what: 'value', label: 'KCN/KKT' }])
      })
  }))

test('columns and density are those of the address, else as the person last had them', () => {
  const own = view({ id: 'o', name: null, question: 'columns=name,address-wide&density=normal' })
  expect(arranged({}, own)).toMatchObject({
    density: 'normal',
    columns: [{ name: 'name' }, { name: 'address', width: 'wide' }],
  })
  expect(arranged({ columns: 'name', density: 'dense' }, own)).toMatchObject({
    density: 'dense',
    columns: [{ name: 'name' }],
  })
  expect(arranged({ density: 'x', columns: '%,<b>' })).toMatchObject({ density: 'dense', columns: [] })
  expect(writeColumns(readColumns('a,b-wide,a-narrow,c-x,d-narrow'))).toBe('a,b-wide,d-narrow')
})

test('the first column leads to the record, and stays', () => {
  const offered = offeredIn(enterpriseList, 'vi')
  const shown = (text: string) => shownOf(readColumns(text), offered, 'name').map(({ name, width }) => [name, width])
  expect(shown('address-wide,secretaries,x')).toEqual([
    ['name', undefined],
    ['address', 'wide'],
  ])
  expect(shown('address,name-narrow')).toEqual([
    ['name', 'narrow'],
    ['address', undefined],
  ])
})

test('a file says the chosen columns in its own form, in their order', () => {
  const file = filedOf(
    readColumns('survey,documentId,name'),
    columnsIn(enterpriseList, 'file', 'vi'),
    enterpriseList.inFile,
  )
  expect(file.map(({ name }) => name)).toEqual([
    ...['officialElsewhere', 'probationaryElsewhere', 'membersElsewhere', 'name'],
  ])
})

test('the form of columns says which, how wide and in which order; the usual ones need no words', () => {
  const rows = rowsOf(enterpriseList, undefined, 'vi')
  const said = Object.fromEntries(
    rows.flatMap(({ name, isShown }, at) => [
      ...(at > 0 ? [[inputsOf(name).place, String(at + 1)]] : []),
      ...(isShown ? [[inputsOf(name).show, 'yes']] : []),
    ]),
  )
  expect(chosenIn(enterpriseList, said, 'vi')).toEqual([])
  const { show, place, width } = inputsOf('address')
  const other = { ...said, [show]: 'yes', [place]: '2', [width]: 'wide', [inputsOf('taxCode').show]: '' }
  const chosen = writeColumns(chosenIn(enterpriseList, other, 'vi'))
  expect(chosen).toMatch(/^name,address-wide,/)
  expect(chosen).not.toContain('taxCode')
})

test('what cannot be seen in a shared question is not read, as in an address', () => {
  const question = 'q=a%00b&where=name+contains+%22x%E2%80%AEy%22'
  const first = view({ question, isOwn: false, isDefault: true, sharedWith: 'officer' })
  expect(arranged({}, first)).toMatchObject({
    params: { q: 'ab', where: 'name contains "xy"' },
    isChanged: false,
  })
})
