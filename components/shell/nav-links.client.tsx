'use client'

import { usePathname } from 'next/navigation'
import type { MouseEvent } from 'react'
import { Link } from '../link.client'

export type NavLink = { href: string; label: string }

/** A client component for aria-current: a server layout does not know the current path. */
export function NavLinks({ links, className }: { links: NavLink[]; className?: string }) {
  const path = usePathname()
  return (
    <ul className={className}>
      {links.map(({ href, label }) => (
        <li key={href}>
          <Link href={href} aria-current={current(path, href)} onClick={closeMenu}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function current(path: string, href: string) {
  if (path === href) return 'page'
  return href !== '/' && path.startsWith(`${href}/`) ? 'true' : undefined
}

function closeMenu({ currentTarget }: MouseEvent<HTMLElement>) {
  currentTarget.closest<HTMLElement>(':popover-open')?.hidePopover()
}
