import type { ReactNode } from 'react'
import { staffOnly } from '@/app/request/session'

export default async function OverviewLayout({ children }: { children: ReactNode }) {
  await staffOnly()
  return children
}
