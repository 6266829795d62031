'use client'

/** Printing needs a script; without one the browser's own menu prints the same. */
export function PrintButton({ label }: { label: string }) {
  return (
    <button type="button" className="button scripted" onClick={() => window.print()}>
      {label}
    </button>
  )
}
