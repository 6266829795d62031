import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FilterBar } from './filter-bar'

const select = (name: string, value = '') => ({
  name,
  label: name,
  value,
  options: [{ value: 'x', label: `${name} x` }],
})
const words = {
  ...{ label: 'Bộ lọc', search: 'Tìm', placeholder: '', add: 'Thêm bộ lọc', apply: 'Lọc' },
  ...{ any: 'Tất cả', clear: 'Xóa bộ lọc', remove: 'Bỏ' },
}

function drawn(params: Record<string, string>, values: Record<string, string> = {}) {
  const names = ['a', 'b', 'c', 'd']
  return renderToStaticMarkup(
    <FilterBar
      action="/people"
      search={{ name: 'q', label: 'Tìm kiếm', value: '' }}
      selects={names.map((name) => select(name, values[name]))}
      texts={[{ name: 'valid_on', label: 'Ngày', value: values.valid_on ?? '' }]}
      params={params}
      chips={[]}
      clearHref="/people"
      words={words}
    />,
  )
}
const named = (html: string) => [...html.matchAll(/<(?:input|select) [^>]*name="(\w+)"/g)].map(([, name]) => name)
const kept = (html: string) => [...html.matchAll(/type="hidden" name="(\w+)"/g)].map(([, name]) => name)
const buttons = (html: string) =>
  [...html.matchAll(/<button.*?<\/button>/g)].map(([button]) => button.replace(/<[^>]*>/g, ''))

test('filters are sent when they are asked for, with the focus; those in force stay in the form', () => {
  const few = drawn({})
  expect(named(few)).toEqual(['q'])
  // Enter presses the first button of a form.
  expect(buttons(few)).toEqual(['Tìm', 'Thêm bộ lọc'])
  expect(few).toContain('value="all" name="filters"')

  const all = ['q', 'a', 'b', 'c', 'd', 'valid_on']
  const asked = drawn({ filters: 'all' }, { b: 'x' })
  expect([named(asked), buttons(asked), kept(asked)]).toEqual([all, ['Tìm', 'Lọc'], []])
  expect(asked).toMatch(/<select (?=[^>]*name="a")[^>]*autofocus=""/i)

  const inForce = drawn({}, { b: 'x', valid_on: '1/1/2026' })
  expect([named(inForce), kept(inForce)]).toEqual([
    ['b', 'valid_on', 'q'],
    ['b', 'valid_on'],
  ])
})
