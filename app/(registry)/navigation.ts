import type { Rights } from '@/db/rights'

const staff = [
  { href: '/', key: 'tasks' },
  { href: '/enterprises', key: 'enterprises' },
  { href: '/projects', key: 'projects' },
  { href: '/organisations', key: 'organisations' },
  { href: '/people', key: 'people' },
  { href: '/documents', key: 'documents' },
  { href: '/events', key: 'events' },
  { href: '/completeness', key: 'completeness' },
  { href: '/member-reports', key: 'member-reports' },
  { href: '/transfers', key: 'transfers' },
  { href: '/correction-requests', key: 'correction-requests' },
  { href: '/enterprise-figures', key: 'enterprise-figures' },
  { href: '/affiliated-organisations', key: 'affiliated-organisations' },
  { href: '/periods', key: 'periods' },
  { href: '/reopenings', key: 'reopenings' },
  { href: '/overview', key: 'overview' },
  { href: '/audit', key: 'audit' },
]
const accounts = [{ href: '/accounts', key: 'accounts' }]
const reference = [
  { href: '/units', key: 'units' },
  { href: '/communes', key: 'communes' },
  { href: '/rule-sets', key: 'rule-sets' },
  { href: '/targets', key: 'targets' },
  { href: '/settings', key: 'settings' },
]
const secretaries = [
  { href: '/', key: 'tasks' },
  { href: '/organisations', key: 'own-organisation' },
  { href: '/member-reports', key: 'reports' },
]

/** What leads where is a convenience; what may be seen there, the database decides. */
export function navigation(may: Rights) {
  const readsAccounts = may.keepsReference || may.keepsRecords || may.inspects
  return [
    ...(may.isStaff ? staff : secretaries),
    ...(readsAccounts ? accounts : []),
    ...(may.keepsReference ? reference : []),
  ]
}
