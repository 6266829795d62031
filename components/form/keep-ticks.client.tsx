'use client'

import { useEffect, useRef } from 'react'

/**
 * Keeps which boxes of the form around it are ticked with this entry of the browser's history, so that Back from the
 * next page finds them. For forms that lead to a page which checks the choice; pages are not stored by the browser.
 */
export function KeepTicks() {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const boxes = [...form.querySelectorAll<HTMLInputElement>('input[type=checkbox]')]
    const ticks: string[] | undefined = window.history.state?.ticks
    if (ticks) for (const box of boxes) box.checked = ticks.includes(box.value)
    const note = () => {
      const ticks = boxes.flatMap(({ checked, value }) => (checked ? [value] : []))
      window.history.replaceState({ ...window.history.state, ticks }, '')
    }
    // What was ticked before the scripts ran.
    if (!ticks) note()
    form.addEventListener('change', note)
    return () => form.removeEventListener('change', note)
  }, [])
  return <span ref={place} hidden />
}
