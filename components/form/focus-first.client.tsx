'use client'

import { useEffect, useRef } from 'react'

/** Puts the focus into the first field of the form around it: for a form that opens where somebody already works. */
export function FocusFirst() {
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const form = place.current?.closest('form')
    form?.querySelector<HTMLElement>('.field :is(input, select, textarea):not([type=hidden])')?.focus()
  }, [])
  return <span ref={place} hidden />
}
