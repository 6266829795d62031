import type { ReactNode } from 'react'

type Props = {
  kind?: 'status' | 'success' | 'warning' | 'error'
  title?: string | undefined
  children?: ReactNode
}

/** A message about the whole page. What is wrong with one field stands at the field. */
export function Notice({ kind = 'status', title, children }: Props) {
  return (
    <div className={`notice ${kind} stack`} role={kind === 'error' ? 'alert' : 'status'}>
      {title && <strong>{title}</strong>}
      {typeof children === 'string' ? <p>{children}</p> : children}
    </div>
  )
}
