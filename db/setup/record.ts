import { z } from 'zod'
import { field } from '../../core/field'
import { AccountInput } from '../account/record'
import { newPasswordFields } from '../session/record'

/** The form of /setup. The code is printed on the console when the program starts. */
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
