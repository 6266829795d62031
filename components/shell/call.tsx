export type Contact = { name: string | null; phone: string }

/** Name and telephone of whom to call. The number is a link that dials. */
export function Call({ contact, words }: { contact: Contact; words: { officer: string; call: string } }) {
  return (
    <>
      {contact.name && (
        <>
          <strong>{contact.name}</strong>, {words.officer}{' '}
        </>
      )}
      <a className="target" href={`tel:${contact.phone.replaceAll(' ', '')}`}>
        {words.call} {contact.phone}
      </a>
    </>
  )
}
