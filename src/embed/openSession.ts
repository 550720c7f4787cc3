import { readConfig } from '../config/readConfig'
import type { Config } from '../config/schema'
import type { Situation } from '../config/situation'
import { inAudience } from '../decide/decide'
import type { Delivery } from '../events/delivery'
import { readLocale, withMessages } from '../ui/language'
import { converse } from './converse'
import type { Opening, Session } from './flowCode'
import { loadTexts } from './languages'
import { readOfferHistory } from './offerHistory'
import { type Identity, identityOf, type Page } from './page'
import { showProblems } from './showProblems'
import { tellError } from './tell'

/** Puts a conversation together and shows its first screen. Rejects when it cannot; then nothing of it is left. */
export async function openSession(
  page: Page,
  opening: Opening,
  delivery: Delivery | undefined,
): Promise<Session | undefined> {
  const locale = readLocale(page.settings.locale ?? (document.documentElement.lang || navigator.language))
  const texts = await loadTexts(locale)
  if (opening.isLate()) return undefined
  const { config, problems } = readConfig(withSettings(opening.config, page))
  if (!config) return showProblems({ page, opening, problems })
  const situation = situationOf(page, config, locale)
  if (!inAudience(config, situation)) return undefined
  return converse({ page, opening, delivery, config, situation, texts: withMessages(texts, config, locale) })
}

/** Laid over before the check: what a page sets is held to the same rules as what the config says. */
function withSettings(config: unknown, { settings: { theme, fairness } }: Page): unknown {
  if (!theme && !fairness) return config
  const given = config as Config
  return { ...given, ...(fairness && { fairness }), ...(theme && { theme: { ...given?.theme, ...theme } }) }
}

function situationOf(page: Page, { id }: Config, locale: string): Situation {
  const { token, history, page: about, ...who } = readIdentity(page)
  return {
    ...who,
    history: { offers: readOfferHistory(id), ...history },
    page: { host: location.host, path: location.pathname, ...about },
    locale,
    now: new Date().toISOString(),
    // With an actions URL the server can do everything, as far as we can know.
    ...(!page.settings.actions && { handlers: Object.keys(page.handlers) }),
  }
}

/** Who is leaving; what the page says unreadably is said to be missing, and the flow goes on without it. */
function readIdentity(page: Page): Identity {
  try {
    return identityOf(page)
  } catch (cause) {
    tellError(
      page,
      'customer: expected inline JSON { customer, subscription, history, token }. The flow goes on without.',
      cause,
    )
    return page.identity
  }
}
