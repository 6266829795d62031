import type { Message } from '../../core/result'
import type { FigureName, Figures } from './record'

const parts: { names: FigureName[]; message: Message }[] = [
  { names: ['femaleWorkers'], message: { key: 'v18-female' } },
  { names: ['foreignWorkers'], message: { key: 'v18-foreign' } },
  { names: ['managers', 'highSkilled'], message: { key: 'v18-skilled' } },
]

/** V18: a part must not exceed the total of workers. The message is at the part that was typed, else at the total. */
export function beyondTotal(figures: Figures, typed: FigureName[]): Partial<Record<FigureName, Message>> {
  const total = figures.workers
  if (total === null) return {}
  return Object.fromEntries(
    parts.flatMap(({ names, message }) => {
      const part = names.reduce((sum, name) => sum + (figures[name] ?? 0), 0)
      const at = names.findLast((name) => typed.includes(name)) ?? 'workers'
      return part > total ? [[at, { ...message, values: { part, total } }]] : []
    }),
  )
}
