import { z } from 'zod'
import { field } from '../../core/field'
import { AccountInput } from '../account/record'
import { newPasswordFields } from '../session/record'

/** What makes the first administrator, once, with the code printed where the program was started. */
export const SetupInput = z.object({
  code: z
    .string()
    .max(60, 'setup-code')
    .register(field, {
      label: { vi: 'Mã thiết lập', en: 'Set-up code' },
      hint: {
        vi: 'In ra ở nơi khởi động chương trình, dùng một lần',
        en: 'Printed where the program was started, good once',
      },
      input: 'code',
    }),
  fullName: AccountInput.shape.fullName,
  userName: AccountInput.shape.userName,
  ...newPasswordFields,
})
