import { expect, test } from 'vitest'
import { assignedRole } from '../assignment/record'
import { position } from '../mandate/record'
import { signatureInWords, signerOf } from './offices'

test.each(['vi', 'en'] as const)('every role and every position of a signature is in words: %s', (locale) => {
  const codes = [...assignedRole.enumValues, ...position.enumValues]
  const offices = [...assignedRole.enumValues, ...position.enumValues.map((one) => `${one}: Chi bộ Bến Sông`)]
  for (const office of [...offices, offices.join(', ')]) {
    const signer = signerOf(`Nguyễn Thị Lan – ${office}`, locale)
    expect(signer.who).toBe('Nguyễn Thị Lan')
    for (const code of codes) expect(signer.office.split(/[,:] ?/)).not.toContain(code)
  }
})

test('a signature reads in the language of its reader', () => {
  const signature = 'Nguyễn Thị Lan – officer, secretary: Chi bộ A, B – C'
  expect(signatureInWords(signature, 'vi')).toBe('Nguyễn Thị Lan (Cán bộ theo dõi, Bí thư, Chi bộ A, B – C)')
  expect(signatureInWords(signature, 'en')).toBe('Nguyễn Thị Lan (Officer, Secretary, Chi bộ A, B – C)')
  expect(signatureInWords('Sổ Bộ (thiết lập hệ thống)', 'en')).toBe('Sổ Bộ (system set-up)')
})

test('words within the name of an organisation are not taken for codes', () => {
  expect(signerOf('An – secretary: Chi bộ officer: leader', 'vi').office).toBe('Bí thư, Chi bộ officer: leader')
})
