'use client'

import { createContext, type ReactNode, useContext } from 'react'

const Account = createContext('')

/** Tells every form below which account the page is drawn for; the layout says it once. */
export function DrawnFor({ account, children }: { account: string; children: ReactNode }) {
  return <Account value={account}>{children}</Account>
}

/** The account that the page is drawn for; empty where nobody is signed in. */
export const useAccount = () => useContext(Account)
