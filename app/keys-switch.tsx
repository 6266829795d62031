import { getTranslations } from 'next-intl/server'
import { chooseKeys } from './choose-keys'
import { currentKeys } from './keys'

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
