import { expect, test } from 'vitest'
import { reminderWords } from './reminder-words'

const period = {
  kind: 'ad_hoc' as const,
  name: 'Rà soát tháng 5',
  startsOn: '2024-05-01',
  dueOn: '2024-06-20',
  daysLeft: 3,
}

test('the text for a group tells those who have not sent from those who are to send again', async () => {
  const { together } = await reminderWords()
  const [missing, returned] = [
    { name: 'Chi bộ Một', isReturned: false },
    { name: 'Chi bộ Hai', isReturned: true },
  ]
  const due = 'báo cáo số liệu đảng viên Rà soát tháng 5, hạn gửi 20/06/2024 (còn 3 ngày):'
  expect(together(period, [returned, missing])).toContain(
    `1 tổ chức đảng chưa gửi ${due}\n- Chi bộ Một\n1 tổ chức đảng phải bổ sung và gửi lại ${due}\n- Chi bộ Hai\n`,
  )
  expect(together(period, [missing])).not.toContain('gửi lại')
  expect(together(period, [returned])).not.toContain('chưa gửi')
})
