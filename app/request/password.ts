import 'server-only'
import { fold } from '@/core/fold'
import { fail, invalid, ok, type Result } from '@/core/result'
import { newPassword } from '@/db/session/password'

/** Common parts of passwords, folded and without spaces. */
const guessed = [
  ...[
    'matkhau',
    'password',
    'passw0rd',
    'quantri',
    'admin',
    'dangnhap',
    'letmein',
    'welcome',
    'qwerty',
    'asdfgh',
    'zxcvbn',
  ],
  ...[
    'sobo',
    'haiphong',
    'heza',
    'bithu',
    'chibo',
    'dangbo',
    'danguy',
    'dangvien',
    'tochucdang',
    'doanhnghiep',
    'khucongnghiep',
  ],
  ...['khukinhte', 'banquanly', 'vietnam', 'hanoi', 'iloveyou', 'anhyeuem', 'emyeuanh', 'hochiminh', 'dangcongsan'],
]
const least = 12
const most = 128

/** Validates length and block list, without rules on kinds of characters, and returns the hash. */
export async function choosePassword(
  { password, repeated }: { password: string; repeated: string },
  about: string[],
): Promise<Result<{ salt: Buffer; digest: Buffer }>> {
  const length = [...password.normalize('NFKC')].length
  if (length < least) return invalid('password', 'password.short')
  if (length > most) return invalid('password', 'password.long')
  if (isGuessed(password, about)) return invalid('password', 'password.common')
  if (password !== repeated) return fail({ kind: 'invalid', fields: { repeated: { key: 'password.different' } } })
  return ok(await newPassword(password))
}

/** Whether a password consists of common words and the user's own data; the characters that remain count. */
export function isGuessed(password: string, about: string[]): boolean {
  const bare = (text: string) => fold(text.normalize('NFKC')).replaceAll(/[^\p{L}\p{N}]/gu, '')
  const own = about.flatMap((text) => [bare(text), ...text.split(/\s+/).map(bare)]).filter((word) => word.length > 2)
  const rest = [...guessed, ...own]
    .toSorted((one, other) => other.length - one.length)
    .reduce((left, word) => left.replaceAll(word, ''), bare(password))
  return rest.length < 6 || new Set(rest).size < 4 || isRun(rest)
}

/**
 * Whether each character is the successor, or each the predecessor, of the one before: 123456, 987654, abcdef. 0
 * follows 9.
 */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((sign, at) => sign.charCodeAt(0) - text.charCodeAt(at))
  return [1, -1].some((by) => steps.every((step) => step === by || step === -9 * by))
}
