import 'server-only'
import { fold } from '@/core/fold'
import { fail, invalid, ok, type Result } from '@/core/result'
import { newPassword } from '@/db/session/password'

/** Folded, without spaces: what guessers try first, here and everywhere. */
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

/** Length and block list, nothing about kinds of characters; then the digest that is kept. */
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

/** Well-known words and the person's own, and what is left when they are taken out, count for nothing. */
export function isGuessed(password: string, about: string[]): boolean {
  const bare = (text: string) => fold(text.normalize('NFKC')).replaceAll(/[^\p{L}\p{N}]/gu, '')
  const own = about.flatMap((text) => [bare(text), ...text.split(/\s+/).map(bare)]).filter((word) => word.length > 2)
  const rest = [...guessed, ...own]
    .toSorted((one, other) => other.length - one.length)
    .reduce((left, word) => left.replaceAll(word, ''), bare(password))
  return rest.length < 6 || new Set(rest).size < 4 || isRun(rest)
}

/** 123456, 987654, abcdef: each sign one after, or one before, the last; 0 follows 9. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((sign, at) => sign.charCodeAt(0) - text.charCodeAt(at))
  return [1, -1].some((by) => steps.every((step) => step === by || step === -9 * by))
}
