import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { signedIn } from '@/app/session'

/** Figures are of a whole scope: to those who report they would be numbers of one organisation under the zone's titles. */
export default async function OverviewLayout({ children }: { children: ReactNode }) {
  const { roles } = await signedIn()
  if (roles.every((role) => role === 'secretary')) notFound()
  return children
}
