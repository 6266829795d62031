'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Draws a page without forms anew now and then, as long as it stands on it. */
export function Refreshing({ every }: { every: number }) {
  const { refresh } = useRouter()
  useEffect(() => {
    const timer = setInterval(() => document.hidden || refresh(), every)
    return () => clearInterval(timer)
  }, [every, refresh])
  return null
}
