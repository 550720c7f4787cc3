import { perSubscription } from '../figures/perSubscription'
import { createRevenue, laterOf, type Revenue } from '../figures/revenue'
import type { Session } from '../log/session'
import type { Stretches } from './releases'

/** What feedback keeps of a session: who spoke, what they pay, when, and how it ended. */
export type Speaker = Pick<
  Session,
  'id' | 'source' | 'customer' | 'subscription' | 'mrr' | 'currency' | 'plan' | 'startedAt' | 'outcome'
>

/** The part of a session that feedback keeps. */
export function speakerOf(session: Session): Speaker {
  const { id, source, customer, subscription, mrr, currency, plan, startedAt, outcome } = session
  return { id, source, customer, subscription, mrr, currency, plan, startedAt, outcome }
}

/** Who speaks of one thing, each subscription once, as it was in the last flow that spoke of it. */
export interface ConcernFigures {
  flows: number
  subscriptions: number
  /** The recurring revenue of these subscriptions, by currency. */
  atStake: Record<string, Revenue>
  /** Of this, what canceled in that flow. */
  lost: Record<string, Revenue>
}

/** Counts who speaks of one thing. Sessions of one subscription have to come together; one that comes twice counts once. */
export function createConcern(stretches: Stretches) {
  const [atStake, lost] = [createRevenue(), createRevenue()]
  const flowsAt = stretches.releases.map(() => 0).concat(0)
  let subscriptions = 0
  let flows = 0
  let latest: { id: string; source: string } | undefined
  const each = perSubscription<Speaker, Speaker>(laterOf, (speaker) => {
    subscriptions += 1
    atStake.add(speaker)
    if (speaker.outcome === 'canceled') lost.add(speaker)
  })

  function add(speaker: Speaker): void {
    if (latest?.id === speaker.id && latest.source === speaker.source) return
    latest = { id: speaker.id, source: speaker.source }
    flows += 1
    if (speaker.startedAt !== null) addAt(flowsAt, stretches.at(speaker.startedAt))
    each.add(speaker)
  }

  function result(): ConcernFigures {
    each.end()
    return { flows, subscriptions, atStake: atStake.result(), lost: lost.result() }
  }

  return { add, flowsAt, result }
}

/** Counts one more at this place of a list. */
export function addAt(counts: number[], place: number): void {
  counts[place] = (counts[place] ?? 0) + 1
}
