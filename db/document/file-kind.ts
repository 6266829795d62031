import { inflateRawSync } from 'node:zlib'
import { nfc } from '../../core/fold'

/** In bytes. */
export const largestFile = 20 * 1024 * 1024

export type FileKind = { mediaType: string; extension: string }
export type Refused = 'file-empty' | 'file-large' | 'file-kind' | 'file-old-office' | 'file-encrypted' | 'file-macros'

const pdf = { mediaType: 'application/pdf', extension: 'pdf' }
const png = { mediaType: 'image/png', extension: 'png' }
const jpeg = { mediaType: 'image/jpeg', extension: 'jpg' }
const office = 'application/vnd.openxmlformats-officedocument.'
const docx = { mediaType: `${office}wordprocessingml.document`, extension: 'docx' }
const xlsx = { mediaType: `${office}spreadsheetml.sheet`, extension: 'xlsx' }

/** The type of a file by its content, or the reason why it is refused. Name and declared type are not trusted. */
export function kindOfFile(bytes: Buffer): FileKind | Refused {
  if (bytes.length === 0) return 'file-empty'
  if (bytes.length > largestFile) return 'file-large'
  if (startsWith(bytes, '255044462d')) return pdf
  if (startsWith(bytes, '89504e470d0a1a0a')) return png
  if (startsWith(bytes, 'ffd8ff')) return jpeg
  if (startsWith(bytes, 'd0cf11e0a1b11ae1')) return bytes.includes(encrypted) ? 'file-encrypted' : 'file-old-office'
  if (startsWith(bytes, '504b0304')) return kindOfPackage(bytes)
  return 'file-kind'
}

/** A safe file name: the last path segment without forbidden characters, with the extension of the kind. */
export function fileNameFor(given: string, { extension }: FileKind): string {
  const name = nfc((given.split(/[\\/]/).at(-1) ?? '').replaceAll(/[\p{Cc}"<>|:*?]/gu, ''))
  const stem = name.replace(/\.[^.]{1,5}$/, '').slice(0, 180) || 'van-ban'
  return `${stem}.${extension}`
}

/** The part of a .docx or .xlsx with a password, which Office keeps in the container of its old formats. */
const encrypted = Buffer.from('EncryptedPackage', 'utf16le')

const startsWith = (bytes: Buffer, hex: string) => bytes.subarray(0, hex.length / 2).toString('hex') === hex

function kindOfPackage(bytes: Buffer): FileKind | Refused {
  const parts = partsOfZip(bytes)
  const names = parts.map(({ name }) => name)
  const types = parts.find(({ name }) => name === '[Content_Types].xml')
  // A part with macros may have any name, but its type says what it is.
  if (names.some((name) => /vbaProject\.bin$/i.test(name))) return 'file-macros'
  if (!types) return 'file-kind'
  const declared = textOfPart(bytes, types)
  if (declared === undefined) return 'file-kind'
  if (/macroEnabled|vbaProject/i.test(declared)) return 'file-macros'
  if (names.includes('word/document.xml')) return docx
  return names.includes('xl/workbook.xml') ? xlsx : 'file-kind'
}

const endOfDirectory = 0x06054b50
const entryOfDirectory = 0x02014b50

type Part = { name: string; method: number; size: number; header: number }

/** The central directory of a ZIP; nothing if it is damaged. */
function partsOfZip(bytes: Buffer): Part[] {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endOfDirectory) return []
  const parts: Part[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let entry = bytes.readUInt16LE(end + 10); entry > 0; entry -= 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== entryOfDirectory) return []
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    parts.push({
      name: bytes.toString('utf8', at + 46, nameEnd),
      method: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 20),
      header: bytes.readUInt32LE(at + 42),
    })
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return parts
}

/** A short part as text, stored or deflated; undefined if it is neither, or longer than a megabyte. */
function textOfPart(bytes: Buffer, { method, size, header }: Part): string | undefined {
  if (header + 30 > bytes.length) return undefined
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
  const packed = bytes.subarray(start, start + size)
  if (method === 0) return packed.toString('utf8')
  try {
    return method === 8 ? inflateRawSync(packed, { maxOutputLength: 1024 * 1024 }).toString('utf8') : undefined
  } catch {
    return undefined
  }
}
