'use client'

import { useEffect, useRef, useState } from 'react'
import type { Save } from '../form/attempt'
import { Form } from '../form/form.client'
import type { FormWords } from '../form/words'

type Props = {
  hidden: Record<string, string>
  undo: Save
  words: FormWords & { saved: string; undo: string; byKeyboard: string }
}

const offeredFor = 10_000

/**
 * Shows that something was saved, and offers to undo it for ten seconds. The time stops while the notice has the focus
 * or the pointer (WCAG 2.2.1). F6 moves the focus to the button. Without JavaScript the offer stays.
 */
export function UndoNotice({ hidden, undo, words }: Props) {
  const [isOffered, setOffered] = useState(true)
  const [hasFocus, setFocus] = useState(false)
  const [hasPointer, setPointer] = useState(false)
  const [isAlive, setAlive] = useState(false)
  const notice = useRef<HTMLElement>(null)
  const left = useRef(offeredFor)
  const isHeld = hasFocus || hasPointer

  useEffect(() => setAlive(true), [])

  useEffect(() => {
    if (!isOffered || isHeld) return
    const since = Date.now()
    const timer = setTimeout(() => setOffered(false), left.current)
    return () => {
      clearTimeout(timer)
      left.current -= Date.now() - since
    }
  }, [isOffered, isHeld])

  useEffect(() => {
    if (!isOffered) return
    const lead = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return
      event.preventDefault()
      notice.current?.querySelector('button')?.focus()
    }
    document.addEventListener('keydown', lead)
    return () => document.removeEventListener('keydown', lead)
  }, [isOffered])

  return (
    <section
      ref={notice}
      aria-label={words.saved}
      className={`notice success${isOffered ? ' offer' : ''}`}
      onPointerEnter={() => setPointer(true)}
      onPointerLeave={() => setPointer(false)}
      onFocus={() => setFocus(true)}
      onBlur={() => setFocus(false)}
    >
      <p role="status">
        {words.saved}
        {isOffered && isAlive && <span className="muted"> {words.byKeyboard}</span>}
      </p>
      {isOffered && <Form save={undo} hidden={hidden} submitLabel={words.undo} about="" words={words} />}
    </section>
  )
}
