'use client'

import { type ReactNode, useEffect, useId, useRef } from 'react'

/** The texts of a sheet, and its QR code as an SVG path. */
export type Sheet = {
  product: string
  office: string
  title: string
  facts: { label: string; value: string; isCode?: boolean }[]
  how: string
  issued: string
  qr: { path: string; size: number }
}

type Text = { once: string; print: string; back: string; qr: string }
type Props = { sheet: Sheet; backHref: string; text: Text }

/** Giấy cấp tài khoản, on one page of paper. */
export const PrintedSheet = ({ sheet, backHref, text }: Props) => (
  <>
    <PrintNotice backHref={backHref} text={text} />
    <SheetOnPaper sheet={sheet} qrLabel={text.qr} />
  </>
)

/** What stands above printed paper on the screen: that the codes are shown once, and the button that prints. */
export function PrintNotice({ backHref, text, children }: Omit<Props, 'sheet'> & { children?: ReactNode }) {
  const notice = useRef<HTMLDivElement>(null)
  // It replaces a form whose button may be far below.
  useEffect(() => notice.current?.focus(), [])
  return (
    <div className="notice warning screen-only" role="status" ref={notice} tabIndex={-1}>
      <p>{text.once}</p>
      {children}
      <p className="row">
        <button type="button" className="button primary" onClick={() => window.print()}>
          {text.print}
        </button>
        <a href={backHref}>{text.back}</a>
      </p>
    </div>
  )
}

export function SheetOnPaper({ sheet, qrLabel }: { sheet: Sheet; qrLabel: string }) {
  const { product, office, title, facts, how, issued, qr } = sheet
  const id = useId()
  return (
    <article className="account-sheet" aria-labelledby={id}>
      <header>
        {office && <p>{office}</p>}
        <p>{product}</p>
      </header>
      <h2 id={id}>{title}</h2>
      <div className="account-sheet-body">
        <dl className="facts">
          {facts.map(({ label, value, isCode }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className={isCode ? 'code' : undefined}>{value}</dd>
            </div>
          ))}
        </dl>
        <svg role="img" aria-label={qrLabel} viewBox={`0 0 ${qr.size} ${qr.size}`} shapeRendering="crispEdges">
          <rect width={qr.size} height={qr.size} fill="#fff" />
          <path d={qr.path} fill="#000" />
        </svg>
      </div>
      <p>{how}</p>
      <p className="muted">{issued}</p>
    </article>
  )
}
