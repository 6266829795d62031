'use client'

/** Opens the print dialog. Without JavaScript the user prints by the browser's menu. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" className="button scripted" onClick={() => window.print()}>
      {label}
    </button>
  )
}
