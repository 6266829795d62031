'use client'

import { usePathname } from 'next/navigation'
import type { MouseEvent } from 'react'
import { Link } from '../link.client'
import { type Due, DueMark } from './due-mark'

export type NavLink = { href: string; label: string; due?: Due | undefined }

/** Links without a label are one row. A labelled group folds; folded, it says what waits within. */
export type NavGroup = { links: NavLink[] } & (
  | { id: string; label: string; isFolded: boolean; due?: Due | undefined }
  | { label?: never }
)

type Props = {
  groups: NavGroup[]
  className?: string /** The cookie that keeps which groups are folded. */
  kept?: string
}

/** A client component for aria-current: a server layout does not know the current path. */
export function NavLinks({ groups, className, kept }: Props) {
  const path = usePathname()
  const current = currentOf(
    path,
    groups.flatMap(({ links }) => links.map(({ href }) => href)),
  )
  return groups.map((group) => {
    const list = (
      <ul key={group.label ?? ''} className={className} aria-labelledby={group.label && `nav-${group.id}`}>
        {group.links.map(({ href, label, due }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={href === current ? (href === path ? 'page' : 'true') : undefined}
              onClick={closeMenu}
            >
              {label}
              {due && <DueMark {...due} />}
            </Link>
          </li>
        ))}
      </ul>
    )
    if (!group.label) return list
    return (
      <details key={group.id} data-group={group.id} open={!group.isFolded}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button */}
        <summary id={`nav-${group.id}`} onClick={(event) => kept && keepFolded(kept, event)}>
          {group.label}
          {group.due && <DueMark {...group.due} />}
        </summary>
        {list}
      </details>
    )
  })
}

/** The link whose page this is, or lies below: the longest, so that one of two of a path is marked. */
function currentOf(path: string, hrefs: string[]): string | undefined {
  return hrefs
    .filter((href) => path === href || (href !== '/' && path.startsWith(`${href}/`)))
    .sort((one, other) => other.length - one.length)[0]
}

/** The server draws the menu as it was left, so that nothing moves when scripts run. */
function keepFolded(cookie: string, { currentTarget: summary }: MouseEvent<HTMLElement>) {
  const own = summary.parentElement
  const groups = summary.closest('nav')?.querySelectorAll<HTMLDetailsElement>('details[data-group]') ?? []
  // A click has not turned its own group yet.
  const folded = [...groups].filter((group) => group.open === (group === own)).map(({ dataset }) => dataset.group)
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in all browsers that are supported
  document.cookie = `${cookie}=${folded.join('.')}; path=/; max-age=31536000; samesite=lax; secure`
}

function closeMenu({ currentTarget }: MouseEvent<HTMLElement>) {
  currentTarget.closest<HTMLElement>(':popover-open')?.hidePopover()
}
