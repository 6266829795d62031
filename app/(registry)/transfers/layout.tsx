import type { ReactNode } from 'react'
import { staffOnly } from '@/app/session'

/** Those who report find theirs on the page of the own organisation. */
export default async function TransfersLayout({ children }: { children: ReactNode }) {
  await staffOnly()
  return children
}
