import { createHash } from 'node:crypto'
import type { document, documentFile } from '../../db/document/record'
import type { Chance } from './chance'
import { pdf } from './pdf'
import type { Paper, Unit, World } from './world'

const issuer = 'Đảng ủy Khu kinh tế (minh họa)'

/** A decision of the zone's committee; null with the probability `missing` ("bổ sung sau", to be added later). */
export function decide(world: World, unit: Unit, effectiveOn: string, subject: string, missing = 0.12): Paper | null {
  if (world.chance.happens(missing)) return null
  return recordPaper(world, { unit, issuer, issuedOn: effectiveOn, effectiveOn, subject, type: 'decision' })
}

export function recordPaper(world: World, facts: Omit<Paper, 'id'>): Paper {
  const paper = { id: world.chance.id(), ...facts }
  world.papers.push(paper)
  return paper
}

/** Rows with numbers that restart for each type and term of the committee, as Party numbering does. */
export function documentRows(papers: Paper[]): (typeof document.$inferInsert)[] {
  const counters = new Map<string, number>()
  return [...papers]
    .sort((a, b) => a.issuedOn.localeCompare(b.issuedOn))
    .map(({ id, unit, issuer, issuedOn, effectiveOn, subject, type }) => {
      const series = `${issuer} ${type} ${issuedOn < '2020-06-15' ? 4 : issuedOn < '2025-06-15' ? 5 : 6}`
      const serial = (counters.get(series) ?? 0) + 1
      counters.set(series, serial)
      const number = `${String(serial).padStart(2, '0')}-${type === 'decision' ? 'QĐ' : 'KL'}/ĐU`
      return {
        id,
        unitId: unit.id,
        issuer,
        type,
        number,
        issuedOn,
        effectiveOn,
        subject,
        signatoryRole: 'T/M BAN THƯỜNG VỤ',
      }
    })
}

/** Files for a few documents. */
export function fileRows(
  chance: Chance,
  rows: (typeof document.$inferInsert)[],
  wanted: number,
): (typeof documentFile.$inferInsert)[] {
  return chance
    .shuffled(rows)
    .slice(0, wanted)
    .map(({ id: documentId, number, issuedOn }) => {
      const content = pdf(['DU LIEU MINH HOA', 'KHONG PHAI VAN BAN THAT', `So ${plain(number)}, ngay ${issuedOn}`])
      return {
        id: chance.id(),
        documentId: documentId ?? '',
        name: `${plain(number).replaceAll('/', '-')}.pdf`,
        mediaType: 'application/pdf',
        size: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
        content,
      }
    })
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D')
