import { z } from 'zod'
import { field } from '../../core/field'
import { compositionLines, flowLines, yearlyLines } from '../../core/member-report/lines'
import { type Line, labels } from './entry'

/** The fields that a reviewer may put a note at: typed lines, and the computed closing. */
export const notedLines = [...flowLines, 'closingTotal', ...compositionLines, ...yearlyLines, 'note'] as const

const note = () => z.string().trim().max(300).nullish()
const labelOf = (name: (typeof notedLines)[number]) =>
  name === 'note' ? { vi: 'Ghi chú của người gửi', en: 'The sender’s note' } : labels[name satisfies Line]

/** The form for returning a report: a reason, and a note for each field. */
export const ReturnInput = z.object({
  returnReason: z
    .string()
    .trim()
    .min(1, 'empty')
    .max(1000)
    .register(field, {
      label: { vi: 'Lý do trả lại', en: 'Reason of the return' },
      input: 'long-text',
      hint: { vi: 'Người gửi sẽ đọc nội dung này.', en: 'The sender will read this.' },
    }),
  ...(Object.fromEntries(notedLines.map((name) => [name, note().register(field, { label: labelOf(name) })])) as Record<
    (typeof notedLines)[number],
    ReturnType<typeof note>
  >),
})
