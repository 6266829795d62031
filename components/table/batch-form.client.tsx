'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Hidden } from '../form/hidden'
import { KeepTicks } from '../form/keep-ticks.client'

export type Batch = {
  /** Where the ticked rows are sent, by GET. */
  action: string
  /** The question of the list, for all its results and for the way back. */
  hidden: Record<string, string>
  words: {
    label: string
    /** "Đã chọn các dòng được đánh dấu": without JavaScript, which counts them. */
    ticked: string
    /** "Đã chọn {count}" */
    chosen: string
    edit: string
    /** "Chọn tất cả 84 kết quả"; undefined if the page has all. */
    all: string | undefined
    none: string
  }
}

/**
 * The form around a table whose rows can be ticked. Its bar takes the place of the filters as long as one is (batch.css),
 * and works without JavaScript.
 */
export function BatchForm({ action, hidden, words, children }: Batch & { children: ReactNode }) {
  const form = useRef<HTMLFormElement>(null)
  const [count, setCount] = useState<number>()
  useEffect(() => {
    const count = () => setCount(form.current?.querySelectorAll('tbody input[name=row]:checked').length)
    // The boxes are reset after the event.
    const recount = () => setTimeout(count)
    const { current } = form
    count()
    current?.addEventListener('change', count)
    current?.addEventListener('reset', recount)
    return () => {
      current?.removeEventListener('change', count)
      current?.removeEventListener('reset', recount)
    }
  }, [])
  return (
    <form className="batch-form" action={action} ref={form} aria-label={words.label}>
      <Hidden values={hidden} />
      <div className="list-bar batch-bar">
        <p role="status">{count ? words.chosen.replace('{count}', `${count}`) : words.ticked}</p>
        <button type="submit" className="button primary">
          {words.edit}
        </button>
        {words.all && (
          <button type="submit" className="button quiet" name="all" value="yes">
            {words.all}
          </button>
        )}
        <button type="reset" className="button quiet">
          {words.none}
        </button>
      </div>
      {children}
      <KeepTicks />
    </form>
  )
}

/** The box in the heading that ticks the whole page. It needs JavaScript, so it is drawn by it. */
export function PageTick({ label }: { label: string }) {
  const [isAlive, setAlive] = useState(false)
  useEffect(() => setAlive(true), [])
  if (!isAlive) return null
  return (
    <label>
      <input
        type="checkbox"
        aria-label={label}
        onChange={({ target }) => {
          for (const box of target.form?.querySelectorAll<HTMLInputElement>('tbody input[name=row]') ?? [])
            box.checked = target.checked
          target.form?.dispatchEvent(new Event('change'))
        }}
      />
    </label>
  )
}
