'use client'

import { useEffect, useTransition } from 'react'

type Props = { open: (code: string) => Promise<void> }

/**
 * Takes the code of the printed QR from the fragment of the address, which no server sees, and out of the history.
 * Without JavaScript the code is typed.
 */
export function CodeFromAddress({ open }: Props) {
  const [, start] = useTransition()
  useEffect(() => {
    const code = window.location.hash.slice(1)
    if (!code) return
    window.history.replaceState(window.history.state, '', window.location.pathname)
    start(() => open(code))
  }, [open])
  return null
}
