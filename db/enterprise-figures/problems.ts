import type { Message } from '../../core/result'
import type { FigureName, Figures } from './record'

type Problems = Partial<Record<FigureName, Message>>

/** What is wrong with the figures of a row; `typed` are the ones that the user changed. */
export const problemsIn = (figures: Figures, typed: FigureName[]): Problems => ({
  ...beyondTotal(figures, typed),
  ...halfSurvey(figures),
})

const parts: { names: FigureName[]; message: Message }[] = [
  { names: ['femaleWorkers'], message: { key: 'v18-female' } },
  { names: ['foreignWorkers'], message: { key: 'v18-foreign' } },
  { names: ['managers', 'highSkilled'], message: { key: 'v18-skilled' } },
]

/** V18: a part must not exceed the total of workers. The message is at the part that was typed, else at the total. */
function beyondTotal(figures: Figures, typed: FigureName[]): Problems {
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

/** The survey asks official and probationary members apart. The message is at the one that is missing. */
function halfSurvey(figures: Figures): Problems {
  const blank = (['officialElsewhere', 'probationaryElsewhere'] as const).filter((name) => figures[name] === null)
  return blank.length === 1 ? { [blank[0] as FigureName]: { key: 'survey-both' } } : {}
}
