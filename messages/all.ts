import accounts from './accounts.json' with { type: 'json' }
import affiliatedOrganisations from './affiliated-organisations.json' with { type: 'json' }
import audit from './audit.json' with { type: 'json' }
import batch from './batch.json' with { type: 'json' }
import completeness from './completeness.json' with { type: 'json' }
import correctionRequests from './correction-requests.json' with { type: 'json' }
import documents from './documents.json' with { type: 'json' }
import enterpriseFigures from './enterprise-figures.json' with { type: 'json' }
import enterprises from './enterprises.json' with { type: 'json' }
import events from './events.json' with { type: 'json' }
import filter from './filter.json' with { type: 'json' }
import form from './form.json' with { type: 'json' }
import help from './help.json' with { type: 'json' }
import history from './history.json' with { type: 'json' }
import home from './home.json' with { type: 'json' }
import interfaceParts from './interface.json' with { type: 'json' }
import jobs from './jobs.json' with { type: 'json' }
import keys from './keys.json' with { type: 'json' }
import list from './list.json' with { type: 'json' }
import lockDelegations from './lock-delegations.json' with { type: 'json' }
import mandates from './mandates.json' with { type: 'json' }
import me from './me.json' with { type: 'json' }
import memberReports from './member-reports.json' with { type: 'json' }
import notFound from './not-found.json' with { type: 'json' }
import organisationReports from './organisation-reports.json' with { type: 'json' }
import organisations from './organisations.json' with { type: 'json' }
import overview from './overview.json' with { type: 'json' }
import paper from './paper.json' with { type: 'json' }
import people from './people.json' with { type: 'json' }
import periods from './periods.json' with { type: 'json' }
import problem from './problem.json' with { type: 'json' }
import projects from './projects.json' with { type: 'json' }
import receipts from './receipts.json' with { type: 'json' }
import record from './record.json' with { type: 'json' }
import reminders from './reminders.json' with { type: 'json' }
import reopenings from './reopenings.json' with { type: 'json' }
import report from './report.json' with { type: 'json' }
import ruleSets from './rule-sets.json' with { type: 'json' }
import search from './search.json' with { type: 'json' }
import sessions from './sessions.json' with { type: 'json' }
import settings from './settings.json' with { type: 'json' }
import setup from './setup.json' with { type: 'json' }
import sheet from './sheet.json' with { type: 'json' }
import shell from './shell.json' with { type: 'json' }
import signIn from './sign-in.json' with { type: 'json' }
import transfers from './transfers.json' with { type: 'json' }
import undo from './undo.json' with { type: 'json' }
import units from './units.json' with { type: 'json' }
import views from './views.json' with { type: 'json' }
import type { Words } from './words'

/** The texts by topic. A topic is the name of its file: getTranslations('sign-in'). */
export const words = {
  accounts,
  'affiliated-organisations': affiliatedOrganisations,
  audit,
  batch,
  completeness,
  'correction-requests': correctionRequests,
  documents,
  'enterprise-figures': enterpriseFigures,
  enterprises,
  events,
  filter,
  form,
  help,
  history,
  home,
  interface: interfaceParts,
  jobs,
  keys,
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
  record,
  reminders,
  receipts,
  reopenings,
  report,
  'rule-sets': ruleSets,
  search,
  sessions,
  settings,
  setup,
  sheet,
  shell,
  'sign-in': signIn,
  transfers,
  undo,
  units,
  views,
} satisfies Words
