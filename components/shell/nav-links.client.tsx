'use client'

import { usePathname } from 'next/navigation'
import { Fragment, type MouseEvent } from 'react'
import { Link } from '../link.client'

export type NavLink = { href: string; label: string }

export type NavGroup = { label?: string; links: NavLink[] }

/** A client component for aria-current: a server layout does not know the current path. */
export function NavLinks({ groups, className }: { groups: NavGroup[]; className?: string }) {
  const path = usePathname()
  return groups.map(({ label, links }, at) => (
    <Fragment key={label ?? ''}>
      {label && <p id={`nav-${at}`}>{label}</p>}
      <ul className={className} aria-labelledby={label && `nav-${at}`}>
        {links.map(({ href, label }) => (
          <li key={href}>
            <Link href={href} aria-current={current(path, href)} onClick={closeMenu}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </Fragment>
  ))
}

function current(path: string, href: string) {
  if (path === href) return 'page'
  return href !== '/' && path.startsWith(`${href}/`) ? 'true' : undefined
}

function closeMenu({ currentTarget }: MouseEvent<HTMLElement>) {
  currentTarget.closest<HTMLElement>(':popover-open')?.hidePopover()
}
