'use client'

import { useEffect, useRef, useState } from 'react'
import type { Link } from '@/core/form-state'
import { RecordLinks } from './record-links'

type Props = {
  /** The URL that answers with links to likely duplicates. */
  path: string
  /** The fields of the form that are sent with it; typing in them asks. */
  names: string[]
  /** What else is sent, such as the organisation of the form. */
  also?: Record<string, string> | undefined
  /** "Có thể đã có trong sổ bộ:" */
  words: string
}

const pause = 400

/** Links to records that may be the same as the one being typed. A status: it asks for nothing and moves no focus. */
export function Alike({ path, names, also, words }: Props) {
  const [found, setFound] = useState<Link[]>([])
  const region = useRef<HTMLDivElement>(null)
  const asked = useRef({ path, names, also })
  useEffect(() => watch(region.current?.closest('form'), asked.current, setFound), [])
  return (
    <div ref={region} className="alike" role="status">
      {found.length > 0 && (
        <p className="hint">
          {words}
          <RecordLinks links={found} />
        </p>
      )}
    </div>
  )
}

/** Asks when typing in the form pauses. An answer that a later question has overtaken is dropped. */
function watch(form: HTMLFormElement | null | undefined, asked: Omit<Props, 'words'>, show: (found: Link[]) => void) {
  if (!form) return
  let timer: ReturnType<typeof setTimeout> | undefined
  let question: AbortController | undefined
  const ask = async () => {
    question?.abort()
    question = new AbortController()
    show(await answerTo(form, asked, question.signal).catch(() => []))
  }
  const listen = (event: Event) => {
    const isComposing = event instanceof InputEvent && event.isComposing
    if (isComposing || !asked.names.includes((event.target as HTMLInputElement).name)) return
    clearTimeout(timer)
    timer = setTimeout(ask, pause)
  }
  const stop = new AbortController()
  for (const kind of ['input', 'compositionend']) form.addEventListener(kind, listen, stop)
  return () => {
    stop.abort()
    question?.abort()
    clearTimeout(timer)
  }
}

async function answerTo(form: HTMLFormElement, { path, names, also }: Omit<Props, 'words'>, signal: AbortSignal) {
  const typed = new FormData(form)
  const said = names.map((name): [string, string] => [name, String(typed.get(name) ?? '').trim()])
  const query = new URLSearchParams([...said.filter(([, text]) => text), ...Object.entries(also ?? {})])
  const answer = await fetch(`${path}?${query}`, { signal })
  return answer.ok ? ((await answer.json()) as Link[]) : []
}
