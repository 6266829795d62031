export type Help = { label: string; text: string; href?: string | undefined; phone?: string | undefined }

/** Help stands in the same place on every page. */
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
