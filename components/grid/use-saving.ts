import { type Dispatch, useRef, useState } from 'react'
import { changesIn, type GridAction, type GridAnswer, type GridState, reduce, type SentRow } from './state'
import type { GridWords } from './words'

export type SaveGrid = (sent: { rows: SentRow[]; reason: string; reasonNote: string }) => Promise<GridAnswer>

/** Submits all changed cells, one request at a time. Choices for conflicts in the form are applied first. */
export function useSaving(
  state: GridState,
  dispatch: Dispatch<GridAction>,
  save: SaveGrid,
  { words, announce }: { words: GridWords; announce: (text: string) => void },
) {
  const [answer, setAnswer] = useState<GridAnswer | null>(null)
  const [pending, setPending] = useState(false)
  const isUnderWay = useRef(false)

  async function submit(form: FormData) {
    if (isUnderWay.current) return
    const choose: GridAction = { type: 'choose', choices: choicesIn(form) }
    const rows = changesIn(reduce(state, choose))
    dispatch(choose)
    dispatch({ type: 'leave' })
    setAnswer(null)
    announce('')
    if (rows.length === 0) return announce(words.nothingChanged)
    isUnderWay.current = true
    setPending(true)
    const sent = { rows, reason: String(form.get('reason') ?? ''), reasonNote: String(form.get('reasonNote') ?? '') }
    const answer = await save(sent).catch(
      (): GridAnswer => ({ status: 'refused', message: words.failed, errors: {}, conflicts: [] }),
    )
    isUnderWay.current = false
    setPending(false)
    dispatch({ type: 'answer', answer })
    setAnswer(answer)
    if (answer.status === 'saved') announce(answer.message)
  }

  return { answer, pending, submit }
}

const choicesIn = (form: FormData): Record<string, 'saved' | 'typed'> =>
  Object.fromEntries(
    [...form]
      .filter(([name]) => name.startsWith('resolve.'))
      .map(([name, choice]) => [name.slice('resolve.'.length), choice === 'typed' ? 'typed' : 'saved']),
  )
