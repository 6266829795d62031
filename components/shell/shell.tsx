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
  /** The cookie that keeps which groups are folded. */
  foldedIn: string
  /** Content of the person menu: language switch, account, sign out. */
  menu: ReactNode
  words: { skip: string; menu: string; nav: string; loading: string }
  help: Help
  /** In the middle of the header. */
  search?: ReactNode
  /** Shown on every page of a demonstration (SOBO_DEMO). */
  banner?: string | undefined
  /** Who printed and when; visible in print only. */
  printNote?: string | undefined
  children: ReactNode
}

/** The frame of every page for a signed-in user. The banner scrolls away, the masthead stays. */
export function Shell(props: ShellProps) {
  const { audience, product, unit, person, nav, foldedIn, menu, words, help, search, banner, printNote, children } =
    props
  const staff = audience === 'staff'
  return (
    <div data-audience={audience}>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <header className="top">
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
            <NavLinks groups={nav} kept={foldedIn} />
          </nav>
        )}
        <div className="page">
          <main id="content" tabIndex={-1}>
            {children}
          </main>
          <p className="waiting" aria-hidden="true">
            {words.loading}
          </p>
          <Footer help={help} printNote={printNote} />
        </div>
      </div>
    </div>
  )
}
