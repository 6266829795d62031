import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Screen } from '@/db/described'
import { records } from '@/db/records'

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
/** The generic forms write plain tables only. */
const needsOwn = (screen: Screen, plain: boolean) => !plain && (screen === 'new' || screen === 'edit')
/** To Next.js "/enterprises/export" is an id of enterprises/[id], wherever that is, unless a file says otherwise. */
const takenForId = (path: string, screen: Screen) => own(path, 'page') && (screen === 'new' || screen === 'export')

test.each([...records])('$path: every screen it has is its own or the generic one', ({ path, screens, plain }) => {
  expect(
    screens.filter((screen) => (needsOwn(screen, plain) || takenForId(path, screen)) && !own(path, screen)),
  ).toEqual([])
})

test.each([...records])('$path: every screen in its folder is one it says it has', (record) => {
  expect(screens.filter((screen) => own(record.path, screen) && !record.screens.includes(screen))).toEqual([])
})

test('the generic screens are all there', () => {
  expect(screens.filter((screen) => !own('[records]', screen))).toEqual([])
})
