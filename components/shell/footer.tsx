export type Help = { label: string; text: string; href?: string | undefined; phone?: string | undefined }

/** The help line at the bottom of every page (WCAG 3.2.6), and the note for printing. */
export function Footer({ help, printNote }: { help: Help; printNote?: string | undefined }) {
  return (
    <>
      <footer className="footer">
        <p>
          {help.href ? <a href={help.href}>{help.label}</a> : <strong>{help.label}</strong>}: {help.text}
          {help.phone && (
            <>
              {' '}
              <a href={`tel:${help.phone.replaceAll(' ', '')}`}>{help.phone}</a>
            </>
          )}
        </p>
      </footer>
      {printNote && <p className="print-only">{printNote}</p>}
    </>
  )
}
