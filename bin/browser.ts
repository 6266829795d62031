import { execFile } from 'node:child_process'
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'
import { headlessShell } from './headless-shell'
import { root, scriptOf } from './processes'
import { Refusal } from './refusal'

const run = promisify(execFile)
const commands = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * The path of a Chromium that starts. First a headless shell, which has no window that it would have to draw: the
 * journeys cost it less than half of what they cost the whole browser (decision 056). Else one on this machine, else
 * Playwright's download, else (as root) Debian's package, installed with apt-get. Throws a Refusal if none of these works.
 */
export async function findBrowser(say: (text: string) => void): Promise<string> {
  return (
    (await present()) ??
    (await downloaded(say)) ??
    (await installed(say)) ??
    Promise.reject(
      new Refusal(
        "No Chromium for the journeys: install one (npx playwright install --with-deps chromium, or your system's chromium package) and run npm test again.",
      ),
    )
  )
}

async function present(): Promise<string | null> {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => commands.map((command) => join(folder, command)))
  const shell = await headlessShell().catch(() => null)
  for (const path of [shell, chromium.executablePath(), ...onPath, ...places]) {
    if (path && (await starts(path))) return path
  }
  return null
}

/** Runs it, because Playwright's Chromium may lack system libraries on a bare machine. */
async function starts(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    await run(path, ['--version', '--no-sandbox'], { timeout: 20_000 })
    return true
  } catch {
    return false
  }
}

async function downloaded(say: (text: string) => void): Promise<string | null> {
  say("No browser on this machine: fetching Playwright's Chromium (up to three minutes)")
  for (const extra of process.getuid?.() === 0 ? [[], ['--with-deps']] : [[]]) {
    await attempt(process.execPath, [scriptOf('@playwright/test', 'cli.js'), 'install', ...extra, 'chromium'], 180_000)
    if (await starts(chromium.executablePath())) return chromium.executablePath()
  }
  return null
}

async function installed(say: (text: string) => void): Promise<string | null> {
  if (process.getuid?.() !== 0) return null
  say("Installing Debian's chromium with apt-get")
  await attempt('apt-get', ['update', '-q'], 180_000)
  await attempt('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], 600_000)
  return present()
}

async function attempt(program: string, args: string[], timeout: number) {
  await run(program, args, {
    cwd: root,
    timeout,
    killSignal: 'SIGKILL',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).catch(() => {})
}
