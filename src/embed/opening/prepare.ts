import { native } from '../../base/native'
import { oncePerObject } from '../../base/oncePerObject'
import { error, type Problem } from '../../config/check/problem'
import { type ReadConfig, readOwnFlow } from '../../config/check/readOwnFlow'
import type { Config, FlowEntry } from '../../config/schema/schema'
import { type ForCustomer, forCustomer } from '../../flow/forCustomer'
import type { Unread } from '../../situation/part'
import { readFacts } from '../../situation/readFacts'
import { readLanguage } from '../../situation/readLanguage'
import type { Situation } from '../../situation/schema'
import type { Spoken } from '../../ui/first/view'
import { type Identity, identityOf, type Page } from '../page/page'
import { tellError } from '../page/tell'
import { loadTexts } from '../texts/loadTexts'
import { spokenIn } from '../texts/spokenIn'
import { readOfferHistory } from './readOfferHistory'
import { tellUnread } from './tellUnread'

/** What a session needs. */
interface Prepared {
  /** The customer's flow, if there is one for them. */
  chosen: ForCustomer
  /** All that is known of who is leaving. */
  situation: Situation
  /** Our texts for its language. */
  spoken: Spoken
  /** What of the Situation could not be read. */
  doubts: Unread[]
  problems?: undefined
}

/** The problems that keep a config from running. */
type Unprepared = { problems: Problem[] } & { [Key in Exclude<keyof Prepared, 'problems'>]?: undefined }

/** Reads what a session needs (law: read once): the config with the page's settings laid over it, and what the page says. */
export async function prepare(page: Page, given: unknown, kind?: Situation['kind']): Promise<Prepared | Unprepared> {
  const { facts, doubts } = readGivenFacts(page)
  const locale =
    facts.locale ?? (readLanguage(native(document, 'documentElement').lang) || readLanguage(navigator.language) || 'en')
  const texts = await loadTexts(locale)
  const { config, problems } = readGiven(given, page)
  if (!config) return { problems }
  const several = config.flows && (await import('./severalFlows'))
  const read = several?.readFlows(config)
  if (read?.problems.length) return { problems: read.problems }
  const situation = situationOf(page, config, { ...facts, locale, ...(kind && { kind }) })
  const isTest = page.settings.mode === 'test'
  const chosen = forCustomer(
    config,
    situation,
    several && ((about) => several.chooseFlow(config, about, isTest).config),
  )
  return { chosen, situation, spoken: spokenIn(locale, texts, chosen.config.messages), doubts }
}

/** A config object is checked once, however often the flow opens. */
const readOnce = oncePerObject(readOwnFlow)

function readGiven(given: unknown, page: Page): ReadConfig {
  if (!(given instanceof Error)) return readOnce(withSettings(given, page))
  return { problems: [error('', `${`${page.settings.config}`.slice(0, 80)}: ${given}`)] }
}

/** Lays the page's theme and fairness over the config. Before the check, so that they are held to the same rules. */
function withSettings(config: unknown, { settings: { theme, fairness } }: Page): unknown {
  if (!theme && !fairness) return config
  const given = config as Config
  const lay = (flow: Config | FlowEntry) => ({
    ...flow,
    ...(fairness && { fairness }),
    ...(theme && { theme: { ...flow?.theme, ...theme } }),
  })
  const { flows } = Object(given) as Config
  if (!Array.isArray(flows)) return lay(given)
  return { ...lay(given), flows: flows.map((entry) => lay({ theme: given.theme, ...entry })) }
}

/** Reads what the page says of who is leaving. What cannot be read is left out and reported (law: read once). */
function readGivenFacts(page: Page): { facts: Situation; doubts: Unread[] } {
  const { token, ...who } = readIdentity(page)
  const { situation: facts, unread: doubts } = readFacts({ ...who, locale: page.settings.locale })
  tellUnread(page, doubts)
  return { facts, doubts }
}

/** The Situation: what the page has said, with the page itself, the time, and what this browser remembers of past offers. */
function situationOf(page: Page, config: Config, { history, page: about, ...who }: Situation): Situation {
  // The flows of a config share their offers, and so what was offered before.
  const offers = [config, ...(config.flows ?? [])].flatMap(({ id }) => readOfferHistory(id, who.customer?.id))
  // Checked like any input: another page of this origin can write to the same storage.
  const remembered = readFacts({ history: { offers } }).situation.history
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
