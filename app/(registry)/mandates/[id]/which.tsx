import { currentLocale } from '@/app/request/session'
import { inWords } from '@/app/screen/record'
import type { Mandate } from '@/db/mandate/queries'
import { MandateInput } from '@/db/mandate/record'

/** Person, office and organisation of a mandate in one line. */
export async function WhichMandate({ mandate }: { mandate: Mandate }) {
  const position = inWords(MandateInput, mandate, await currentLocale(), ['position'])
  return <p>{[mandate.personName, position, mandate.organisationName].filter(Boolean).join(', ')}</p>
}

export const crumbsOf = ({ organisationId, organisationName, personId, personName }: Mandate) => [
  { href: `/organisations/${organisationId}`, label: organisationName ?? '' },
  { href: `/people/${personId}`, label: personName ?? '' },
]
