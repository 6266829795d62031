import { accounts } from './accounts'
import { affiliatedOrganisations } from './affiliated-organisations'
import { audit } from './audit'
import { completeness } from './completeness'
import { correctionRequests } from './correction-requests'
import { documents } from './documents'
import { enterpriseFigures } from './enterprise-figures'
import { enterprises } from './enterprises'
import { events } from './events'
import { form } from './form'
import { help } from './help'
import { history } from './history'
import { home } from './home'
import { list } from './list'
import { lockDelegations } from './lock-delegations'
import { mandates } from './mandates'
import { me } from './me'
import { memberReports } from './member-reports'
import { notFound } from './not-found'
import { organisationReports } from './organisation-reports'
import { organisations } from './organisations'
import { overview } from './overview'
import { paper } from './paper'
import { people } from './people'
import { periods } from './periods'
import { problem } from './problem'
import { projects } from './projects'
import { reminders } from './reminders'
import { reopenings } from './reopenings'
import { report } from './report'
import { ruleSets } from './rule-sets'
import { sessions } from './sessions'
import { settings } from './settings'
import { setup } from './setup'
import { sheet } from './sheet'
import { shell } from './shell'
import { signIn } from './sign-in'
import { transfers } from './transfers'
import { units } from './units'
import type { Words } from './words'

/** By screen; the name of a file is the name it is asked by: getTranslations('sign-in'). */
export const words: Words = {
  accounts,
  'affiliated-organisations': affiliatedOrganisations,
  audit,
  completeness,
  'correction-requests': correctionRequests,
  documents,
  'enterprise-figures': enterpriseFigures,
  enterprises,
  events,
  form,
  help,
  history,
  home,
  list,
  'lock-delegations': lockDelegations,
  mandates,
  me,
  'member-reports': memberReports,
  'not-found': notFound,
  'organisation-reports': organisationReports,
  organisations,
  overview,
  paper,
  people,
  periods,
  problem,
  projects,
  reminders,
  reopenings,
  report,
  'rule-sets': ruleSets,
  sessions,
  settings,
  setup,
  sheet,
  shell,
  'sign-in': signIn,
  transfers,
  units,
}
