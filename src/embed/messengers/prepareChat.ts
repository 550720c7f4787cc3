import { performedBy } from '../../config/schema/performedBy'
import type { Config, Offer } from '../../config/schema/schema'
import type { Situation } from '../../situation/schema'
import { fill } from '../../ui/first/fill'
import { localize } from '../../ui/first/language'
import type { Handler, SessionInfo } from '../page/handler'
import { tellErrorOnce } from '../page/tell'
import type { MoreNeeds } from '../screen/moreParts'
import type { Note } from './messenger'
import { messengers } from './messengers'

/** The handlers that are ours, which may stay from an earlier session. */
const ours = new WeakSet<Handler>()

/**
 * Registers a handler that opens the page's messenger, unless the page has one of its own for `chat`. Gives back how to lay over a
 * Situation whether there is a chat: without a handler and a messenger there is none to offer, and test mode says so.
 */
export function prepareChat({ page, config, flows, spoken }: MoreNeeds): (situation: Situation) => Situation {
  const offers = Object.assign({}, ...[config, ...flows].map((flow) => flow.offers)) as Record<string, Offer>
  const chats = Object.entries(offers).filter(([, { type }]) => type === 'chat')
  const { chat } = page.handlers
  if (!chats.length || (chat && !ours.has(chat))) return (situation) => situation
  const open: Handler = (_, session) => {
    const messenger = messengers.find((each) => each.isThere())
    if (!messenger) throw new Error('chat: expected a messenger on the page, got none; nothing was opened.')
    messenger.open(noteOf(config, session, spoken.texts))
  }
  ours.add(open)
  page.handlers.chat = open
  if (page.settings.mode === 'test' && !isThere()) {
    const names = chats.map(([id]) => `"${id}"`).join(', ')
    const message = `offer ${names}: expected a messenger on the page (Intercom, Zendesk, Crisp, HubSpot, Front) or a handler for chat, got none; there is no such offer.`
    tellErrorOnce(page, message)
  }
  return (situation) => ({ ...situation, handlers: handlersOf(offers, situation) })
}

/** Asked anew at every Decision: messengers load late. */
function isThere(): boolean {
  return messengers.some((each) => each.isThere())
}

/** What can be performed, with `chat` where a messenger is there. Where a server performs, all that the config has but that. */
function handlersOf(offers: Record<string, Offer>, { handlers }: Situation): string[] {
  const asked = Object.values(offers).flatMap(performedBy)
  const able = handlers ?? ['cancel', 'resume', ...asked]
  return [...new Set([...able.filter((name) => name !== 'chat'), ...(isThere() ? ['chat'] : [])])]
}

/** The picked reason, in the words that the customer has read. */
function noteOf(
  { survey }: Config,
  { answers, customer, subscription, locale = 'en' }: SessionInfo,
  texts: Readonly<Record<string, string>>,
): Note | undefined {
  const { reason } = answers
  if (typeof reason !== 'string') return undefined
  const { label } = survey.reasons.find(({ id }) => id === reason) ?? {}
  const written = label && localize(label, locale).words
  const words =
    (written && fill(written, { customer, subscription, locale })) ||
    texts[`reason.${reason}`] ||
    reason.replaceAll('_', ' ')
  return { reason, words }
}
