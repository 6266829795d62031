const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const acrossRecords = 'act|report|correction-request|import|audit|setup|testing|undo'
// The last one measures the driver itself.
const opensTheDriver = '^db/door/(pool|connection)\\.ts$|^bin/bench/raw-work\\.ts$'

/** The rooms of db, folders and loose files, from the lowest up: what a room imports stands on a floor below it. */
const floors = [
  'door',
  'access',
  'record',
  'commune|rule-set|unit',
  'document|enterprise|person|reference',
  'account|affiliated-organisation|organisation|project',
  'coverage|event|lock-delegation|mandate|period|session|setting|target',
  'assignment|job|reminder|reopening|setup',
  'enterprise-figures|member-report',
  'correction-request|report',
  'records',
  'references',
  'audit|lists|plain',
  'undo|uses',
  'act|testing',
]
const rooms = (these) => `^db/(${these.join('|')})(/|\\.ts$)`
const floorRules = floors.map((floor, at) =>
  forbid(
    `db-floor-${at + 1}`,
    'No arrow of db runs back up.',
    { path: rooms([floor]), pathNot: '\\.test\\.ts$' },
    { path: rooms(floors.slice(at)), pathNot: '^db/$1[/.]' },
  ),
)

module.exports = {
  forbidden: [
    ...floorRules,
    forbid('db-floor-unknown', 'A new room of db is listed in floors.', {}, { path: '^db/', pathNot: rooms(floors) }),
    forbid('no-cycles', 'Two files that need each other are one file.', {}, { circular: true }),
    forbid('resolvable', 'An import that leads nowhere.', {}, { couldNotResolve: true, pathNot: '^server-only$' }),
    forbid(
      'core-knows-nothing',
      'core is what everyone may rely on.',
      { path: '^core/' },
      { path: '^(app|components|db|bin|e2e)/', pathNot: '^db/(reference/|testing/runs\\.ts$)' },
    ),
    forbid(
      'words-know-only-core',
      'Sentences are data.',
      { path: '^messages/' },
      { path: '^(app|components|db|bin|e2e)/' },
    ),
    forbid(
      'db-knows-only-core',
      'Records outlive screens.',
      { path: '^db/' },
      { path: '^(app|components|messages|bin|e2e)/' },
    ),
    forbid(
      'components-know-no-record',
      'What knows a record lives with its screen.',
      { path: '^components/' },
      { path: '^(app|db|bin|e2e)/' },
    ),
    forbid(
      'bin-shows-no-screens',
      'What is run may use records, not screens.',
      { path: '^bin/' },
      { path: '^(app|components|e2e)/' },
    ),
    forbid('nothing-runs-bin', 'bin is where a run begins.', { path: '^(app|e2e)/' }, { path: '^bin/' }),
    forbid(
      'sql-is-written-in-db',
      'A query has a name, in db.',
      { path: '^(app|components|core)/' },
      { path: '^node_modules/drizzle-orm/' },
    ),
    forbid(
      'only-the-door-opens-the-pool',
      'Everything else is given a Db.',
      { pathNot: opensTheDriver },
      { path: '^node_modules/(postgres|drizzle-orm/postgres-js)/' },
    ),
    forbid(
      'no-request-acts-as-the-owner',
      'A connection beside the pool is for migrations, set-up, commands of bin and tests.',
      { path: '^(app|components|core|db)/', pathNot: '^db/(door|setup|testing)/|\\.test\\.ts$' },
      { path: '^db/door/connection\\.ts$' },
    ),
    forbid(
      'records-meet-as-foreign-keys',
      'Only record.ts crosses between records.',
      { path: '^db/([^/]+)/', pathNot: `^db/(${acrossRecords})/|\\.test\\.ts$` },
      { path: '^db/([^/]+)/', pathNot: '^db/($1|door|access|record)/|/record\\.ts$' },
    ),
    forbid(
      'screens-do-not-import-screens',
      'Share through components.',
      // The generic screens' own folder is in brackets, which a group would read as a class of letters.
      { path: '^app/\\(registry\\)/([^/[]+|\\[records\\])/' },
      { path: '^app/\\(registry\\)/([^/]+)/', pathNot: '^app/\\(registry\\)/($1|\\[records\\])/' },
    ),
    forbid(
      'client-files-see-no-database',
      'Not even its types: fields travel as data.',
      { path: '\\.client\\.tsx$' },
      { path: '^db/' },
    ),
    forbid(
      'no-test-in-the-program',
      'Tests may need the program, never the reverse.',
      { pathNot: '\\.(test|spec)\\.tsx?$|^e2e/' },
      { path: '\\.(test|spec)\\.tsx?$' },
    ),
    forbid(
      'only-tests-import-testing',
      'What plants and races in db/testing is for tests, journeys, times and pictures.',
      {
        pathNot:
          '\\.(test|spec)\\.tsx?$|^(e2e|db/testing)/|^bin/(test|journeys|bench|pictures|demonstration/planted)\\b|^vitest\\.config',
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
