'use client'

import { createContext, type ReactNode, useContext } from 'react'

const Account = createContext('')

/** Provides all forms below with the account that the page is rendered for. For the layout. */
export function DrawnFor({ account, children }: { account: string; children: ReactNode }) {
  return <Account value={account}>{children}</Account>
}

/** The account that the page is rendered for; empty without a session. */
export const useAccount = () => useContext(Account)
