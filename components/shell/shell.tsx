import type { ReactNode } from 'react'
import { Icon } from '../icon'
import { Link } from '../link.client'
import { Footer, type Help } from './footer'
import { type NavGroup, NavLinks } from './nav-links.client'
import { PersonMenu } from './person-menu'
import { Product, type ProductName } from './product'

export type ShellProps = {
  audience: 'staff' | 'secretary'
  product: ProductName
  unit: string
  person: { name: string; role: string }
  /** A side menu in groups for staff; up to three links on top for secretaries. */
  nav: NavGroup[]
  /** Content of the person menu: language switch, account, sign out. */
  menu: ReactNode
  words: { skip: string; menu: string; nav: string }
  help: Help
  search?: ReactNode
  /** Shown on every page of a demonstration (SOBO_DEMO). */
  banner?: string | undefined
  /** Who printed and when; visible in print only. */
  printNote?: string | undefined
  children: ReactNode
}

/** The frame of every page for a signed-in user. */
export function Shell(props: ShellProps) {
  const { audience, product, unit, person, nav, menu, words, help, search, banner, printNote, children } = props
  const staff = audience === 'staff'
  return (
    <div data-audience={audience}>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <header>
        {banner && <p className="banner">{banner}</p>}
        <div className="masthead">
          {staff && (
            <button type="button" className="button nav-button" popoverTarget="nav">
              <Icon name="menu" />
              {words.menu}
            </button>
          )}
          <Link href="/" className="product">
            <Product name={product} unit={unit} />
          </Link>
          {search}
          <PersonMenu person={person} unit={unit}>
            {menu}
          </PersonMenu>
        </div>
      </header>
      {!staff && (
        <nav aria-label={words.nav}>
          <NavLinks groups={nav} className="nav-top" />
        </nav>
      )}
      <div className="frame">
        {staff && (
          <nav id="nav" className="nav" popover="auto" aria-label={words.nav}>
            <NavLinks groups={nav} />
          </nav>
        )}
        <main id="content" tabIndex={-1}>
          {children}
        </main>
      </div>
      <Footer help={help} printNote={printNote} />
    </div>
  )
}
