'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useRef } from 'react'

/**
 * A GET form that works as sent. With scripts a choice that other fields depend on is sent at once, without a new page, so
 * that the focus stays.
 */
export function BuilderForm({ action, children }: { action: string; children: ReactNode }) {
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { submitter } = event.nativeEvent as SubmitEvent
    const data = new FormData(event.currentTarget, submitter)
    const query = new URLSearchParams(
      [...data].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
    )
    router.replace(`${action}?${query}`, { scroll: false })
  }
  const look = ({ target }: FormEvent<HTMLFormElement>) => {
    if (target instanceof HTMLSelectElement && target.dataset.sends !== undefined) form.current?.requestSubmit()
  }
  return (
    <form className="condition" action={action} ref={form} onSubmit={send} onChange={look}>
      {children}
    </form>
  )
}
