/** Which visitors request a URL. `three`: one who reads everything, one who writes most, one not signed in. */
export type Asks = 'everybody' | 'strangers' | 'three'
export type Address = { path: string; asks: Asks }

type Kept = { path: string; has: string; own?: string; nextDoor?: string; further?: string[] }

/**
 * All URLs of the application, and many that do not exist. `has`: the generic screens that a record has. {names} are
 * replaced by ids; see places.ts.
 */
const groups = {
  enterprises: {
    records: [
      {
        path: 'enterprises',
        has: 'new export edit history retire',
        own: 'riverside',
        nextDoor: 'hill',
        further: ['close', 'contact', 'edit?section=identity'],
      },
      {
        path: 'projects',
        has: 'new export edit history retire',
        own: 'project',
        nextDoor: 'projectNextDoor',
        further: ['amend'],
      },
      {
        path: 'enterprise-figures',
        has: 'new export edit history retire',
        own: 'figures',
        nextDoor: 'figuresNextDoor',
      },
      {
        path: 'affiliated-organisations',
        has: 'new export edit history retire end',
        own: 'union',
        nextDoor: 'unionNextDoor',
      },
    ],
    everybody: `/enterprise-figures/entry /enterprise-figures/entry?period={period} /enterprise-figures/entry?period={never}
      /enterprise-figures/new?enterprise={riverside} /affiliated-organisations/new?enterprise={riverside}
      /projects/new?enterprise={riverside} /enterprises/export?format=csv /enterprises/export?format=exe
      /enterprises?valid_on=2024-01-01`,
    three: '/enterprise-figures/entry/export /enterprise-figures/entry/history',
  },
  organisations: {
    records: [
      {
        path: 'organisations',
        has: 'new export edit history retire',
        own: 'cell',
        nextDoor: 'cellNextDoor',
        further: ['acts/end', 'change-of-secretary', 'coverage/new', 'coverage/{coverage}', 'decision', 'reports'],
      },
      {
        path: 'people',
        has: 'new export edit history',
        own: 'person',
        nextDoor: 'personNextDoor',
        further: ['contact'],
      },
      {
        path: 'mandates',
        has: 'new edit history end',
        own: 'mandate',
        nextDoor: 'mandateNextDoor',
        further: ['resume'],
      },
      {
        path: 'documents',
        has: 'new export edit history retire',
        own: 'document',
        nextDoor: 'documentNextDoor',
        further: ['file', 'upload'],
      },
      {
        path: 'events',
        has: 'export edit history retire',
        own: 'event',
        nextDoor: 'eventNextDoor',
        further: ['decision', 'members'],
      },
    ],
    everybody: `/organisations?view=tree /organisations/{committee}/reports /people/export?format=csv
      /mandates/new?organisation={cell} /mandates/new?organisation={cellNextDoor} /mandates/new?organisation=x
      /organisations/{cell}/coverage/{coverage}/retire /organisations/{cell}/coverage/{coverageNextDoor}
      /organisations/{cell}/reports?period={period} /organisations/{cell}/reports?period=x
      /organisations/{cell}/reports/export /organisations/{cell}/reports/export?period={period}`,
    three: `/organisations/{cell}/acts /organisations/{cell}/acts/rename /organisations/{cell}/acts/reclassify
      /organisations/{cell}/acts/transfer /organisations/{cell}/acts/extend-term /organisations/{cell}/acts/absorb
      /organisations/{cell}/acts/consolidate /organisations/{cell}/acts/split /organisations/{cell}/acts/divide
      /organisations/{cell}/acts/constructor /organisations/{cell}/coverage /organisations/{cell}/coverage/export
      /organisations/{cell}/coverage/x /organisations/{cell}/coverage/{never} /organisations/{cell}/coverage/x/retire
      /organisations/{cell}/coverage/{coverage}/edit /organisations/{cell}/coverage/{coverage}/history
      /organisations/{cell}/reports/history`,
  },
  reporting: {
    records: [
      { path: 'periods', has: 'new export edit history', own: 'period', further: ['lock'] },
      { path: 'member-reports', has: 'export history', own: 'report', nextDoor: 'reportNextDoor' },
      { path: 'correction-requests', has: 'export', own: 'request', nextDoor: 'requestNextDoor' },
      {
        path: 'reopenings',
        has: 'new export',
        own: 'reopening',
        nextDoor: 'reopeningNextDoor',
        further: ['grant', 'decline', 'revoke'],
      },
      { path: 'lock-delegations', has: 'new export history end', own: 'delegation' },
      { path: 'targets', has: 'new export edit history retire', own: 'target', nextDoor: 'targetNextDoor' },
      { path: 'transfers', has: 'export' },
      { path: 'completeness', has: 'export' },
    ],
    everybody: `/completeness/confirm /completeness/confirm?period={period} /completeness/missing
      /completeness/missing?period={period} /completeness/missing/export /completeness/missing/send
      /completeness/missing/send?period={period} /completeness?report={report} /completeness?report={never}
      /reopenings/new?period={period}&organisation={cell} /reopenings/new?period={never}
      /report/{cell}/{period} /report/{cell}/{period}/changes /report/{cell}/{period}/check
      /report/{cell}/{period}/wrong-opening /report/{cellNextDoor}/{period} /report/receipt/{version}
      /report/receipt/{version}/pdf /report/receipt/{versionNextDoor} /report/receipt/{versionNextDoor}/pdf`,
    three: `/completeness/missing/history /completeness/missing/new /completeness/confirm/edit /completeness/send
      /report /report/new /report/export /report/{cell} /report/{cell}/edit /report/{cell}/history
      /report/{cell}/{never} /report/{cell}/x /report/x/{period} /report/{cell}/{period}/history
      /report/{cell}/{period}/edit /report/receipt /report/receipt/export /report/receipt/{never}
      /report/receipt/{never}/pdf /report/receipt/x /report/receipt/x/pdf /report/receipt/{version}/history`,
  },
  accounts: {
    records: [
      {
        path: 'accounts',
        has: 'new export edit history',
        own: 'account',
        nextDoor: 'accountNextDoor',
        further: ['disable', 'enable', 'sheet', 'assignments/new'],
      },
      { path: 'audit', has: 'export' },
      { path: 'jobs', has: 'new' },
      { path: 'views', has: 'new' },
    ],
    everybody: `/views/new?list=enterprises&workers_from=10 /views/{view}/edit /views/enterprises/columns /views/x/columns
      /enterprises?workers_from=10&view={view} /jobs/state /jobs/new?of=/enterprises/export /jobs/new?of=/enterprises /accounts/new?person={person} /accounts/new?person=x /accounts/batch
      /accounts/batch?standing=none /accounts/batch/check /accounts/batch/check?person={person} /audit?act=export /undo/{set} /undo/{setNextDoor} /undo/{never}
      /accounts/{officer}/assignments/{assignment}/end /accounts/{officer}/assignments/{assignment}/confirm`,
    three: `/undo /undo/x /undo/{set}/edit /undo/{set}/history /undo/new /undo/export /jobs/x/file /jobs/{never}/file /accounts/{officer} /accounts/{officer}/assignments /accounts/{officer}/assignments/{assignment}
      /accounts/{officer}/assignments/{assignment}/edit /accounts/{account}/assignments/{assignment}/end
      /accounts/{officer}/assignments/{never}/end /accounts/{officer}/assignments/x/end`,
  },
  reference: {
    records: [
      { path: 'units', has: 'new export edit history retire', own: 'park', nextDoor: 'nextDoor' },
      { path: 'communes', has: 'new export edit history retire', own: 'commune' },
      { path: 'name-words', has: 'new export edit history retire', own: 'nameWord' },
      { path: 'rule-sets', has: 'new export edit history retire', own: 'rule' },
      { path: 'settings', has: 'new export edit history retire', own: 'setting' },
    ],
    everybody: '/settings/new?key=office_name /settings/new?key=nothing',
    three: '/units/{zone} /units/{zone}/edit',
  },
  elsewhere: {
    records: [],
    everybody: `/ /me /me/session /help /interface /overview /overview/fdi_projects /overview/fdi_projects/export /overview/admissions
      /overview/admissions/export /tasks/no-account /tasks/no-account/export /setup /sheet /sheet?code=x /sign-in
      /sign-in?callbackUrl=/me /icon.svg /api/health /export/enterprises /export/x /alike/enterprises
      /filter/enterprises /batch/enterprises /batch/enterprises?row={riverside} /batch/enterprises?row={hill} /batch/enterprises?all=yes
      /batch/enterprises/check /batch/enterprises/check?row={riverside}&field=standing&to.standing=suspended&to.effectiveOn=01/06/2024&reason=correction
      /batch/enterprises/done /batch/enterprises/done?set={set} /batch/communes?row={commune} /batch/accounts?row={account} /batch/x
      /alike/enterprises?name=co+khi+ben+song /alike/people?fullName=le+van+an&birthYear=x&unitId=x /alike/units
      /search /search?q=co+khi+ben+song /search/answer?q=co+khi+ben+song /search/places /keys /keys/table /editing`,
    three: `/tasks /tasks/new /tasks/export /tasks/abc /tasks/constructor /tasks/abc/export /tasks/no-account/history
      /tasks/no-account/edit /overview/new /overview/export /overview/history /overview/abc /overview/constructor
      /overview/abc/export /overview/abc/history /overview/abc/edit /overview/fdi_projects/history
      /overview/admissions/history /overview/admissions/edit /overview/{never} /overview/{never}/history
      ${'sign-in setup sheet me help interface fonts icon.svg api api/auth api/health home screen'
        .split(' ')
        .flatMap((name) => ['x', 'new', 'export', '{never}', 'x/history'].map((below) => `/${name}/${below}`))
        .join(' ')}
      /api /api/auth /api/auth/session /api/auth/csrf /api/auth/providers /api/auth/signin /api/auth/signout
      /api/auth/callback/credentials /api/auth/error /favicon.ico /robots.txt /sitemap.xml /manifest.webmanifest
      /apple-touch-icon.png /icon.png /index.html /404 /500 /_error /_not-found /_next /_next/data/x.json /fonts /home
      /screen /constructor /constructor/new /constructor/export /constructor/{never} /__proto__ /__proto__/new
      /records /records/new /records/{never} /meetings /meetings/new /meetings/export /meetings/{never}
      /meetings/{never}/history /enterprise /enterprise/{riverside} /%5Brecords%5D /%5Brecords%5D/%5Bid%5D`,
  },
} satisfies Record<string, { records: Kept[]; everybody: string; three: string }>

export type Group = keyof typeof groups
export const groupNames = Object.keys(groups) as Group[]

/** The URLs of a group in the order of its table. */
export function addressesOf(name: Group): Address[] {
  const { records, everybody, three } = groups[name]
  return [
    ...records.flatMap(ofRecord),
    ...asking('everybody', everybody.split(/\s+/)),
    ...asking('three', three.split(/\s+/)),
  ]
}

/** Generic screens: above a single record, and of it. */
const [above, own] = [
  ['new', 'export'],
  ['edit', 'history', 'retire', 'end'],
]

/** The URLs of a record's screens, of those it does not have, and with malformed or foreign ids. */
function ofRecord(record: Kept): Address[] {
  const { path, own: name = 'report', nextDoor, further = [] } = record
  const has = record.has.split(' ')
  const [present, lacking] = [(screen: string) => has.includes(screen), (screen: string) => !has.includes(screen)]
  const below = (id: string, screens: string[]) =>
    screens.map((screen) => ['', path, id, screen].filter((part, at) => part || at === 0).join('/'))
  const anotherKind = name === 'park' ? '{riverside}' : '{park}'
  const screens = record.own ? ['', ...own.filter(present), ...further] : []
  return [
    ...asking('everybody', [`/${path}`, ...below('', above.filter(present)), ...below(`{${name}}`, screens)]),
    ...asking('strangers', nextDoor ? below(`{${nextDoor}}`, screens) : []),
    ...asking('three', [
      ...below('', [...above.filter(lacking), 'edit', 'history', 'retire', 'nothing', 'constructor', '0']),
      ...below(`{${name}}`, [
        ...own.filter(lacking),
        'export',
        'new',
        'nothing',
        'EDIT',
        'edit/nothing',
        'history/export',
      ]),
      ...['{never}', 'x', anotherKind, `{${name}:upper}`].flatMap((id) => below(id, ['', 'edit', 'history'])),
      ...[`/${path}/`, `/${path}/{${name}}/`, `/${path.toUpperCase()}`],
    ]),
  ]
}

const asking = (asks: Asks, paths: string[]): Address[] => paths.map((path) => ({ path, asks }))
