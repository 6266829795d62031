import type { Link } from '@/core/form-state'

/** Links to records that a message names. They open in a new tab, so that the form and its text stay. */
export function RecordLinks({ links = [] }: { links?: Link[] | undefined }) {
  return links.map(({ href, label }, index) => (
    <span key={href}>
      {index === 0 ? ' ' : ', '}
      <a href={href} target="_blank" rel="noreferrer">
        {label}
      </a>
    </span>
  ))
}
