import { join } from 'node:path'
import { serve } from './application'
import { openRegistry } from './bench/registry'
import { ensureBuilt } from './build'
import { standingDownloads } from './load/downloads'
import { mixedLoad } from './load/mixed'
import { parallelWrites } from './load/writes'
import { freePort } from './ports'
import { root } from './processes'
import { Refusal } from './refusal'
import { runCommand } from './run-command'

/**
 * npm run load: what the application does when many ask at once, or take nothing of what they asked for. Three parts;
 * it fails if one of them does. `npm run load -- 60`: seconds of the mixed part instead of 180.
 */
await runCommand(async (cleanup) => {
  const seconds = Number(process.argv[2] ?? 180)
  if (!Number.isInteger(seconds) || seconds < 10) throw new Refusal('npm run load -- <seconds>: a number, at least 10.')
  await ensureBuilt(cleanup)
  const registry = await openRegistry(cleanup, 727)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  // So long a list would become a job; here it is the worst that a direct download may be.
  const place = { folder: join(root, '.bench'), quiet: true, directRows: 1_000_000 }
  const { pid } = await serve(cleanup, { host: '127.0.0.1', port, origin, ...registry }, place)
  const ground = { port, origin, registry, pid }

  const held = [await standingDownloads(ground), await mixedLoad(ground, seconds), await parallelWrites(ground)]
  return held.every(Boolean) ? 0 : 1
})
