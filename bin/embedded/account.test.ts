import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { chooseAccount, closedFolder } from './account'

const passwd = 'root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65533::/:/bin/false\npostgres:x:101:104::/:/bin/sh\n'

test('root hands the server to postgres, else to nobody, never to itself', () => {
  expect(chooseAccount(passwd)).toEqual({ name: 'postgres', uid: 101, gid: 104 })
  expect(chooseAccount(passwd.replace('postgres', 'somebody'))).toEqual({ name: 'nobody', uid: 65_534, gid: 65_533 })
  expect(chooseAccount('root:x:0:0::/root:/bin/sh\npostgres:x:0:0::/:/bin/sh\n')).toBeNull()
})

test('a folder on the way that only its owner may enter is named', async () => {
  const base = await mkdtemp(join(tmpdir(), 'closed-'))
  onTestFinished(() => rm(base, { recursive: true }))
  await mkdir(join(base, 'inner'), { mode: 0o755 })
  const stranger = { name: 'stranger', uid: 61_234, gid: 61_234 }
  await chmod(base, 0o700)
  expect(await closedFolder(join(base, 'inner', 'not yet there'), stranger)).toBe(base)
  await chmod(base, 0o711)
  expect(await closedFolder(join(base, 'inner'), stranger)).toBeNull()
})
