'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Refreshes the page every `every` milliseconds. Only for pages without a form. */
export function Refreshing({ every }: { every: number }) {
  const { refresh } = useRouter()
  useEffect(() => {
    const timer = setInterval(() => document.hidden || refresh(), every)
    return () => clearInterval(timer)
  }, [every, refresh])
  return null
}
