import { scriptOf, startNode } from './processes'
import { Refusal } from './refusal'
import type { Cleanup } from './run-command'
import { stage } from './steps'
import { single, type Tally } from './tally'

const folders = ['app', 'components', 'core', 'db', 'messages', 'bin', 'e2e']

const checks = [
  { title: 'Format and lint', commands: [[scriptOf('@biomejs/biome', 'bin/biome'), 'check', '.']] },
  {
    title: 'Arrows between folders',
    commands: [[scriptOf('dependency-cruiser', 'bin/dependency-cruise.mjs'), ...folders]],
  },
  {
    title: 'Types',
    commands: [
      [scriptOf('next', 'dist/bin/next'), 'typegen'],
      [scriptOf('typescript', 'bin/tsc'), '--incremental', 'false'],
    ],
  },
]

/** Runs the checks that need no build, in order, up to the first that fails. */
export async function runChecks(cleanup: Cleanup): Promise<Tally[]> {
  const tallies: Tally[] = []
  for (const { title, commands } of checks) {
    const ok = await stage(title, () => runAll(cleanup, commands)).then(() => true, explain)
    tallies.push(single(ok))
    if (!ok) break
  }
  return tallies
}

async function runAll(cleanup: Cleanup, commands: string[][]) {
  for (const [script = '', ...args] of commands) {
    const check = await cleanup.stopAtEnd(Promise.resolve(startNode(script, args, { quiet: true })))
    if ((await check.ended) !== 0) throw new Refusal(check.output().trim())
  }
}

function explain(error: unknown): false {
  console.error(error instanceof Refusal ? error.message : error)
  return false
}
