import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { ButtonForm } from '@/components/form/button-form.client'
import { chooseKeys } from '../request/choose'
import { cookieNames } from '../request/cookies'

/** Whether single-letter keys are on for this device; they are on by default. */
export const currentKeys = async (): Promise<boolean> => (await cookies()).get(cookieNames.keys)?.value !== 'off'

/** A button that turns all single-letter keys on or off (WCAG 2.1.4). */
export async function KeysSwitch() {
  const [say, shell, isOn] = [await getTranslations('me'), await getTranslations('shell'), await currentKeys()]
  return (
    <ButtonForm
      className="row"
      act={chooseKeys.bind(null, isOn ? 'off' : 'on')}
      unanswered={{ offline: shell('undone.offline'), lost: shell('undone.lost') }}
    >
      <span>{say(isOn ? 'keys-on' : 'keys-off')}</span>
      <button type="submit" className="button small">
        {say(isOn ? 'turn-keys-off' : 'turn-keys-on')}
      </button>
    </ButtonForm>
  )
}
