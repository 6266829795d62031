import { getTranslations } from 'next-intl/server'
import { inWords } from '@/app/screen/record'
import type { Locale } from '@/core/locale'
import { type Affair, decisionsOn, nameOfAffair } from '@/db/act/affairs'
import { MandateInput } from '@/db/mandate/record'
import { nameInSentence } from '@/db/period/words'
import { isKey } from '@/messages/say'

type Props = { affairs: Affair[]; locale: Locale }

/** A field for each organisation, mandate and report of the enterprise that its closure affects. */
export async function Affairs({ affairs, locale }: Props) {
  const [say, form] = await Promise.all([getTranslations('enterprises.closing'), getTranslations('form')])
  if (affairs.length === 0) return <p>{say('none')}</p>
  return affairs.map((affair) => {
    const name = nameOfAffair(affair)
    return (
      <div key={name} className="field">
        <label htmlFor={name}>{titleOf(affair)}</label>
        {affair.kind === 'coverage' && (
          <p className="hint" id={`${name}-hint`}>
            {affair.others > 0 ? say('serves-others', { count: affair.others }) : say('serves-nobody-else')}{' '}
            <a href={`/organisations/${affair.organisationId}`} target="_blank" rel="noreferrer">
              {say('open-organisation')}
            </a>
          </p>
        )}
        <select
          id={name}
          name={name}
          defaultValue=""
          aria-describedby={affair.kind === 'coverage' ? `${name}-hint` : undefined}
        >
          <option value="">{form('choose')}</option>
          {decisionsOn(affair).map((decision) => (
            <option key={decision} value={decision}>
              {decisionInWords(affair, decision)}
            </option>
          ))}
        </select>
      </div>
    )
  })

  function decisionInWords({ kind }: Affair, decision: string): string {
    const key = `decision.${kind}.${decision}`
    return isKey<'enterprises.closing'>(say, key) ? say(key) : decision
  }

  function titleOf(affair: Affair): string {
    const organisation = affair.organisationName
    if (affair.kind === 'coverage') return say('coverage', { organisation })
    if (affair.kind === 'report')
      return `${say('report', { organisation, period: nameInSentence(affair.period, locale) })}: ${say(`standing.${affair.standing}`)}`
    const position = inWords(MandateInput, affair, locale, ['position'])
    return say('mandate', { organisation, position, person: affair.fullName })
  }
}
