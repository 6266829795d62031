import { Call, type Contact } from './call'

export type Help = {
  label: string
  /** Said before the contact, and what is said if there is none. */
  text: string
  nobody: string
  contact: Contact | null
  words: { officer: string; call: string }
  href?: string | undefined
}

/** The help line at the bottom of every page (WCAG 3.2.6), and the note for printing. */
export function Footer({ help, printNote }: { help: Help; printNote?: string | undefined }) {
  const { label, text, nobody, contact, words, href } = help
  return (
    <>
      <footer className="footer">
        <p>
          {text}: {contact ? <Call contact={contact} words={words} /> : nobody}
          {href && (
            <>
              {' · '}
              <a className="target" href={href}>
                {label}
              </a>
            </>
          )}
        </p>
      </footer>
      {printNote && <p className="print-only">{printNote}</p>}
    </>
  )
}
