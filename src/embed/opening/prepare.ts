import { native } from '../../base/native'
import { error } from '../../config/check/problem'
import { type ReadConfig, readConfig } from '../../config/check/readConfig'
import type { Config } from '../../config/schema/schema'
import { oncePerObject } from '../../decide/oncePerObject'
import type { Unread } from '../../situation/part'
import { readFacts } from '../../situation/readFacts'
import { readLanguage } from '../../situation/readLanguage'
import type { Situation } from '../../situation/schema'
import { type Identity, identityOf, type Page } from '../page/page'
import { tellError } from '../page/tell'
import { loadTexts } from '../texts/loadTexts'
import { spokenIn } from '../texts/spokenIn'
import { readOfferHistory } from './readOfferHistory'
import { tellUnread } from './tellUnread'

/**
 * Reads what a session needs: the config with the page's settings laid over it, or the `problems` that keep it from running; the
 * Situation; our texts for its language; and as `doubts` what of the Situation could not be read (law: read once).
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
        spoken: spokenIn(locale, texts, config.messages),
        doubts,
      }
    : { problems }
}

/** A config object is checked once, however often the flow opens. */
const readOnce = oncePerObject(readConfig)

function readGiven(given: unknown, page: Page): ReadConfig {
  if (!(given instanceof Error)) return readOnce(withSettings(given, page))
  return { problems: [error('', `${`${page.settings.config}`.slice(0, 80)}: ${given}`)] }
}

/** Lays the page's theme and fairness over the config. Before the check, so that they are held to the same rules. */
function withSettings(config: unknown, { settings: { theme, fairness } }: Page): unknown {
  if (!theme && !fairness) return config
  const given = config as Config
  return { ...given, ...(fairness && { fairness }), ...(theme && { theme: { ...given?.theme, ...theme } }) }
}

/** Reads what the page says of who is leaving. What cannot be read is left out and reported (law: read once). */
function readGivenFacts(page: Page): { facts: Situation; doubts: Unread[] } {
  const { token, ...who } = readIdentity(page)
  const { situation: facts, unread: doubts } = readFacts({ ...who, locale: page.settings.locale })
  tellUnread(page, doubts)
  return { facts, doubts }
}

/** The Situation: what the page has said, with the page itself, the time, and what this browser remembers of past offers. */
function situationOf(page: Page, { id }: Config, { history, page: about, ...who }: Situation): Situation {
  // Checked like any input: another page of this origin can write to the same storage.
  const remembered = readFacts({ history: { offers: readOfferHistory(id, who.customer?.id) } }).situation.history
  return {
    ...who,
    history: { ...remembered, ...history },
    page: { host: location.host, path: location.pathname, ...about },
    now: new Date().toISOString(),
    // Without this list every offer counts as possible: a server behind an actions URL may be able to do all of them.
    ...(!page.settings.actions && { handlers: Object.keys(page.handlers) }),
  }
}

/** Who is leaving. Where the inline JSON cannot be read, that is reported and only what `identify` said counts. */
function readIdentity(page: Page): Identity {
  try {
    return identityOf(page)
  } catch (cause) {
    tellError(page, 'customer: expected inline JSON, got what follows; the flow goes on without it.', cause)
    return page.identity
  }
}
