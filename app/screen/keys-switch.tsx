import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { chooseKeys } from '../request/choose'
import { cookieNames } from '../request/cookies'

/** Whether single letters act on this device; they do until somebody turns them off. */
export const currentKeys = async (): Promise<boolean> => (await cookies()).get(cookieNames.keys)?.value !== 'off'

/** Turns every single-letter key on or off, all at once. */
export async function KeysSwitch() {
  const [say, isOn] = [await getTranslations('me'), await currentKeys()]
  return (
    <form className="row" action={chooseKeys.bind(null, isOn ? 'off' : 'on')}>
      <span>{say(isOn ? 'keys-on' : 'keys-off')}</span>
      <button type="submit" className="button small">
        {say(isOn ? 'turn-keys-off' : 'turn-keys-on')}
      </button>
    </form>
  )
}
