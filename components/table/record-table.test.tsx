import { AppRouterContext } from 'next/dist/shared/lib/app-router-context.shared-runtime'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { RecordTable } from './record-table'

const router = {} as NonNullable<React.ContextType<typeof AppRouterContext>>

test('a row leads to its address, or to none; a dated cell has two lines, and cards know the labels', () => {
  const rows = [
    { id: '1', href: '/people/1', cells: { name: 'Lan', workers: { value: '13', of: 'Quý I/2024' } } },
    { id: '2', href: '/people/2', marked: true, cells: { name: 'Mai', workers: { value: '–', of: null } } },
    { id: '3', cells: { name: 'Tổng' } },
    { id: '4', href: '/people?q=4', cells: { name: 'Bốn', workers: 0 } },
  ]
  const columns = [
    { name: 'name', label: 'Họ "tên"' },
    { name: 'workers', label: 'Lao động', kind: 'number' as const },
  ]
  const html = renderToStaticMarkup(
    <AppRouterContext value={router}>
      <RecordTable caption="" columns={columns} rows={rows} empty={{ text: '' }} />
    </AppRouterContext>,
  )
  expect(html.split('<tbody>')[1]?.split('</tbody>')[0]).toBe(
    [
      '<tr><th scope="row"><a href="/people/1">Lan</a></th><td class="number"><div>13<div class="muted">Quý I/2024</div></div></td></tr>',
      '<tr data-marked="true"><th scope="row"><a href="/people/2">Mai</a></th><td class="number">–</td></tr>',
      '<tr><th scope="row">Tổng</th><td class="number"></td></tr>',
      '<tr><th scope="row"><a href="/people?q=4">Bốn</a></th><td class="number">0</td></tr>',
    ].join(''),
  )
  expect(html).toContain('--label-1:&quot;Họ \\&quot;tên\\&quot;&quot;;--label-2:&quot;Lao động&quot;')
})
