import { type Dispatch, type RefObject, useRef, useState } from 'react'
import { choicesIn } from '@/core/merge'
import { useAccount } from '../form/account.client'
import { attempt } from '../form/attempt'
import type { Kept } from '../form/device-store'
import { useKeptInTab } from '../form/use-kept-in-tab'
import { changesIn, type GridAction, type GridAnswer, type GridState, reduce, type SentRow } from './state'
import type { GridWords } from './words'

type Sent = { rows: SentRow[]; reason: string; reasonNote: string; drawnFor: string }
export type SaveGrid = (sent: Sent) => Promise<GridAnswer>

/** Submits all changed cells, one request at a time. Choices for conflicts in the form are applied first. */
export function useSaving(
  state: GridState,
  dispatch: Dispatch<GridAction>,
  save: SaveGrid,
  form: RefObject<HTMLFormElement | null>,
  { words, announce }: { words: GridWords; announce: (text: string) => void },
) {
  const account = useAccount()
  const [answer, setAnswer] = useState<GridAnswer | null>(null)
  const [pending, setPending] = useState(false)
  const [restored, setRestored] = useState<Kept>()
  const isUnderWay = useRef(false)
  const unsent = (kind: 'lost' | 'updated' | 'over'): GridAnswer => {
    return { status: 'refused', title: words.unsent.title, message: words.unsent[kind], errors: {}, conflicts: [] }
  }

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
    const said = (name: string) => String(form.get(name) ?? '')
    const sent = { rows, reason: said('reason'), reasonNote: said('reasonNote'), drawnFor: account }
    const result = await attempt(() => save(sent))
    if ('kind' in result && result.kind === 'updated' && inTab.keep('updated')) return window.location.reload()
    const answer = 'status' in result ? result : unsent('lost')
    isUnderWay.current = false
    setPending(false)
    dispatch({ type: 'answer', answer })
    setAnswer(answer)
    if (answer.status === 'saved') announce(answer.message)
  }

  const inTab = useKeptInTab({
    place: () => window.location.pathname + window.location.search,
    isUnsent: changesIn(state).length > 0,
    copy: () => keptOf(changesIn(state), new FormData(form.current ?? undefined)),
    giveBack: (kept) => {
      setRestored(kept)
      dispatch({ type: 'restore', rows: JSON.parse(String(kept.hidden.rows)) as SentRow[] })
      setAnswer(unsent(kept.why))
    },
  })

  return { answer, pending, submit, restored: restored?.typed }
}

const keptOf = (rows: SentRow[], said: FormData): Kept => ({
  hidden: { rows: JSON.stringify(rows) },
  typed: { reason: String(said.get('reason') ?? ''), reasonNote: String(said.get('reasonNote') ?? '') },
})
