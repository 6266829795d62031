import { getTranslations } from 'next-intl/server'
import { ButtonForm } from '@/components/form/button-form.client'
import { locales } from '@/core/locale'
import { chooseLanguage } from '../request/choose'
import { currentLocale } from '../request/session'

/** Each language is named in itself, for users who do not read the other. */
const names = { vi: 'Tiếng Việt', en: 'English' }

/** Posts to the present URL, so that filter and record stay. */
export async function LanguageSwitch() {
  const [say, present] = [await getTranslations('shell'), await currentLocale()]
  const unanswered = { offline: say('undone.offline'), lost: say('undone.lost') }
  return locales
    .filter((locale) => locale !== present)
    .map((locale) => (
      <ButtonForm key={locale} act={chooseLanguage.bind(null, locale)} unanswered={unanswered}>
        <button
          type="submit"
          className="button quiet"
          lang={locale}
          aria-label={`${say('language')}: ${names[locale]}`}
        >
          {names[locale]}
        </button>
      </ButtonForm>
    ))
}
