import { administratorCode, confirmProposed } from '../db/setup/commands'
import { externalServer } from './external'
import { startPostgres } from './postgres'
import { Refusal } from './refusal'
import { type Cleanup, runCommand } from './run-command'
import { readSettings } from './settings'
import { say, step } from './steps'

const usage = `Two commands, for whoever operates the server. Both are entered in the audit trail.

  npm run administrator -- confirm <user name>   confirms a proposed administrator, if there is no other one to do it
  npm run administrator -- sheet <user name>     a code with which an administrator sets a new password
`

await runCommand(administrator)

async function administrator(cleanup: Cleanup): Promise<number> {
  const [what, userName] = process.argv.slice(2)
  if (!userName || (what !== 'confirm' && what !== 'sheet')) throw new Refusal(usage)
  const { ORIGIN: origin } = readSettings(process.env)
  const { ownerUrl } =
    (await externalServer(process.env)) ??
    (await step('Starting PostgreSQL', () => cleanup.stopAtEnd(startPostgres({ folder: '.data', say }))))
  if (what === 'confirm') {
    const count = await confirmProposed(ownerUrl, userName)
    if (count === 0) throw new Refusal(`Nobody with the user name ${userName} is proposed as an administrator.`)
    console.log(`${userName} is an administrator, from the next sign-in on.`)
    return 0
  }
  const code = await administratorCode(ownerUrl, userName)
  if (!code) throw new Refusal(`${userName} is no administrator whose account is in use.`)
  console.log(`Open ${origin}/sheet and enter this code, once, within seven days: ${code}`)
  return 0
}
