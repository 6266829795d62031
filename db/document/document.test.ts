import { deflateRawSync } from 'node:zlib'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listRows } from '../lists'
import { correctOrganisation } from '../organisation/commands'
import { findOrganisation } from '../organisation/queries'
import { OrganisationInput } from '../organisation/record'
import { retireRecord, revisePlain } from '../plain'
import { newId } from '../record/id'
import { everything, type ListQuestion } from '../record/listing'
import { inRegistry } from '../testing/stories'
import { keepFile, registerDocument } from './commands'
import { fileNameFor, kindOfFile, largestFile } from './file-kind'
import { documentList } from './list'
import { findDocument, findDocumentFile, listSameDocuments } from './queries'
import { DocumentInput, documents } from './record'

const because = { reason: 'Theo quyết định' }

const described = (unitId: string, more: Partial<DocumentInput> = {}) =>
  DocumentInput.parse({
    unitId,
    issuer: 'Đảng ủy Khu kinh tế Thử Nghiệm',
    type: 'decision',
    number: '15-QĐ/ĐUKKT',
    issuedOn: '2024-03-18',
    subject: 'Thành lập chi bộ',
    ...more,
  })

const pdf = Buffer.from('%PDF-1.7\nquyết định')

/** A ZIP with empty files of these names. */
const zip = (...names: string[]): Buffer => zipOf('', ...names)

/** The same with a text in the first file, deflated. */
function zipOf(text: string, ...names: string[]): Buffer {
  const packed = text ? deflateRawSync(text) : Buffer.alloc(0)
  const part = (name: string, at: number, signature: string, size: number, nameAt: number) => {
    const bytes = header(signature, size, nameAt, name)
    // Method and packed size are two bytes further on in the directory.
    const shift = nameAt - 26
    bytes.writeUInt16LE(at === 0 && text ? 8 : 0, 8 + shift)
    bytes.writeUInt32LE(at === 0 ? packed.length : 0, 18 + shift)
    return bytes
  }
  const locals = names.flatMap((name, at) => [
    part(name, at, '504b0304', 30, 26),
    Buffer.from(name),
    ...(at === 0 ? [packed] : []),
  ])
  const entries = names.flatMap((name, at) => [part(name, at, '504b0102', 46, 28), Buffer.from(name)])
  const [body, directory] = [Buffer.concat(locals), Buffer.concat(entries)]
  const end = Buffer.alloc(22)
  end.write('504b0506', 'hex')
  end.writeUInt16LE(names.length, 10)
  end.writeUInt32LE(body.length, 16)
  return Buffer.concat([body, directory, end])
}

function header(signature: string, size: number, nameAt: number, name: string) {
  const bytes = Buffer.alloc(size)
  bytes.write(signature, 'hex')
  bytes.writeUInt16LE(Buffer.byteLength(name), nameAt)
  return bytes
}

const typed = (type: string) => `<Types><Override PartName="/word/x.bin" ContentType="application/${type}"/></Types>`

test.each([
  ['a PDF', pdf, 'pdf'],
  ['a PNG', Buffer.from('89504e470d0a1a0a00', 'hex'), 'png'],
  ['a JPEG', Buffer.from('ffd8ffe000', 'hex'), 'jpg'],
  ['a DOCX', zip('[Content_Types].xml', 'word/document.xml'), 'docx'],
  ['an XLSX', zip('[Content_Types].xml', 'xl/workbook.xml'), 'xlsx'],
  ['nothing', Buffer.alloc(0), 'file-empty'],
  ['a page', Buffer.from('<html><script>alert(1)</script>'), 'file-kind'],
  ['a program', Buffer.from('MZ\x90'), 'file-kind'],
  ['an old Word file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'file-old-office'],
  [
    'a workbook with a password',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
    'file-encrypted',
  ],
  ['a DOCX with macros', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'), 'file-macros'],
  [
    'a DOCX whose macros have another name',
    zipOf(typed('vnd.ms-office.vbaProject'), '[Content_Types].xml', 'word/document.xml', 'word/x.bin'),
    'file-macros',
  ],
  [
    'a DOCM under the name of a DOCX',
    zipOf(typed('vnd.ms-word.document.macroEnabled.main+xml'), '[Content_Types].xml', 'word/document.xml'),
    'file-macros',
  ],
  ['a DOCX with pictures', zipOf(typed('octet-stream'), '[Content_Types].xml', 'word/document.xml'), 'docx'],
  ['types that unpack for ever', zipOf('x'.repeat(2_000_000), '[Content_Types].xml', 'word/document.xml'), 'file-kind'],
  ['any other archive', zip('word/document.xml'), 'file-kind'],
  ['half an archive', zip('[Content_Types].xml', 'word/document.xml').subarray(0, -10), 'file-kind'],
  ['a directory that points nowhere', Buffer.from('504b0304504b0506'.padEnd(60, 'f'), 'hex'), 'file-kind'],
  ['more than 20 MB', Buffer.concat([pdf, Buffer.alloc(largestFile)]), 'file-large'],
])('%s is known by its content', (_, bytes, expected) => {
  const kind = kindOfFile(bytes)
  expect(typeof kind === 'string' ? kind : kind.extension).toBe(expected)
})

test.each([
  ['quyết định.PDF', 'quyết định.pdf'],
  ['quyet\u2060 di\u034fnh\u{e0041}\u2003so\u3164 1.pdf', 'quyet dinh so 1.pdf'],
  ['Ðảng ủy.pdf', 'Đảng ủy.pdf'],
  ['\u2060\u2800.pdf', 'van-ban.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['C:\\tệp\\a"b\r\n.exe', 'ab.pdf'],
  ['', 'van-ban.pdf'],
])('the name %j becomes %j', (given, expected) => {
  expect(fileNameFor(given, { mediaType: 'application/pdf', extension: 'pdf' })).toBe(expected)
})

test.each([
  ['officer', 'ok'],
  ['officer of the park', 'ok'],
  ['officer of the park next door', 'missing'],
  ['leader', 'forbidden'],
  ['administrator', 'forbidden'],
  ['inspector', 'forbidden'],
  ['secretary of the cell', 'missing'],
] as const)('%s keeps a file with a document of the park: %s', async (who, outcome) => {
  await inRegistry(async ({ as, tries, park }) => {
    const id = newId()
    await tries('officer', (db) => registerDocument(db, id, described(park)))
    const result = await tries(who, (db) => keepFile(db, id, 'quyết định.docx', pdf))
    expect(result.ok ? 'ok' : result.problem.kind).toBe(outcome)
    const kept = await as('officer', (db) => findDocument(db, id))
    expect(kept?.file).toEqual(
      outcome === 'ok' ? expect.objectContaining({ name: 'quyết định.pdf', mediaType: 'application/pdf' }) : null,
    )
    const seen = await as(who, (db) => findDocumentFile(db, id))
    expect(Boolean(seen)).toBe(outcome === 'ok')
  })
})

test('no row is made to cite a document that the actor may not read; a reference that it has stays', async () => {
  await inRegistry(async ({ as, db, tries, cell, nextDoor }) => {
    const foreign = newId()
    await as('officer of the park next door', (db) => registerDocument(db, foreign, described(nextDoor)))
    const cite = (documentId: string, note: string) =>
      tries(
        'officer of the park',
        async (db) => {
          const found = await findOrganisation(db, cell)
          const input = { ...OrganisationInput.parse(found), foundingDocumentId: documentId, note }
          return correctOrganisation(db, { id: cell, version: found?.version ?? 0 }, input)
        },
        because,
      )
    expect(await cite(foreign, 'x')).toMatchObject({ ok: false, problem: { kind: 'missing' } })
    await db.execute(sql`select open_service_door()`)
    await db.execute(sql`update organisation set founding_document_id = ${foreign} where id = ${cell}`)
    expect(await cite(foreign, 'y')).toMatchObject({ ok: true })
  })
})

test('another file takes the place of the first, with a reason', async () => {
  await inRegistry(async ({ as, tries, park }) => {
    const id = newId()
    await tries('officer', (db) => registerDocument(db, id, described(park)))
    const keep = (content: Buffer, cause?: typeof because) =>
      tries('officer', (db) => keepFile(db, id, 'a.pdf', content), cause)
    await keep(pdf)
    const other = Buffer.concat([pdf, Buffer.from('bản mới')])
    expect(await keep(other)).toMatchObject({ problem: { fields: { reason: { key: 'empty' } } } })
    expect(await keep(other, because)).toEqual({ ok: true, value: null })
    expect((await as('officer', (db) => findDocumentFile(db, id)))?.content).toEqual(other)
    expect(await keep(Buffer.from('không phải PDF'), because)).toMatchObject({
      problem: { fields: { file: { key: 'file-kind' } } },
    })
  })
})

test('the same paper is known by issuer, type, number and date together (V15)', async () => {
  await inRegistry(async ({ as, tries, park }) => {
    const id = newId()
    await tries('officer', (db) => registerDocument(db, id, described(park)))
    const same = async (more: Partial<DocumentInput>, who: 'officer' | 'officer of the park next door' = 'officer') =>
      (await as(who, (db) => listSameDocuments(db, described(park, more)))).map((one) => one.id)
    expect(await same({ number: '15-qđ/đukkt' })).toEqual([id])
    expect(await same({ issuedOn: '2026-03-18' })).toEqual([])
    expect(await same({ type: 'notice' })).toEqual([])
    expect(await same({}, 'officer of the park next door')).toEqual([])
  })
})

test.each([
  ['15-QĐ/ĐUKKT', true],
  ['15/QĐ-BQL', true],
  ['331/2026/NĐ-CP', true],
  ['01 - KL/TW', true],
  ['bổ sung sau', false],
  ['15<b>', false],
])('a number as printed: %s', (number, isNumber) => {
  expect(DocumentInput.safeParse({ ...described(newId()), number }).success).toBe(isNumber)
})

test('documents are searched without accents, filtered, revised, retired and restored', async () => {
  await inRegistry(async ({ as, tries, park, nextDoor }) => {
    const id = newId()
    await tries('officer', (db) => registerDocument(db, id, described(park)))
    const found = async (chosen: ListQuestion['chosen'], text = '') => {
      const { rows } = await as('officer', (db) => listRows(db, documentList, { ...everything, text, chosen }))
      return rows.some((row) => row.id === id)
    }
    expect(await found({}, 'thanh lap chi bo')).toBe(true)
    expect(await found({}, '15-QĐ/ĐUKKT')).toBe(true)
    expect(await found({ year: '2024', type: 'decision', file: 'no', unit: park })).toBe(true)
    expect(await found({ year: '2023' })).toBe(false)
    expect(await found({ unit: nextDoor })).toBe(false)
    expect(await found({ file: 'yes' })).toBe(false)

    const revised = described(park, { subject: 'Đổi tên chi bộ' })
    await tries('officer', (db) => revisePlain(db, documents, { id, version: 1 }, revised), because)
    expect(
      await tries('officer', (db) => revisePlain(db, documents, { id, version: 1 }, revised), because),
    ).toMatchObject({
      problem: { kind: 'stale' },
    })
    expect(await found({}, 'doi ten')).toBe(true)

    await tries('officer', (db) => retireRecord(db, documents, { id, version: 2 }, { on: '2024-05-01' }), because)
    expect([await found({}), await found({ followed: 'no' })]).toEqual([false, true])
    await tries('officer', (db) => retireRecord(db, documents, { id, version: 3 }, null), because)
    expect(await found({})).toBe(true)
  })
})
