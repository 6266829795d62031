const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const acrossRecords = 'act|report|correction-request|import|audit|batch|setup|testing|undo'
// raw-work.ts measures the driver without the door.
const opensTheDriver = '^db/door/(pool|connection)\\.ts$|^bin/bench/raw-work\\.ts$'

/** Folders and loose files of db by floor, lowest first. Each may import only from lower floors. */
const floors = [
  'door',
  'access',
  'record',
  'commune|name-word|rule-set|unit',
  'document|enterprise|likeness|person|reference',
  'account|affiliated-organisation|organisation|project',
  'coverage|event|lock-delegation|mandate|period|presence|session|setting|target',
  'account-sheet|assignment|job|reminder|reopening|setup',
  'enterprise-figures|member-report|saved-view',
  'correction-request|report',
  'records',
  'references',
  'audit|lists|plain',
  'search|batch|undo|uses',
  'act|testing',
]
const rooms = (these) => `^db/(${these.join('|')})(/|\\.ts$)`
const floorRules = floors.map((floor, at) =>
  forbid(
    `db-floor-${at + 1}`,
    'db imports only from lower floors (see floors).',
    { path: rooms([floor]), pathNot: '\\.test\\.ts$' },
    { path: rooms(floors.slice(at)), pathNot: '^db/$1[/.]' },
  ),
)

module.exports = {
  forbidden: [
    ...floorRules,
    forbid('db-floor-unknown', 'Every part of db is listed in floors.', {}, { path: '^db/', pathNot: rooms(floors) }),
    forbid('no-cycles', 'Imports must not form a cycle.', {}, { circular: true }),
    forbid('resolvable', 'Every import must resolve.', {}, { couldNotResolve: true, pathNot: '^server-only$' }),
    forbid(
      'core-knows-nothing',
      'core imports no other folder of the project. Its tests may read the data in db/reference.',
      { path: '^core/' },
      { path: '^(app|components|db|bin|e2e)/', pathNot: '^db/(reference/|testing/runs\\.ts$)' },
    ),
    forbid(
      'words-know-only-core',
      'messages imports core only.',
      { path: '^messages/' },
      { path: '^(app|components|db|bin|e2e)/' },
    ),
    forbid(
      'db-knows-only-core',
      'db imports core only.',
      { path: '^db/' },
      { path: '^(app|components|messages|bin|e2e)/' },
    ),
    forbid(
      'components-know-no-record',
      'components are independent of records. What needs a record belongs to its screen in app.',
      { path: '^components/' },
      { path: '^(app|db|bin|e2e)/' },
    ),
    forbid(
      'bin-shows-no-screens',
      'bin imports db and core, but no screens.',
      { path: '^bin/' },
      { path: '^(app|components|e2e)/' },
    ),
    forbid('nothing-runs-bin', 'app and e2e do not import bin.', { path: '^(app|e2e)/' }, { path: '^bin/' }),
    forbid(
      'sql-is-written-in-db',
      'SQL is written in db, in named queries and commands.',
      { path: '^(app|components|core)/' },
      { path: '^node_modules/drizzle-orm/' },
    ),
    forbid(
      'only-the-door-opens-the-pool',
      'Only the door imports the driver. Other code gets a Db as a parameter.',
      { pathNot: opensTheDriver },
      { path: '^node_modules/(postgres|drizzle-orm/postgres-js)/' },
    ),
    forbid(
      'no-request-acts-as-the-owner',
      'Connections outside of the pool are for migrations, set-up, bin and tests.',
      { path: '^(app|components|core|db)/', pathNot: '^db/(door|setup|testing)/|\\.test\\.ts$' },
      { path: '^db/door/connection\\.ts$' },
    ),
    forbid(
      'records-meet-as-foreign-keys',
      'Of another record, a record imports record.ts only (foreign keys, codes).',
      { path: '^db/([^/]+)/', pathNot: `^db/(${acrossRecords})/|\\.test\\.ts$` },
      { path: '^db/([^/]+)/', pathNot: '^db/($1|door|access|record)/|/record\\.ts$' },
    ),
    forbid(
      'screens-do-not-import-screens',
      'Screens do not import each other. Shared code belongs to app/screen or components.',
      // [records] is matched apart: in $1 its brackets would be a character class.
      { path: '^app/\\(registry\\)/([^/[]+|\\[records\\])/' },
      { path: '^app/\\(registry\\)/([^/]+)/', pathNot: '^app/\\(registry\\)/($1|\\[records\\])/' },
    ),
    forbid(
      'client-files-see-no-database',
      'Client files import nothing of db, not even types. The server passes fields as data.',
      { path: '\\.client\\.tsx$' },
      { path: '^db/' },
    ),
    forbid(
      'no-test-in-the-program',
      'The program must not import tests.',
      { pathNot: '\\.(test|spec)\\.tsx?$|^e2e/' },
      { path: '\\.(test|spec)\\.tsx?$' },
    ),
    forbid(
      'only-tests-import-testing',
      'db/testing is for tests, browser tests, the benchmark, the probe and the pictures.',
      {
        pathNot:
          '\\.(test|spec)\\.tsx?$|^(e2e|db/testing)/|^bin/(test|journeys|bench|pictures|probe-timing|demonstration/planted)\\b|^vitest\\.config',
      },
      { path: '^db/testing/' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(\\.next|db/migrations)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
