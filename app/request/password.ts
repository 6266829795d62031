import 'server-only'
import { dictionary } from '@zxcvbn-ts/language-common'
import { fold } from '@/core/fold'
import { fail, ok, type Result } from '@/core/result'
import { newPassword } from '@/db/session/password'

/** Context words: the office, its software, and phrases that people here choose, folded and without spaces. */
const guessed = [
  ...['matkhau', 'password', 'quantri', 'admin', 'dangnhap', 'letmein', 'welcome', 'qwerty', 'asdfgh', 'zxcvbn'],
  ...['sobo', 'haiphong', 'heza', 'bithu', 'chibo', 'dangbo', 'danguy', 'dangvien', 'tochucdang', 'doanhnghiep'],
  ...['khucongnghiep', 'khukinhte', 'banquanly', 'vietnam', 'hanoi', 'saigon', 'danang', 'hochiminh', 'dangcongsan'],
  ...[
    'iloveyou',
    'anhyeuem',
    'emyeuanh',
    'yeuemnhieu',
    'yeuanhnhieu',
    'maiyeuem',
    'tinhyeu',
    'nhoemnhieu',
    'khongbiet',
  ],
  ...['thanhcong', 'maymanhan', 'hanhphuc', 'giadinh', 'congchua', 'hoangtu', 'conyeu', 'bome', 'tuyetvoi', 'vodich'],
  ...['xinchao', 'camon', 'tambiet', 'chucmungnammoi', 'namquocsonha', 'doclaptudohanhphuc', 'matkhaumoi', 'bimat'],
]
const least = 12
const most = 128

/** Validates length, the lists of common passwords and repetition, without rules on kinds of characters; gives the hash. */
export async function choosePassword(
  { password, repeated }: { password: string; repeated: string },
  about: string[],
): Promise<Result<{ salt: Buffer; digest: Buffer }>> {
  const weakness = weaknessOf(password, about)
  const fields = {
    ...(weakness && { password: { key: weakness } }),
    ...(password !== repeated && { repeated: { key: 'password.different' } }),
  }
  return Object.keys(fields).length > 0 ? fail({ kind: 'invalid', fields }) : ok(await newPassword(password))
}

function weaknessOf(password: string, about: string[]) {
  const length = [...password.normalize('NFKC')].length
  if (length < least) return 'password.short'
  if (length > most) return 'password.long'
  return isGuessed(password, about) ? 'password.common' : undefined
}

/** Whether a password consists of common words and the user's own data, or is a common password with little changed. */
export function isGuessed(password: string, about: string[]): boolean {
  const own = about.flatMap((text) => [bare(text), ...text.split(/\s+/).map(bare)]).filter((word) => word.length > 2)
  const words = [...guessed, ...own].toSorted((one, other) => other.length - one.length)
  return [bare(password), bare(spelledOut(password))].some((text) => {
    const rest = words.reduce((left, word) => left.replaceAll(word, ''), text)
    return rest.length < 6 || new Set(rest).size < 4 || isRun(rest) || /^\d+$/.test(text) || isCommon(text)
  })
}

const bare = (text: string) => fold(text.normalize('NFKC')).replaceAll(/[^\p{L}\p{N}]/gu, '')

/** With the letters that signs and digits stand for: p@ssw0rd. Digits at the ends stay, they are years and counts. */
function spelledOut(password: string): string {
  const [, start = '', middle = '', end = ''] = /^(\d*)(.*?)(\d*)$/s.exec(password.normalize('NFKC')) ?? []
  return start + middle.replaceAll(/[@4013$57!]/g, (sign) => letters[sign] ?? sign) + end
}
const letters: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  $: 's',
  '5': 's',
  '7': 't',
  '!': 'i',
}

/**
 * Whether a password, without the digits at its ends and repetitions, is one or two of the 49,000 most common ones, of
 * the list of zxcvbn-ts (MIT).
 */
function isCommon(text: string): boolean {
  const known = commonPasswords()
  const word = once(text.replaceAll(/^\d+|\d+$/g, ''))
  if ([text, once(text), word].some((one) => known.has(one))) return true
  // From both sides at least four letters: shorter ones are parts of any sentence.
  return Array.from({ length: Math.max(0, word.length - 7) }, (_, at) => at + 4).some(
    (at) => known.has(word.slice(0, at)) && known.has(word.slice(at)),
  )
}

let common: Set<string> | undefined
function commonPasswords(): Set<string> {
  common ??= new Set(
    [...(dictionary['passwords-common'] ?? [])].flatMap((one) => [one, String(one).toLowerCase()]).map(String),
  )
  return common
}

/** abcabcabc → abc */
const once = (text: string) => text.replace(/^(.+?)\1+$/s, '$1')

/**
 * Whether each character is the successor, or each the predecessor, of the one before: 123456, 987654, abcdef. 0
 * follows 9.
 */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((sign, at) => sign.charCodeAt(0) - text.charCodeAt(at))
  return [1, -1].some((by) => steps.every((step) => step === by || step === -9 * by))
}
