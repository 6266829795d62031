import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { signedIn } from '@/app/session'

/** A reconciliation of the whole scope: those who report find theirs on the page of the own organisation. */
export default async function TransfersLayout({ children }: { children: ReactNode }) {
  const { roles } = await signedIn()
  if (roles.every((role) => role === 'secretary')) notFound()
  return children
}
