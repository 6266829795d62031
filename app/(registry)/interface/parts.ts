import type { words } from '@/messages/all'

export type Part = keyof (typeof words)['interface']['parts']

/** Where each part is, in the order of the page and of docs/interface.md. */
export const parts: Record<Part, string> = {
  colours: 'app/styles/tokens.css',
  type: 'app/styles/base.css',
  button: 'app/styles/controls.css',
  menu: 'components/table/export-menu.client.tsx',
  field: 'components/form/field-row.tsx',
  notice: 'components/shell/notice.tsx',
  tag: 'components/tag.tsx',
  due: 'components/shell/due-mark.tsx',
  state: 'components/state-shape.tsx',
  tabs: 'components/shell/tabs.tsx',
  table: 'components/table/record-table.tsx',
  empty: 'components/table/record-table.tsx',
  facts: 'components/record/facts.tsx',
  timeline: 'components/record/timeline.tsx',
  tasks: 'components/task-list.tsx',
  figure: 'components/figure.tsx',
  waiting: 'app/styles/waiting.css',
}
