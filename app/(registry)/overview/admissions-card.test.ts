import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import type { Admissions } from '@/db/report/admissions'
import { words } from '@/messages/all'
import { sentencesIn } from '@/messages/words'
import { admissionsCard, basisOfAdmissions } from './admissions-card'

const say = createTranslator({ locale: 'vi', messages: sentencesIn(words, 'vi'), namespace: 'overview' })
const told = { day: '2024-03-18', kind: 'latest' as const, scope: undefined }
const basis = { subject: 'organisation' as const, have: 0, of: 66, expected: null, due: null, older: [] }
const missing: Admissions = { year: 2024, admitted: null, target: 71, basis, rows: [] }

test.each([
  [missing, 'chỉ tiêu giao: 71 đảng viên', 'chưa có số liệu'],
  [{ ...missing, target: null }, 'chưa có chỉ tiêu giao', 'chưa có số liệu'],
  [{ ...missing, admitted: 3, target: null }, 'chưa có chỉ tiêu giao', '3'],
])('admissions without a share name the target where there is one', (admissions, target, value) => {
  const card = admissionsCard(admissions, told, 'vi', say)
  expect([card.fraction, card.value ?? card.missing]).toEqual([target, value])
  expect(basisOfAdmissions(admissions, 'vi', say).slice(0, 2)).toEqual([`Kết nạp lũy kế năm 2024: ${value}`, target])
})

test('admissions with a share have it on the card and in the file, with the target', () => {
  const admissions = { ...missing, admitted: 36 }
  expect(admissionsCard(admissions, told, 'vi', say).fraction).toBe('36/71 = 50,70%')
  expect(basisOfAdmissions(admissions, 'vi', say).slice(0, 2)).toEqual([
    'Kết nạp lũy kế năm 2024: 36/71 = 50,70%',
    'chỉ tiêu giao: 71 đảng viên',
  ])
})
