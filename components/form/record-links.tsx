import type { Link } from '@/core/form-state'

/** Records that a message names, opened beside the form so that what was typed stays. */
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
