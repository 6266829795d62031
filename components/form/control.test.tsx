import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Control } from './control'

const field = {
  name: 'countries',
  label: 'Nước',
  hint: undefined,
  input: 'list' as const,
  options: ['VN', 'JP', 'SR', 'GA'].map((value) => ({ value, label: value })),
  more: { after: 2, label: 'Các nước khác' },
  reference: undefined,
  required: false,
  maxLength: undefined,
  inList: false,
}

test.each([
  [['JP'], false],
  [['JP', 'SR'], true],
])('a long list shows its first options, and the others behind a label: with %j open is %s', (chosen, isOpen) => {
  const [shown = '', behind = ''] = renderToStaticMarkup(
    <Control field={field} id="countries" value={chosen} choose="Chọn…" />,
  ).split('<details')
  const valuesIn = (text: string) => [...text.matchAll(/value="(\w+)"/g)].map(([, value]) => value)
  expect([valuesIn(shown), valuesIn(behind)]).toEqual([
    ['VN', 'JP'],
    ['SR', 'GA'],
  ])
  expect(behind).toContain('<summary>Các nước khác</summary>')
  expect(behind.startsWith(' class="more" open')).toBe(isOpen)
  expect([...`${shown}${behind}`.matchAll(/checked=""/g)]).toHaveLength(chosen.length)
  // One id is the field's own, for the links of the summary of errors.
  expect(`${shown}${behind}`.match(/id="countries"/g)).toHaveLength(1)
})
