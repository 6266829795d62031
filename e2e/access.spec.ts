import { addressesOf, groupNames } from './addresses'
import { expect, test } from './fixtures'

/** The forms for new records, without those below another record's URL. */
const forms = groupNames
  .flatMap(addressesOf)
  // /jobs/new is left out: everyone who sees a list may request its file.
  .filter(({ path, asks }) => asks === 'everybody' && /^\/[a-z-]+\/new$/.test(path) && path !== '/jobs/new')
  .map(({ path }) => (path === '/settings/new' ? '/settings/new?key=office_name' : path))
  .toSorted()

const reference = [
  '/communes/new',
  '/name-words/new',
  '/rule-sets/new',
  '/settings/new?key=office_name',
  '/targets/new',
  '/units/new',
]
const leading = ['/lock-delegations/new', '/reopenings/new']
const shared = ['/accounts/new', '/periods/new']

for (const [who, open] of [
  ['administrator', [...reference, ...shared]],
  ['officer of the park', forms.filter((path) => ![...reference, '/lock-delegations/new'].includes(path))],
  ['leader', leading],
  ['inspector', []],
  ['secretary of the cell', []],
] as const) {
  test(`${who} finds the forms for what this office may register, and no others`, async ({ askAs }) => {
    const found: string[] = []
    for (const path of forms) {
      const { status } = await askAs(who)(path)
      expect([200, 404], path).toContain(status)
      if (status === 200) found.push(path)
    }
    expect(found).toEqual([...open].toSorted())
  })
}
