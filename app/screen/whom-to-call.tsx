import { getTranslations } from 'next-intl/server'
import { signedInOrNobody } from '@/app/request/session'
import { Call } from '@/components/shell/call'

/** Whom the user calls, with a link that dials; null for staff, and where the office has named nobody. */
export async function WhomToCall() {
  const [who, say] = await Promise.all([signedInOrNobody(), getTranslations('shell')])
  if (!who?.contact || who.may.isStaff) return null
  return (
    <p>
      <Call contact={who.contact} words={{ officer: say('officer'), call: say('call') }} />
    </p>
  )
}
