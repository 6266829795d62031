import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isNowhere, pages } from '@/app/(registry)/nowhere'
import type { Described, Screen } from '@/db/record/described'
import { records } from '@/db/records'
import { ownLists } from './own-lists'

const fileOf: Record<Screen, string> = {
  list: 'page.tsx',
  new: 'new/page.tsx',
  page: '[id]/page.tsx',
  edit: '[id]/edit/page.tsx',
  history: '[id]/history/page.tsx',
  retire: '[id]/retire/page.tsx',
  export: 'export/route.ts',
}
const screens = Object.keys(fileOf) as Screen[]
const own = (path: string, screen: Screen) => existsSync(`app/(registry)/${path}/${fileOf[screen]}`)
/** The generic forms write plain records only. If a record has a page of its own, Next.js takes "new" for an id. */
const needsOwn = (screen: Screen, { path, plain }: Described) =>
  (screen === 'edit' && !plain) || (screen === 'new' && (!plain || own(path, 'page')))

test.each([...records])('$path: every screen it has is its own or the generic one', (record) => {
  expect(record.screens.filter((screen) => needsOwn(screen, record) && !own(record.path, screen))).toEqual([])
})

test.each([...records])('$path: every screen in its folder is one it says it has', (record) => {
  expect(screens.filter((screen) => own(record.path, screen) && !record.screens.includes(screen))).toEqual([])
})

test('every list takes conditions, or is one of those with a page of its own that does not', () => {
  const listed = records.filter(({ screens }) => screens.includes('list')).map(({ path }) => path)
  const takesNone = listed.filter(
    (path) => own(path, 'list') && !readFileSync(`app/(registry)/${path}/page.tsx`, 'utf8').includes('<RecordList'),
  )
  expect(takesNone.toSorted()).toEqual(ownLists)
  expect(readFileSync('next.config.js', 'utf8')).toContain(`'/:records(${ownLists.join('|')})'`)
})

test('the generic screens are all there', () => {
  const generic = screens.filter((screen) => own('[records]', screen))
  expect([...generic, 'export']).toEqual(screens)
  expect(existsSync('app/(registry)/export/[records]/route.ts')).toBe(true)
})

test('a folder of screens is a record’s, or a page that says so', () => {
  const folders = readdirSync('app/(registry)', { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() && existsPage(one.name) ? [one.name] : [],
  )
  const known = [...pages, ...records.map(({ path }) => path)]
  expect(folders.filter((name) => !known.includes(name))).toEqual([])
  expect(pages.filter((name) => name !== '' && !folders.includes(name))).toEqual([])
})

const existsPage = (folder: string) =>
  !folder.startsWith('[') &&
  readdirSync(`app/(registry)/${folder}`, { recursive: true, encoding: 'utf8' }).some((file) =>
    /\/?page\.tsx$/.test(file),
  )

test.each([
  ['/enterprises', false],
  ['/', false],
  ['/overview/abc', false],
  ['/reopenings/x/grant', false],
  ['/favicon.ico', true],
  ['/api/x/history', true],
  ['/mandates', true],
  ['/mandates/new', false],
  ['/people/x/retire', true],
  ['/constructor/new', true],
] as const)('%s is nowhere: %s', (path, nowhere) => {
  expect(isNowhere(path)).toBe(nowhere)
})
