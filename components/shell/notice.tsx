import type { ReactNode } from 'react'

type Props = {
  kind?: 'status' | 'success' | 'warning' | 'error'
  title?: string | undefined
  children?: ReactNode
}

/** A message about the whole page. Errors of single fields are shown at the fields. */
export function Notice({ kind = 'status', title, children }: Props) {
  return (
    <div className={`notice ${kind} stack`} role={kind === 'error' ? 'alert' : 'status'}>
      {title && <strong>{title}</strong>}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  )
}
