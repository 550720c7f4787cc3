import { native } from '../../base/native'
import { error } from '../../config/check/problem'
import { type ReadConfig, readConfig } from '../../config/check/readConfig'
import type { Config } from '../../config/schema/schema'
import { oncePerObject } from '../../decide/oncePerObject'
import type { Unread } from '../../situation/part'
import { readFacts } from '../../situation/readFacts'
import { readLanguage } from '../../situation/readLanguage'
import type { Situation } from '../../situation/schema'
import { nearest } from '../../ui/first/language'
import type { Spoken } from '../../ui/first/view'
import type { Texts } from '../../ui/languages/en'
import { type Identity, identityOf, type Page } from '../page/page'
import { tellError } from '../page/tell'
import { languages } from '../texts/languages'
import { loadTexts } from '../texts/loadTexts'
import { readOfferHistory } from './readOfferHistory'
import { tellUnread } from './tellUnread'

/**
 * What a conversation is made of: the config or what is wrong with it, what is known of the customer and what of it could not
 * be read (`doubts`), and the words.
 */
export async function prepare(page: Page, given: unknown) {
  const { facts, doubts } = readGivenFacts(page)
  const locale =
    facts.locale ?? (readLanguage(native(document, 'documentElement').lang) || readLanguage(navigator.language) || 'en')
  const texts = await loadTexts(locale)
  const { config, problems } = readGiven(given, page)
  return config
    ? {
        config,
        situation: situationOf(page, config, { ...facts, locale }),
        spoken: spokenIn(locale, texts, config),
        doubts,
      }
    : { problems }
}

const readOnce = oncePerObject(readConfig)

function readGiven(given: unknown, page: Page): ReadConfig {
  if (!(given instanceof Error)) return readOnce(withSettings(given, page))
  return { problems: [error('', `${page.settings.config}: ${given}`)] }
}

/** Laid over before the check: what a page sets is held to the same rules as what the config says. */
function withSettings(config: unknown, { settings: { theme, fairness } }: Page): unknown {
  if (!theme && !fairness) return config
  const given = config as Config
  return { ...given, ...(fairness && { fairness }), ...(theme && { theme: { ...given?.theme, ...theme } }) }
}

/** Numbers and dates in a language that has no texts would stand in English sentences. */
function spokenIn(locale: string, texts: Partial<Texts>, { messages = {} }: Config): Spoken {
  const known = nearest<unknown>({ en: texts, ...languages, ...messages }, locale)
  return { texts: { ...texts, ...nearest(messages, known ? locale : 'en') }, locale: known ? locale : 'en' }
}

/** What the page says of who is leaving, read once. What of it cannot be read is left out and told. */
function readGivenFacts(page: Page): { facts: Situation; doubts: Unread[] } {
  const { token, ...who } = readIdentity(page)
  const { situation: facts, unread: doubts } = readFacts({ ...who, locale: page.settings.locale })
  tellUnread(page, doubts)
  return { facts, doubts }
}

function situationOf(page: Page, { id }: Config, { history, page: about, ...who }: Situation): Situation {
  // Another page of this origin may have written there what it liked.
  const remembered = readFacts({ history: { offers: readOfferHistory(id) } }).situation.history
  return {
    ...who,
    history: { ...remembered, ...history },
    page: { host: location.host, path: location.pathname, ...about },
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
    tellError(page, 'customer: expected inline JSON, got what follows; the flow goes on without it.', cause)
    return page.identity
  }
}
