'use client'

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

type Props = { sheet: Sheet; backHref: string; text: { once: string; print: string; back: string; qr: string } }

/** Giấy cấp tài khoản, on one page of paper. */
export function PrintedSheet({ sheet, backHref, text }: Props) {
  const { product, office, title, facts, how, issued, qr } = sheet
  return (
    <>
      <div className="notice warning screen-only" role="status">
        <p>{text.once}</p>
        <p className="row">
          <button type="button" className="button primary" onClick={() => window.print()}>
            {text.print}
          </button>
          <a href={backHref}>{text.back}</a>
        </p>
      </div>
      <article className="account-sheet" aria-labelledby="sheet-title">
        <header>
          {office && <p>{office}</p>}
          <p>{product}</p>
        </header>
        <h2 id="sheet-title">{title}</h2>
        <div className="account-sheet-body">
          <dl className="facts">
            {facts.map(({ label, value, isCode }) => (
              <div key={value}>
                <dt>{label}</dt>
                <dd className={isCode ? 'code' : undefined}>{value}</dd>
              </div>
            ))}
          </dl>
          <svg role="img" aria-label={text.qr} viewBox={`0 0 ${qr.size} ${qr.size}`} shapeRendering="crispEdges">
            <rect width={qr.size} height={qr.size} fill="#fff" />
            <path d={qr.path} fill="#000" />
          </svg>
        </div>
        <p>{how}</p>
        <p className="muted">{issued}</p>
      </article>
    </>
  )
}
