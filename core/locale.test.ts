import { expect, test } from 'vitest'
import {
  formatCount,
  formatDate,
  formatDateTime,
  formatDecimal,
  formatFullMoney,
  formatLongDate,
  formatMoney,
} from './locale'

const at = new Date('2024-03-18T01:50:00Z')

test.each([
  [formatCount(1234, 'vi'), '1.234'],
  [formatCount(1234, 'en'), '1,234'],
  [formatCount(null, 'vi'), '–'],
  [formatDecimal(1234.5, 'vi'), '1.234,5'],
  [formatDecimal(1234.5, 'en'), '1,234.5'],
  [formatMoney(10.2e9, 'USD', 'vi'), '10,2 tỷ USD'],
  [formatMoney(10.2e9, 'USD', 'en'), '10.2 billion USD'],
  [formatMoney(320_508e9, 'VND', 'vi'), '320.508 tỷ đồng'],
  [formatMoney(13.47e9, 'USD', 'vi', 2), '13,47 tỷ USD'],
  [formatMoney(2_500_000, 'VND', 'vi'), '2,5 triệu đồng'],
  [formatMoney(950, 'VND', 'vi'), '950 đồng'],
  [formatFullMoney(320_508e9, 'VND', 'vi'), '320.508.000.000.000 ₫'],
  [formatFullMoney(10.2e9, 'USD', 'vi'), '10.200.000.000 USD'],
  [formatDate('2024-03-18', 'vi'), '18/03/2024'],
  [formatDate('2026-02-05', 'vi'), '05/02/2026'],
  [formatDate('2024-03-18', 'en'), '18 Mar 2024'],
  [formatDate('2003-01-01', 'vi', 'year'), 'năm 2003'],
  [formatDate('2016-08-01', 'vi', 'month'), 'tháng 8/2016'],
  [formatDate('2016-08-01', 'en', 'month'), 'Aug 2016'],
  [formatDate('2003-01-01', 'en', 'year'), '2003'],
  [formatDateTime(at, 'vi'), '08:50 18/03/2024'],
  [formatDateTime(at, 'en'), '08:50 18 Mar 2024'],
  [formatDateTime(new Date('2024-03-18T17:05:00Z'), 'vi'), '00:05 19/03/2024'],
  [formatLongDate('2024-03-18', 'vi'), 'ngày 18 tháng 3 năm 2024'],
  [formatLongDate('2026-02-05', 'vi'), 'ngày 05 tháng 02 năm 2026'],
  [formatLongDate('2026-12-01', 'vi'), 'ngày 01 tháng 12 năm 2026'],
  [formatLongDate('2024-03-18', 'en'), '18 March 2024'],
])('%s', (shown, expected) => expect(shown).toBe(expected))
