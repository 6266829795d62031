import type { ReactNode } from 'react'
import { Figures } from '@/components/figure'
import { FieldRow } from '@/components/form/field-row'
import { Facts } from '@/components/record/facts'
import { Timeline } from '@/components/record/timeline'
import { DueMark } from '@/components/shell/due-mark'
import { Notice } from '@/components/shell/notice'
import { Tabs } from '@/components/shell/tabs'
import { type Shape, StateShape } from '@/components/state-shape'
import { ExportMenu } from '@/components/table/export-menu.client'
import { EmptyState, RecordTable } from '@/components/table/record-table'
import { Tag } from '@/components/tag'
import { TaskList } from '@/components/task-list'
import type { Field } from '@/core/field'
import type { Say } from '@/messages/say'
import type { Part } from './parts'

const here = '/interface'
const tokens = [
  'ground',
  'surface',
  'selected',
  'mark',
  'care-ground',
  'line',
  'edge',
  'red',
  'link',
  'done',
  'care',
  'wrong',
]
const sizes = ['small', 'table', 'body', 'h2', 'h1', 'figure']
const shapes: Shape[] = ['empty', 'half', 'full', 'back', 'check', 'clock']
const kinds = ['status', 'success', 'warning', 'error'] as const
const tones = ['todo', 'warn', 'wrong', 'done'] as const

const plainField: Field = {
  name: '',
  label: '',
  hint: undefined,
  input: 'text',
  options: [],
  reference: undefined,
  required: true,
  maxLength: 200,
  inList: false,
}

/** One sample of each part. */
export function samplesOf(
  say: Say<'interface.sample'>,
  words: { optional: string; choose: string; error: string; loading: string },
) {
  const field = (name: 'name' | 'workers', more: Partial<Field>): Field => ({
    ...plainField,
    name,
    label: say(name),
    ...more,
  })
  const fieldWords = { optional: words.optional, choose: words.choose, errorPrefix: words.error }
  const rows = ['enterprise', 'other'] as const
  const table = (density: 'dense' | 'normal') => (
    <div key={density} data-density={density}>
      <RecordTable
        caption={density}
        captionHidden
        columns={[
          { name: 'name', label: say('name'), sort: { href: here, direction: 'ascending' } },
          { name: 'workers', label: say('workers'), kind: 'number' },
          { name: 'since', label: say('since'), kind: 'date' },
        ]}
        rows={rows.map((name, at) => ({
          id: `${density}-${name}`,
          href: here,
          marked: at === 1,
          cells: { name: say(name), workers: at === 0 ? '1.204' : '–', since: '01/03/2021' },
        }))}
        empty={{ text: '' }}
      />
    </div>
  )
  return {
    colours: (
      <ul className="swatches">
        {tokens.map((name) => (
          <li key={name}>
            <span data-swatch={name} /> <code lang="en">--{name}</code>
          </li>
        ))}
      </ul>
    ),
    type: (
      <ul className="sizes">
        {sizes.map((name) => (
          <li key={name} data-size={name}>
            {say('text')} <code lang="en">--t-{name}</code>
          </li>
        ))}
      </ul>
    ),
    button: (
      <div className="row">
        <button type="button" className="button quiet">
          {say('remove')}
        </button>
        <button type="button" className="button small">
          {say('edit')}
        </button>
        <button type="button" className="button">
          {say('back')}
        </button>
        <button type="button" className="button" aria-disabled="true">
          {say('busy')}
        </button>
        <button type="button" className="button primary">
          {say('save')}
        </button>
      </div>
    ),
    menu: <ExportMenu label={say('excel')} groups={[{ files: [[here, say('excel')]] }]} note={say('said')} />,
    field: (
      <>
        <FieldRow
          field={field('name', { hint: say('hint') })}
          id="sample-name"
          value={say('enterprise')}
          words={fieldWords}
        />
        <FieldRow
          field={field('workers', { input: 'count', required: false })}
          id="sample-workers"
          value="12a"
          error={say('error')}
          words={fieldWords}
        />
      </>
    ),
    notice: kinds.map((kind) => (
      <Notice key={kind} kind={kind}>
        {say('said')}
      </Notice>
    )),
    tag: (
      <div className="row">
        {tones.map((tone) => (
          <Tag key={tone} tone={tone}>
            {say(tone)}
          </Tag>
        ))}
      </div>
    ),
    due: <DueMark count="12" words={say('todo')} />,
    state: (
      <div className="row">
        {shapes.map((shape) => (
          <StateShape key={shape} shape={shape} />
        ))}
        <span>
          <StateShape shape="full" />
          {say('todo')}
        </span>
      </div>
    ),
    tabs: (
      <Tabs
        label={say('name')}
        tabs={[
          { href: here, label: say('name'), current: true },
          { href: `${here}?other`, label: say('workers'), current: false },
        ]}
      />
    ),
    table: (['dense', 'normal'] as const).map(table),
    empty: <EmptyState text={say('missing')} action={{ href: here, label: say('back') }} />,
    facts: (
      <Facts
        blank={say('missing')}
        sections={[
          {
            id: 'sample-facts',
            title: say('enterprise'),
            edit: { href: here, label: say('edit') },
            facts: [
              { label: say('since'), value: '01/03/2021' },
              { label: say('workers'), value: '' },
            ],
          },
        ]}
      />
    ),
    timeline: (
      <Timeline
        none={say('missing')}
        spells={[
          { id: '2', span: say('span'), title: say('enterprise'), current: true },
          { id: '1', span: say('before'), title: say('other'), current: false },
        ]}
      />
    ),
    tasks: (
      <TaskList
        none={say('missing')}
        tasks={[
          { href: here, label: say('enterprise'), state: '3', tone: 'todo' },
          { label: say('other'), detail: say('done') },
        ]}
      />
    ),
    figure: (
      <Figures
        figures={[
          {
            label: say('figure'),
            value: '7,7%',
            missing: say('missing'),
            fraction: '56/727 = 7,7%',
            basis: [say('basis')],
            href: here,
          },
          { label: say('workers'), value: undefined, missing: say('missing'), basis: [], href: `${here}#figure` },
        ]}
      />
    ),
    waiting: (
      <div className="waiting-sample" data-waits="">
        <p className="waiting" aria-hidden="true">
          {words.loading}
        </p>
      </div>
    ),
  } satisfies Record<Part, ReactNode>
}
