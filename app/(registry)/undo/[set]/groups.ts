import { type Speaker, sentenceOf } from '@/app/screen/sentences'
import { subjectOf } from '@/app/screen/trail'
import type { HistoryDetail } from '@/components/history/history-list'
import type { Entry } from '@/db/audit/trail'
import type { Step, UndoView } from '@/db/undo/plan'

/** The steps of an undo on one record. */
export type Group = {
  id: string
  subject: { text: string; href?: string | undefined }
  /** A row that the set inserted is removed; a row that it removed is inserted again. */
  becomes: 'removed' | 'put-back' | 'revised'
  /** Present and restored values. */
  details: HistoryDetail[]
  steps: Step[]
}

/** Groups steps by record, in the order of their entries. Steps whose entries the user may not read are left out. */
export function groupsOf(steps: Step[], { entries }: UndoView, speaker: Speaker): Group[] {
  const groups = new Map<string, { steps: Step[]; rows: Entry[] }>()
  for (const step of steps.toReversed()) {
    const row = entries.find(({ id }) => id === step.entry)
    if (!row) continue
    const key = `${step.record} ${step.recordId}`
    const group = groups.get(key) ?? { steps: [], rows: [] }
    groups.set(key, { steps: [...group.steps, step], rows: [...group.rows, row] })
  }
  return [...groups].map(([id, { steps, rows }]) => toldOf(id, steps, rows, speaker))
}

function toldOf(id: string, steps: Step[], rows: Entry[], speaker: Speaker): Group {
  const [first] = rows
  if (!first) throw new Error('app/undo: a group without entries')
  const own = rows.find(({ tableName, record }) => tableName === record)
  const becomes = own?.operation === 'create' ? 'removed' : own?.operation === 'remove' ? 'put-back' : 'revised'
  const details = becomes === 'revised' ? sentenceOf(rows, speaker).details.map(turned) : []
  return { id, subject: subjectOf(first, speaker), becomes, details, steps }
}

const turned = ({ label, before = '', after }: HistoryDetail): HistoryDetail => ({
  label,
  before: after,
  after: before,
})
