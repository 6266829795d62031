import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { serverAccount } from './embedded/account'
import { findBinaries } from './embedded/binaries'
import { initialise, isInitialised, openHome } from './embedded/data'
import { prepareDatabase, recreateDatabase } from './embedded/roles'
import { newSecrets, readSecrets, type Secrets, writeSecrets } from './embedded/secrets'
import { findRunning, type Server, startServer, stopServer } from './embedded/server'
import { takeServerLock } from './embedded/server-lock'
import { freePort } from './ports'
import { Refusal } from './refusal'

export type Cluster = {
  superuserUrl: string
  ownerUrl: string
  appUrl: string
  workerUrl: string
  /** The server of this data folder was already running. */
  adopted: boolean
  /** Drops the database and creates an empty one. */
  recreate(): Promise<void>
  /** Stops the server, unless another command that is still running holds its lock (see server-lock.ts). */
  stop(): Promise<void>
}

type Wish = {
  folder: string
  say: (text: string) => void
  /** For throw-away data: turns fsync off. */
  fast?: boolean
}

/**
 * Starts the embedded PostgreSQL with its data in `folder`, or joins it if it is running. It listens on 127.0.0.1 with
 * SCRAM and random passwords, not on a Unix socket, because postgres.js cannot read a socket path from a URL.
 */
export async function startPostgres({ folder: wanted, say, fast = false }: Wish): Promise<Cluster> {
  const folder = resolve(wanted)
  const account = await serverAccount()
  const home = await openHome(folder, account, say)
  const binaries = await findBinaries(account, say)
  const server: Server = { binaries, account, data: join(home, 'postgres'), log: join(home, 'postgres.log') }

  let secrets = await readSecrets(home)
  const known = await isInitialised(server.data)
  if (known && !secrets)
    throw new Refusal(
      `${join(home, 'secrets.json')} is missing: without it nobody can sign in to the PostgreSQL in ${server.data}.`,
    )
  if (!secrets?.worker) secrets = await writeSecrets(home, { ...(await newSecrets()), ...secrets })
  if (!known) {
    say('Making the data folder of PostgreSQL')
    await initialise(home, account, binaries, secrets.superuser)
  }

  const origin = { server, home, secrets, fast }
  const { port, adopted } = await bringUp(origin)
  const superuserUrl = address('postgres', secrets.superuser, port)
  const keeper = await keepUp(superuserUrl, port, origin, say)

  return {
    superuserUrl,
    ownerUrl: address('sobo_owner', secrets.owner, port),
    appUrl: address('sobo_app', secrets.app, port),
    workerUrl: address('sobo_worker', secrets.worker, port),
    adopted,
    recreate: () => recreateDatabase(superuserUrl, secrets),
    async stop() {
      if (await keeper.leave()) await stopServer(server)
    },
  }
}

type Origin = { server: Server; home: string; secrets: Secrets; fast: boolean }

const address = (role: string, password: string, port: number) =>
  `postgres://${role}:${password}@127.0.0.1:${port}/sobo`

async function bringUp({ server, home, secrets, fast }: Origin): Promise<{ port: number; adopted: boolean }> {
  const running = await findRunning(server)
  if (running) return { port: running.port, adopted: true }
  const port = await freePort(secrets.port)
  if (port !== secrets.port) await writeSecrets(home, { ...secrets, port })
  await startServer(server, port, fast)
  return { port, adopted: false }
}

/**
 * Prepares the database and restarts the server when it dies, on the port that its clients know, as often as it takes:
 * the port may be held for a moment, or the server may die again. `leave` returns true if this command must stop it.
 */
async function keepUp(superuserUrl: string, port: number, { server, secrets, fast }: Origin, say: Wish['say']) {
  const prepare = () => prepareDatabase(superuserUrl, secrets)
  let leaving = false
  let serverLock = await takeServerLock(superuserUrl, prepare, revive)
  let reviving = Promise.resolve()

  function revive() {
    if (leaving) return
    say('PostgreSQL went away: starting it again')
    reviving = untilUp()
  }

  async function untilUp() {
    while (!leaving) {
      try {
        if (!(await findRunning(server))) await startServer(server, port, fast)
        serverLock = await takeServerLock(superuserUrl, prepare, revive)
        return
      } catch (error) {
        say(`PostgreSQL is down: ${(error as Error).message}`)
        await pause(1_000)
      }
    }
  }

  return {
    async leave() {
      leaving = true
      await reviving
      await serverLock.leave()
      return serverLock.holdsLock
    },
  }
}
