import { type Dispatch, useRef, useState } from 'react'
import { choicesIn } from '@/core/merge'
import { changesIn, type GridAction, type GridAnswer, type GridState, reduce, type SentRow } from './state'
import type { GridWords } from './words'

export type SaveGrid = (sent: { rows: SentRow[]; reason: string; reasonNote: string }) => Promise<GridAnswer>

/** Sends everything that was changed, once at a time; what was chosen of a conflict goes along. */
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
