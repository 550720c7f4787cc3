import { answersOf } from '../../flow/answers'
import type { Action, Flow } from '../../flow/flow'
import { visibleOffers } from '../../flow/visibleOffers'
import type { MountApi, Page } from '../page/page'
import { tellError } from '../page/tell'
import { isPlainJson } from './isPlainJson'

/** Where the merchant's own code draws: the step of this `name`, or the card of the custom offer with this id. */
export interface Room {
  name: string
  offer: string | undefined
}

/**
 * What the merchant's own code is told of the flow as it stands, and what it can do. `act` makes a move as long as the room is
 * on the screen. A result that is no plain JSON is dropped and told.
 */
export function mountApi(page: Page, now: Flow, { name, offer }: Room, act: (action: Action) => unknown): MountApi {
  const { customer = {}, subscription = {}, locale = 'en' } = now.situation
  const about = offer ? visibleOffers(now).find(({ id }) => id === offer) : now.merchantStep
  const read = (result: unknown) => {
    if (isPlainJson(result)) return structuredClone(result)
    if (result !== undefined)
      tellError(
        page,
        `mount "${name}": expected a result of plain JSON, got ${typeof result} that is none; it was dropped.`,
      )
    return undefined
  }
  return {
    // A copy of the config's data: what the merchant's code writes to it stays its own.
    ...structuredClone({ data: about && 'data' in about && about.data ? about.data : {} }),
    answers: answersOf(now),
    customer,
    subscription,
    locale,
    result: offer ? now.picks[offer] : now.results[name],
    next: (result) => act({ type: 'continue', result: read(result) }),
    back: () => act({ type: 'back' }),
    cancel: () => act({ type: 'cancel' }),
    accept(result) {
      if (!offer) return
      const pick = read(result)
      if (pick !== undefined) act({ type: 'pick', offer, pick })
      act({ type: 'accept', offer })
    },
  }
}
