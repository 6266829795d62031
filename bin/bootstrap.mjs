import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

// Imports only Node's own modules, because no package may be installed yet, and uses only syntax that old versions of
// Node parse, so that checkNode() can print its message.
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const lock = join(root, 'package-lock.json')
const stamp = join(root, 'node_modules', '.installed')

/** Checks Node, installs packages if they changed, and runs bin/<name>.ts. */
export function bootstrap(name) {
  checkNode()
  install()
  run(name)
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  refuse(`Node ${process.versions.node} is too old: Sổ Bộ needs Node 20.19 or newer.`)
}

function install() {
  const wanted = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  const started = Date.now()
  console.log('Installing packages (npm install), a minute or two the first time …')
  const before = readFileSync(lock, 'utf8')
  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']
  const [command, ...args] = [
    ...npm,
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--include=dev',
    '--loglevel=error',
  ]
  const { status, signal } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (signal) process.exit(130)
  if (status !== 0) refuse('npm install failed: its own message is above.')
  if (readFileSync(lock, 'utf8') !== before)
    refuse('npm install changed package-lock.json: restore it (git checkout package-lock.json) and report this.')
  writeFileSync(stamp, wanted)
  console.log(`Packages installed in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

/** A hash of everything that determines the installed packages: lock file, dependencies, platform, Node's ABI. */
function fingerprint() {
  const { dependencies, devDependencies, overrides } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const machine = [process.platform, process.arch, process.versions.modules]
  const hash = createHash('sha256').update(readFileSync(lock))
  return hash.update(JSON.stringify([dependencies, devDependencies, overrides, machine])).digest('hex')
}

/** Runs bin/<name>.ts with the same arguments; forwards signals to it and exits with its code. */
function run(name) {
  const script = join(root, 'bin', `${name}.ts`)
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) whenOrphaned(() => child.kill('SIGTERM'))
  child.on('error', (error) => refuse(`Cannot run ${script}: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
}

/** npm runs this in a shell; some shells exit on a signal without forwarding it. Then our parent pid changes. */
function whenOrphaned(stop) {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    stop()
  }, 250)
}

function refuse(sentence) {
  console.error(sentence)
  process.exit(1)
}
