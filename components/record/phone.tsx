import { shown } from '@/core/notation'

/** A telephone number that dials. `label`: the whole link for screen readers. */
export const Phone = ({ phone, label }: { phone: string; label: string }) => (
  <a className="button small" href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`} aria-label={label}>
    {shown(phone, 'phone')}
  </a>
)
