import { advanceWhole } from '../../flow/advanceWhole'
import type { Action, Flow } from '../../flow/flow'
import type { View } from '../../ui/first/view'
import { DoneStep } from '../../ui/later/DoneStep'
import { OfferStep } from '../../ui/later/OfferStep'
import { moreWords } from '../../ui/more/moreWords'
import { prepareChat } from '../messengers/prepareChat'
import { loadMoreTexts } from '../texts/loadMoreTexts'
import type { MoreNeeds, MoreParts } from './moreParts'

/** The moves on which a Decision is made. */
const deciding: readonly Action['type'][] = ['continue', 'decline', 'cancel']

/**
 * The third chunk: the second with the words of offers about deliveries and of the chat, and with what the page's messenger means for
 * Decisions: without one there is no chat to offer.
 */
export async function addMore<Code extends MoreParts>(code: Code, parts: MoreNeeds): Promise<Code> {
  const texts = await loadMoreTexts(parts.situation.locale ?? 'en')
  const withChat = prepareChat(parts)
  const laid = (flow: Flow): Flow => ({ ...flow, situation: withChat(flow.situation) })
  const withWords = (view: View): View => ({ ...view, more: moreWords })
  const changed: Omit<MoreParts, 'laterStyles'> = {
    laterSteps: {
      ...code.laterSteps,
      offer: (view) => <OfferStep view={withWords(view)} />,
      done: (view) => <DoneStep view={withWords(view)} />,
    },
    speakWhole: (spoken, others) => code.speakWhole(spoken, { ...texts, ...others }),
    decideInFlow: (config, situation) => code.decideInFlow(config, withChat(situation)),
    openFlow: (flow, now) => code.openFlow(laid(flow), now),
    advance: (flow, action, now) => advanceWhole(deciding.includes(action.type) ? laid(flow) : flow, action, now),
  }
  return { ...code, ...changed }
}
